import { z } from 'zod';
import { Assumption, Expression, LocalText, Name, Slug } from './shape-text.ts';
import { Option } from './shape-terms.ts';

/** What the hub already knows and need not be typed again. */
export const Prefill = z.enum([
  'organisation.name',
  'organisation.nameZh',
  'organisation.br',
  'organisation.address',
  'person.name',
  'person.email',
  'basis.cost',
]);

const field = {
  id: Name,
  label: LocalText,
  hint: LocalText.optional(),
  required: z.boolean().optional().describe('Must be answered before the form can be sent, while it is shown.'),
  when: Expression.optional().describe('The field is shown where this is true. Fields, facts and terms may be named.'),
  fact: Name.optional().describe('The fact that the answer supplies.'),
  prefill: Prefill.optional(),
  personal: z
    .boolean()
    .optional()
    .describe('The answer is about a person: it is kept out of the log and erased on its own term.'),
  assumption: Assumption.optional(),
};
const length = { maxLength: z.int().min(1).max(20_000).describe('In characters as people count them, Chinese or Latin.') };
const choice = {
  options: z.array(Option).min(1).optional().describe('The values, where they belong to this field only.'),
  optionsFrom: Name.optional().describe('The term that lists the values.'),
};
const Day = z
  .string()
  .regex(/^(today|\d{4}-\d{2}-\d{2})$/)
  .describe('A day such as 2026-03-31, or today.');

export const FileType = z.enum(['pdf', 'jpg', 'png', 'docx', 'xlsx']);
export type FileType = z.output<typeof FileType>;

export const Field = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...field, ...length }).describe('One line of text.'),
  z.strictObject({ kind: z.literal('long-text'), ...field, ...length }).describe('Several lines of text.'),
  z.strictObject({ kind: z.literal('choice'), ...field, ...choice }).describe('One of a list.'),
  z
    .strictObject({ kind: z.literal('multi-choice'), ...field, ...choice, maxChoices: z.int().min(1).optional() })
    .describe('Any of a list.'),
  z.strictObject({ kind: z.literal('yes-no'), ...field }),
  z
    .strictObject({ kind: z.literal('whole'), ...field, min: z.int().optional(), max: z.int().optional() })
    .describe('A whole number.'),
  z
    .strictObject({ kind: z.literal('money'), ...field, max: Name.optional().describe('The term that is the most.') })
    .describe('HK dollars and cents.'),
  z.strictObject({ kind: z.literal('date'), ...field, earliest: Day.optional(), latest: Day.optional() }),
  z.strictObject({ kind: z.literal('email'), ...field }),
  z.strictObject({ kind: z.literal('phone'), ...field }),
  z.strictObject({ kind: z.literal('br-number'), ...field }).describe('A Hong Kong business registration number.'),
  z
    .strictObject({
      kind: z.literal('file'),
      ...field,
      document: Slug.describe('What the document is, e.g. business-registration.'),
      accept: z.array(FileType).min(1),
      maxFiles: z.int().min(1).max(20),
      maxMegabytes: z.int().min(1).max(100),
    })
    .describe('Documents to attach. Their content decides their type, not their name.'),
  z.strictObject({ kind: z.literal('consent'), ...field }).describe('A statement to agree to.'),
]);
export type Field = z.output<typeof Field>;
export type FieldKind = Field['kind'];

/** Something that must be true of several answers together. */
export const FormCheck = z.strictObject({
  id: Name,
  field: Name.describe('The field that the problem is shown at.'),
  when: Expression.describe('True where the answers agree. Not looked at while an answer that it names is missing.'),
  fails: LocalText,
});

export const Section = z.strictObject({ id: Slug, title: LocalText, intro: LocalText.optional(), fields: z.array(Field).min(1) });
export type Section = z.output<typeof Section>;

export const Form = z.strictObject({
  id: Slug,
  title: LocalText,
  sections: z.array(Section).min(1),
  checks: z.array(FormCheck).optional(),
});
export type Form = z.output<typeof Form>;
