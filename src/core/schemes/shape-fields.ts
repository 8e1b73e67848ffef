import { z } from 'zod';
import { Option } from './shape-terms.ts';
import { Assumption, Expression, LocalText, Name, Slug } from './shape-text.ts';

/*
 * The kinds of question that a form may ask, but for repeated groups (shape-form.ts). What each is kept as stands in
 * fields/: text as text, money as digits of cents, a place as GeoJSON.
 */

/** What the hub already knows and need not be typed again. */
export const Prefill = z.enum([
  'organisation.name',
  'organisation.nameZh',
  'organisation.br',
  'organisation.address',
  'organisation.kind',
  'organisation.website',
  'organisation.staff',
  'person.name',
  'person.email',
  'person.phone',
  'basis.cost',
]);

const field = {
  id: Name,
  label: LocalText,
  hint: LocalText.optional(),
  required: z.boolean().optional().describe('Must be answered before the form can be sent, while it is shown.'),
  when: Expression.optional().describe('The field is shown where this is true. Fields, facts and terms may be named.'),
  fact: Name.optional().describe('The fact that the answer supplies. Inside a group: the list of the answers.'),
  prefill: Prefill.optional(),
  personal: z
    .boolean()
    .optional()
    .describe('The answer is about a person: it is kept out of the log and erased on its own term.'),
  assumption: Assumption.optional(),
};

/** How long a text may be where English is counted in words and Chinese in characters. */
export const WordLimit = z
  .strictObject({
    words: z.int().min(1).max(5_000).describe('Where it is written in English.'),
    characters: z.int().min(1).max(10_000).describe('Where it is written in Chinese, punctuation not counted.'),
  })
  .describe('Mixed text counts proportionally: half of the words leave room for half of the characters.');
export type WordLimit = z.output<typeof WordLimit>;

const length = {
  maxLength: z.int().min(1).max(20_000).optional().describe('In characters as people count them, Chinese or Latin.'),
  limit: WordLimit.optional(),
};
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

export const PERSON_PARTS = ['name', 'nameZh', 'title', 'email', 'phone', 'hkid'] as const;
export type PersonPart = (typeof PERSON_PARTS)[number];

const kind = <Kind extends string>(name: Kind) => ({ kind: z.literal(name), ...field });

const texts = [
  z.strictObject({ ...kind('text'), ...length }).describe('One line of text.'),
  z.strictObject({ ...kind('long-text'), ...length }).describe('Several lines of text.'),
  z
    .strictObject({
      ...kind('bilingual'),
      ...length,
      lines: z.boolean().optional().describe('Several lines; one where left out.'),
      needs: z
        .enum(['en', 'zh', 'either', 'both'])
        .optional()
        .describe('Which language must be there when it is answered; either where left out.'),
    })
    .describe('A text in English and in Chinese: a name, a title, a summary.'),
  z.strictObject(kind('email')),
  z.strictObject(kind('phone')),
  z.strictObject(kind('url')).describe('The address of a web page.'),
] as const;

const choices = [
  z.strictObject({ ...kind('choice'), ...choice }).describe('One of a list.'),
  z.strictObject({ ...kind('multi-choice'), ...choice, maxChoices: z.int().min(1).optional() }).describe('Any of a list.'),
  z.strictObject(kind('yes-no')),
  z.strictObject(kind('consent')).describe('A statement to agree to.'),
  z.strictObject(kind('country')).describe('A country or region of ISO 3166.'),
] as const;

const numbers = [
  z.strictObject({ ...kind('whole'), min: z.int().optional(), max: z.int().optional() }).describe('A whole number.'),
  z
    .strictObject({
      ...kind('decimal'),
      decimals: z.int().min(1).max(6).describe('Digits after the point. As a fact it is a whole number of the last of them.'),
      min: z.number().optional(),
      max: z.number().optional(),
      unit: LocalText.optional().describe('What is counted, e.g. kg.'),
    })
    .describe('A number with digits after the point.'),
  z
    .strictObject({ ...kind('months'), min: z.int().min(0).optional(), max: z.int().max(1200).optional() })
    .describe('A number of months.'),
  z
    .strictObject({ ...kind('money'), max: Name.optional().describe('The term that is the most.') })
    .describe('HK dollars and cents.'),
  z.strictObject({ ...kind('date'), earliest: Day.optional(), latest: Day.optional() }),
  z
    .strictObject({
      ...kind('cost-table'),
      categoriesFrom: Name.optional().describe('The term that lists the categories of costs.'),
      quantities: z.boolean().optional().describe('Rows say a quantity and a price of one, not only an amount.'),
      most: z.int().min(1).max(200).optional().describe('How many rows; 50 where left out.'),
      max: Name.optional().describe('The money term that is the most in all.'),
      share: Name.optional().describe('The percent term shown beside the total as the share asked for.'),
    })
    .describe('A table of costs with its total. As a fact it is the total in cents.'),
] as const;

const identities = [
  z.strictObject(kind('br-number')).describe('A Hong Kong business registration number.'),
  z.strictObject(kind('cr-number')).describe('A number of the Companies Registry.'),
  z.strictObject(kind('hkid')).describe('A Hong Kong identity card number with its check digit. Only where the scheme must.'),
  z.strictObject(kind('address')).describe('An address in Hong Kong, or one line for any other.'),
  z
    .strictObject({ ...kind('person'), parts: z.array(z.enum(PERSON_PARTS)).min(1) })
    .describe('One person: every part but the Chinese name and the title must be there.'),
  z.strictObject(kind('organisation')).describe('An organisation, picked from the register or named.'),
] as const;

const others = [
  z
    .strictObject({
      ...kind('file'),
      document: Slug.describe('What the document is, e.g. business-registration.'),
      accept: z.array(FileType).min(1),
      maxFiles: z.int().min(1).max(20),
      maxMegabytes: z.int().min(1).max(100),
    })
    .describe('Documents to attach. Their content decides their type, not their name.'),
  z.strictObject(kind('map-point')).describe('A place in Hong Kong.'),
  z
    .strictObject({ ...kind('map-route'), heights: z.boolean().optional().describe('Each point says its height in metres.') })
    .describe('A line through Hong Kong.'),
  z.strictObject(kind('map-area')).describe('An area in Hong Kong.'),
  z.strictObject(kind('signature')).describe('The person who certifies and sends types their name.'),
] as const;

/** A question that is answered once, or once in each item of a group. */
export const SimpleField = z.discriminatedUnion('kind', [...texts, ...choices, ...numbers, ...identities, ...others]);
export type SimpleField = z.output<typeof SimpleField>;

/** A part of a form that is answered several times: founders, milestones, aircraft. */
export const GroupField = z
  .strictObject({
    ...kind('group'),
    least: z.int().min(0).max(100).optional().describe('How many there must be; one where it is required.'),
    most: z.int().min(1).max(100).optional().describe('How many there may be; 20 where left out.'),
    item: LocalText.describe('What one is called: “Founder” is shown as “Founder 1”.'),
    fields: z.array(SimpleField).min(1),
  })
  .describe('Questions that are answered several times.');
export type GroupField = z.output<typeof GroupField>;
