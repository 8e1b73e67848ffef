import { z } from 'zod';
import { GroupField, SimpleField } from './shape-fields.ts';
import { Expression, LocalText, Name, Slug } from './shape-text.ts';

export const Field = z.discriminatedUnion('kind', [...SimpleField.options, GroupField]);
export type Field = z.output<typeof Field>;
export type FieldKind = Field['kind'];

/** Something that must be true of several answers together. */
export const FormCheck = z.strictObject({
  id: Name,
  field: Name.describe('The field that the problem is shown at. One of a group: the answers of each item are looked at.'),
  when: Expression.describe('True where the answers agree. Not looked at while an answer that it names is missing.'),
  fails: LocalText,
});
export type FormCheck = z.output<typeof FormCheck>;

export const Section = z.strictObject({ id: Slug, title: LocalText, intro: LocalText.optional(), fields: z.array(Field).min(1) });
export type Section = z.output<typeof Section>;

export const Form = z.strictObject({
  id: Slug,
  title: LocalText,
  sections: z.array(Section).min(1),
  checks: z.array(FormCheck).optional(),
});
export type Form = z.output<typeof Form>;

export { FileType, type GroupField, type SimpleField } from './shape-fields.ts';
