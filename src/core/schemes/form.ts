/*
 * Reading a whole form. A draft may be incomplete, so only what cannot be kept is a problem there; to be sent, every field
 * that is shown and required must be answered and the answers must agree. Problems come in the order of the form.
 */
import { type CelValue, formExpression } from './cel.ts';
import { type Facts, type FactValue, knownFact } from './facts.ts';
import { type Answer, readAnswer } from './field-values.ts';
import type { MessageKey } from '../../platform/messages.ts';
import type { Field, Form } from './shape-form.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { fillText } from './texts.ts';

export type Answers = Readonly<Record<string, unknown>>;

/** What is wrong with an answer. A `text` is the scheme's own; otherwise the message says it. */
export interface AnswerProblem {
  readonly field: string;
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly text?: LocalText;
}

export interface ReadForm {
  /** The answers as they are kept. In a draft, what cannot be read stays as it was typed. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly AnswerProblem[];
}

export interface Reading {
  readonly scheme: Scheme;
  readonly form: Form;
  readonly answers: Answers;
  /** What is known besides the answers, for conditions: facts of the hub. */
  readonly facts?: Facts;
  /** The day it is in Hong Kong. */
  readonly today: string;
}

/** The fields of a form, in its order. */
export function fieldsOf(form: Form): readonly Field[] {
  return form.sections.flatMap((section) => section.fields);
}

/** Reads the answers of a draft: what cannot be kept as it is meant, and questions that are not in the form. */
export function readDraft(reading: Reading): ReadForm {
  const { read, problems, unknown } = readAll(reading);
  const values: Record<string, unknown> = {};
  for (const field of fieldsOf(reading.form)) {
    const kept = read.get(field.id) ?? (problems.has(field.id) ? reading.answers[field.id] : undefined);
    if (kept !== undefined) values[field.id] = kept;
  }
  return { values, problems: [...inOrder(reading.form, problems), ...unknown] };
}

/** Reads the answers of a form that is sent: everything a draft is checked for, what is missing, and what does not agree. Answers to questions that are not shown are dropped. */
export function readSubmission(reading: Reading): ReadForm {
  const { scheme, form } = reading;
  const { read, problems, unknown } = readAll(reading);
  const values: Record<string, Answer> = {};
  const shown = shownFields(reading, read);
  for (const field of fieldsOf(form)) {
    if (!shown.has(field.id)) {
      problems.delete(field.id);
      continue;
    }
    const answer = read.get(field.id);
    if (answer !== undefined) values[field.id] = answer;
    const isMissing = field.kind === 'consent' ? answer !== true : answer === undefined;
    if (field.required && isMissing && !problems.has(field.id)) {
      problems.set(field.id, { field: field.id, key: missingKey(field), params: {} });
    }
  }
  const known = knownValues(reading, new Map(Object.entries(values)));
  for (const check of form.checks ?? []) {
    if (problems.has(check.field) || !shown.has(check.field)) continue;
    if (holds(scheme, form, check.when, known) === false) {
      problems.set(check.field, { field: check.field, key: 'forms.disagree', params: {}, text: fillText(scheme, check.fails) });
    }
  }
  return { values, problems: [...inOrder(form, problems), ...unknown] };
}

/** What is wrong with answers, in the order of the form: in a draft, or when they are sent. */
export function fieldProblems(reading: Reading, when: 'draft' | 'submit'): readonly AnswerProblem[] {
  return (when === 'draft' ? readDraft(reading) : readSubmission(reading)).problems;
}

/** The ids of the fields that are shown, given the answers so far. */
export function shownFields(reading: Reading, read: ReadonlyMap<string, Answer> = readAll(reading).read): ReadonlySet<string> {
  const { scheme, form } = reading;
  const shown = new Set<string>();
  // A question that hangs on one that is not shown is not shown either, so each is judged by those shown before it.
  const before = new Map<string, Answer>();
  for (const field of fieldsOf(form)) {
    if (field.when !== undefined && holds(scheme, form, field.when, knownValues(reading, before)) !== true) continue;
    shown.add(field.id);
    const answer = read.get(field.id);
    if (answer !== undefined) before.set(field.id, answer);
  }
  return shown;
}

/** The facts that the answers to a form supply, for rules. Money is cents as digits. */
export function factsOf(form: Form, values: Answers): Facts {
  const facts: Record<string, FactValue> = {};
  for (const field of fieldsOf(form)) {
    const value = field.fact === undefined ? undefined : values[field.id];
    if (field.fact !== undefined && value !== undefined) facts[field.fact] = value as FactValue;
  }
  return facts;
}

function readAll({ scheme, form, answers, today }: Reading) {
  const read = new Map<string, Answer>();
  const problems = new Map<string, AnswerProblem>();
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  for (const field of fields.values()) {
    const { answer, problem } = readAnswer(
      scheme,
      field,
      Object.hasOwn(answers, field.id) ? answers[field.id] : undefined,
      today,
    );
    if (problem) problems.set(field.id, { field: field.id, ...problem });
    else if (answer !== undefined) read.set(field.id, answer);
  }
  const unknown = Object.keys(answers)
    .filter((id) => !fields.has(id))
    .map((id): AnswerProblem => ({ field: id, key: 'forms.unknown_field', params: {} }));
  return { read, problems, unknown };
}

function inOrder(form: Form, problems: ReadonlyMap<string, AnswerProblem>): AnswerProblem[] {
  return fieldsOf(form).flatMap(({ id }) => problems.get(id) ?? []);
}

function missingKey(field: Field): MessageKey {
  if (field.kind === 'consent') return 'forms.required_consent';
  return field.kind === 'file' ? 'forms.required_file' : 'forms.required';
}

/** Facts of the hub and answers, as conditions see them. */
function knownValues(
  { scheme, form, facts = {}, today }: Reading,
  answers: ReadonlyMap<string, Answer>,
): Record<string, CelValue> {
  const known: Record<string, CelValue> = { today };
  for (const [name, value] of Object.entries(facts)) {
    const fact = Object.hasOwn(scheme.facts, name) ? scheme.facts[name] : undefined;
    const seen = fact && knownFact(scheme, fact, value);
    if (seen !== undefined) known[name] = seen;
  }
  for (const field of fieldsOf(form)) {
    const answer = answers.get(field.id);
    if (answer !== undefined)
      known[field.id] = field.kind === 'money' || field.kind === 'whole' ? BigInt(answer as string | number) : answer;
  }
  return known;
}

function holds(scheme: Scheme, form: Form, expression: string, known: Readonly<Record<string, CelValue>>): boolean | undefined {
  try {
    const answer = formExpression(scheme, form, expression).run(known);
    return typeof answer === 'boolean' ? answer : undefined;
  } catch {
    // An answer that it names is not there yet.
    return undefined;
  }
}
