/*
 * A form as a page draws it: texts with the terms written out, lists of choices in place, limits as values. The page knows
 * nothing of terms or rules. Which questions are shown is for the hub to say, with every answer that is saved (form-state).
 */
import { z } from 'zod';
import { LocalTextShape } from '../../platform/http/route.ts';
import { t } from '../../messages/index.ts';
import { locales, type MessageKey } from '../../platform/messages.ts';
import { MOST_ROWS } from './fields/cost-table.ts';
import { DISTRICTS } from './fields/people.ts';
import { PERSON_PARTS } from './shape-fields.ts';
import type { Field, FieldKind, Form } from './shape-form.ts';
import { choicesTerm, moneyTerm, percentTerm } from './terms.ts';
import { fillText } from './texts.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';

const OptionShape = z.object({ value: z.string(), label: LocalTextShape, hint: LocalTextShape.optional() });

const KINDS = [
  'text',
  'long-text',
  'bilingual',
  'choice',
  'multi-choice',
  'yes-no',
  'country',
  'whole',
  'decimal',
  'months',
  'money',
  'date',
  'cost-table',
  'email',
  'phone',
  'url',
  'br-number',
  'cr-number',
  'hkid',
  'address',
  'person',
  'organisation',
  'file',
  'map-point',
  'map-route',
  'map-area',
  'consent',
  'signature',
  'group',
] as const satisfies readonly FieldKind[];

const parts = {
  id: z.string(),
  kind: z.enum(KINDS),
  label: LocalTextShape,
  hint: LocalTextShape.optional(),
  required: z.boolean(),
  /** What may be chosen; in a table of costs: its categories. */
  options: z.array(OptionShape).optional(),
  /** In characters. */
  maxLength: z.int().optional(),
  limit: z.object({ words: z.int(), characters: z.int() }).optional(),
  /** Several lines of text. */
  lines: z.boolean().optional(),
  /** Which languages must be there. */
  needs: z.enum(['en', 'zh', 'either', 'both']).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.int().optional(),
  unit: LocalTextShape.optional(),
  /** The parts that are asked of a person. */
  parts: z.array(z.enum(PERSON_PARTS)).optional(),
  /** Cents, as text. */
  maxCents: z.string().optional(),
  /** Percent of the total of a table that is asked for. */
  share: z.number().optional(),
  quantities: z.boolean().optional(),
  /** Rows or items. */
  least: z.int().optional(),
  most: z.int().optional(),
  heights: z.boolean().optional(),
  maxChoices: z.int().optional(),
  accept: z.array(z.string()).optional(),
  maxFiles: z.int().optional(),
  maxMegabytes: z.int().optional(),
  /** Whether it is asked hangs on other answers. */
  isConditional: z.boolean().optional(),
  /** Why the question is only assumed to be asked. */
  assumption: LocalTextShape.optional(),
};
const SimpleShape = z.object(parts);
const FieldShape = z.object({
  ...parts,
  /** What one item of a group is called, and what is asked in it. */
  item: LocalTextShape.optional(),
  fields: z.array(SimpleShape).optional(),
});
export type FieldView = z.output<typeof FieldShape>;

/** A form for a page. */
export const FormShape = z.object({
  id: z.string(),
  title: LocalTextShape,
  sections: z.array(
    z.object({ id: z.string(), title: LocalTextShape, intro: LocalTextShape.optional(), fields: z.array(FieldShape) }),
  ),
});
export type FormView = z.output<typeof FormShape>;

const views = new WeakMap<Form, FormView>();

/** One of a scheme's forms as a page draws it. */
export function showForm(scheme: Scheme, form: Form): FormView {
  let view = views.get(form);
  if (!view) views.set(form, (view = makeView(scheme, form)));
  return view;
}

function makeView(scheme: Scheme, form: Form): FormView {
  const say = (text: LocalText) => fillText(scheme, text);
  return {
    id: form.id,
    title: say(form.title),
    sections: form.sections.map(({ id, title, intro, fields }) => ({
      id,
      title: say(title),
      ...(intro && { intro: say(intro) }),
      fields: fields.map((field) => fieldView(scheme, field)),
    })),
  };
}

function fieldView(scheme: Scheme, field: Field): FieldView {
  const { id, kind, label, hint, required = false, assumption } = field;
  return {
    id,
    kind,
    label: fillText(scheme, label),
    ...(hint && { hint: fillText(scheme, hint) }),
    required,
    ...(field.when !== undefined && { isConditional: true }),
    ...(assumption && { assumption: fillText(scheme, assumption) }),
    ...limitsOf(scheme, field),
  };
}

function limitsOf(scheme: Scheme, field: Field): Partial<FieldView> {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return given({ maxLength: field.maxLength, limit: field.limit });
    case 'bilingual':
      return given({ maxLength: field.maxLength, limit: field.limit, lines: field.lines, needs: field.needs ?? 'either' });
    case 'choice':
      return { options: optionsOf(scheme, field) };
    case 'multi-choice':
      return { options: optionsOf(scheme, field), ...given({ maxChoices: field.maxChoices }) };
    case 'whole':
    case 'months':
      return given({ min: field.min, max: field.max });
    case 'decimal':
      return {
        decimals: field.decimals,
        ...given({ min: field.min, max: field.max, unit: field.unit && fillText(scheme, field.unit) }),
      };
    case 'money':
      return field.max === undefined ? {} : { maxCents: String(moneyTerm(scheme, field.max)) };
    case 'cost-table':
      return {
        most: field.most ?? MOST_ROWS,
        quantities: field.quantities === true,
        ...(field.categoriesFrom !== undefined && { options: optionsOf(scheme, { optionsFrom: field.categoriesFrom }) }),
        ...(field.max !== undefined && { maxCents: String(moneyTerm(scheme, field.max)) }),
        ...(field.share !== undefined && { share: Number(percentTerm(scheme, field.share)) / 100 }),
      };
    case 'address':
      return { options: districts() };
    case 'person':
      return { parts: field.parts };
    case 'map-route':
      return given({ heights: field.heights });
    case 'file':
      return { accept: field.accept, maxFiles: field.maxFiles, maxMegabytes: field.maxMegabytes };
    case 'group':
      return {
        least: field.least ?? (field.required === true ? 1 : 0),
        most: field.most ?? 20,
        item: fillText(scheme, field.item),
        fields: field.fields.map((one) => fieldView(scheme, one)),
      };
    default:
      return {};
  }
}

/** The 18 districts, as addresses name them. */
const districts = () =>
  Object.keys(DISTRICTS).map((value) => ({ value, label: said(`forms.district.${value}` as 'forms.district.southern') }));
const said = (key: MessageKey) => Object.fromEntries(locales.map((locale) => [locale, t(locale, key)])) as LocalText;

/** What is there of what there may be. */
function given<Values extends object>(values: Values): Partial<FieldView> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** What a choice offers, in words: its own list or a term's. */
export function optionsOf(scheme: Scheme, field: Pick<Extract<Field, { kind: 'choice' }>, 'options' | 'optionsFrom'>) {
  const options = field.optionsFrom === undefined ? (field.options ?? []) : choicesTerm(scheme, field.optionsFrom);
  return options.map(({ value, label, hint }) => ({
    value,
    label: fillText(scheme, label),
    ...(hint && { hint: fillText(scheme, hint) }),
  }));
}
