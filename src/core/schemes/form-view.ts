/*
 * A form as a page draws it: texts with the terms written out, lists of choices in place, limits as values. The page knows
 * nothing of terms or rules. Which questions are shown is for the hub to say, with every answer that is saved (form-state).
 */
import { z } from 'zod';
import { LocalTextShape } from '../../platform/http/route.ts';
import type { Field, Form } from './shape-form.ts';
import { choicesTerm, moneyTerm } from './terms.ts';
import { fillText } from './texts.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';

const OptionShape = z.object({ value: z.string(), label: LocalTextShape, hint: LocalTextShape.optional() });

const FieldShape = z.object({
  id: z.string(),
  kind: z.enum([
    'text',
    'long-text',
    'choice',
    'multi-choice',
    'yes-no',
    'whole',
    'money',
    'date',
    'email',
    'phone',
    'br-number',
    'file',
    'consent',
  ]),
  label: LocalTextShape,
  hint: LocalTextShape.optional(),
  required: z.boolean(),
  options: z.array(OptionShape).optional(),
  /** In characters. */
  maxLength: z.int().optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  /** Cents, as text. */
  maxCents: z.string().optional(),
  maxChoices: z.int().optional(),
  accept: z.array(z.string()).optional(),
  maxFiles: z.int().optional(),
  maxMegabytes: z.int().optional(),
  /** Why the question is only assumed to be asked. */
  assumption: LocalTextShape.optional(),
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
    ...(assumption && { assumption: fillText(scheme, assumption) }),
    ...limitsOf(scheme, field),
  };
}

function limitsOf(scheme: Scheme, field: Field): Partial<FieldView> {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return { maxLength: field.maxLength };
    case 'choice':
      return { options: optionsOf(scheme, field) };
    case 'multi-choice':
      return { options: optionsOf(scheme, field), ...(field.maxChoices !== undefined && { maxChoices: field.maxChoices }) };
    case 'whole':
      return { ...(field.min !== undefined && { min: field.min }), ...(field.max !== undefined && { max: field.max }) };
    case 'money':
      return field.max === undefined ? {} : { maxCents: String(moneyTerm(scheme, field.max)) };
    case 'file':
      return { accept: field.accept, maxFiles: field.maxFiles, maxMegabytes: field.maxMegabytes };
    default:
      return {};
  }
}

/** What a choice offers, in words: its own list or a term's. */
export function optionsOf(scheme: Scheme, field: Extract<Field, { kind: 'choice' | 'multi-choice' }>) {
  const options = field.optionsFrom === undefined ? (field.options ?? []) : choicesTerm(scheme, field.optionsFrom);
  return options.map(({ value, label, hint }) => ({
    value,
    label: fillText(scheme, label),
    ...(hint && { hint: fillText(scheme, hint) }),
  }));
}
