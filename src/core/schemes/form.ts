/*
 * Reading a whole form. A draft may be incomplete, so only what cannot be kept is a problem there; to be sent, every field
 * that is shown and required must be answered and the answers must agree. Problems come in the order of the form, each under
 * the path of the answer it is about (paths.ts).
 */
import type { Facts, FactValue } from './facts.ts';
import type { Answer, ReadParts } from './fields/answer.ts';
import { fieldsOf } from './form-fields.ts';
import { type ReadField, readField, type ReadItem, withTyped } from './form-read.ts';
import { celAnswer, celFacts, holds, type Known } from './form-values.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { nest } from './paths.ts';
import type { Field, Form, FormCheck, GroupField } from './shape-form.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { fillText } from './texts.ts';

export { fieldsOf } from './form-fields.ts';

export type Answers = Readonly<Record<string, unknown>>;

/** What is wrong with an answer. A `text` is the scheme's own; otherwise the message says it. */
export interface AnswerProblem {
  /** The path of the answer: `contactName`, `founders.k3.name`. */
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
  /** As a draft keeps them, or as they nest. */
  readonly answers: Answers;
  /** What is known besides the answers, for conditions: facts of the hub. */
  readonly facts?: Facts;
  /** The day it is in Hong Kong. */
  readonly today: string;
}

/** Reads the answers of a draft: what cannot be kept as it is meant, and questions that are not in the form. */
export function readDraft(reading: Reading): ReadForm {
  const { read, answers, unknown } = readAll(reading);
  const values: Record<string, unknown> = {};
  const problems: AnswerProblem[] = [];
  for (const field of fieldsOf(reading.form)) {
    const one = read.get(field.id)!;
    const kept = withTyped(field, answers[field.id], one);
    if (kept !== undefined) values[field.id] = kept;
    problems.push(...ofField(field, one));
  }
  return { values, problems: [...problems, ...unknown] };
}

/** Reads the answers of a form that is sent: everything a draft is checked for, what is missing, and what does not agree. Answers to questions that are not shown are dropped. */
export function readSubmission(reading: Reading): ReadForm {
  const { form } = reading;
  const { read, unknown } = readAll(reading);
  const shown = shownOf(reading, read);
  const values: Record<string, Answer> = {};
  const problems: AnswerProblem[] = [];
  for (const field of fieldsOf(form)) {
    if (!shown.has(field.id)) continue;
    const one = read.get(field.id)!;
    const sent = field.kind === 'group' ? sentGroup(field, one, shown) : sentField(field, one, field.id);
    if (sent.answer !== undefined) values[field.id] = sent.answer;
    problems.push(...sent.problems);
  }
  const disagreements = (form.checks ?? []).flatMap((check) => disagreementsOf(reading, check, values, shown));
  return { values, problems: [...withChecks(form, problems, disagreements), ...unknown] };
}

/** What is wrong with answers, in the order of the form: in a draft, or when they are sent. */
export function fieldProblems(reading: Reading, when: 'draft' | 'submit'): readonly AnswerProblem[] {
  return (when === 'draft' ? readDraft(reading) : readSubmission(reading)).problems;
}

/** The paths of the questions that are shown, given the answers so far: fields, items of groups and the questions in them. */
export function shownFields(reading: Reading): ReadonlySet<string> {
  return shownOf(reading, readAll(reading).read);
}

/**
 * The facts that the answers to a form supply, for rules. Money is cents as digits. A question in a group supplies a list, in
 * the order of the items; while one item lacks an answer that it must have, the list is not known, so lists stay side by side.
 */
export function factsOf(form: Form, values: Answers): Facts {
  const facts: Record<string, FactValue> = {};
  for (const field of fieldsOf(form)) {
    if (field.kind === 'group') Object.assign(facts, groupFacts(field, values[field.id]));
    else if (field.fact !== undefined && values[field.id] !== undefined) facts[field.fact] = factValue(field, values[field.id]);
  }
  return facts;
}

function groupFacts(group: GroupField, given: unknown): Record<string, FactValue> {
  const items = (Array.isArray(given) ? given : []) as readonly Answers[];
  const facts: Record<string, FactValue> = {};
  for (const field of group.fields) {
    if (field.fact === undefined) continue;
    const answers = items.map((item) => item[field.id]);
    if (field.required === true && field.when === undefined && answers.includes(undefined)) continue;
    const list = answers.filter((answer) => answer !== undefined).map((answer) => factValue(field, answer));
    facts[field.fact] = list as unknown as FactValue;
  }
  return facts;
}

function factValue(field: Field, value: unknown): FactValue {
  const seen = celAnswer(field, value as Answer, 'fact');
  return typeof seen === 'bigint'
    ? field.kind === 'money' || field.kind === 'cost-table'
      ? String(seen)
      : Number(seen)
    : (seen as FactValue);
}

type ReadAll = ReadonlyMap<string, ReadField>;

function readAll({ scheme, form, answers: given, today }: Reading) {
  const answers = nest(form, given);
  const read = new Map<string, ReadField>();
  for (const field of fieldsOf(form))
    read.set(field.id, readField(scheme, field, Object.hasOwn(answers, field.id) ? answers[field.id] : undefined, today));
  const unknown = Object.keys(answers)
    .filter((id) => !read.has(id))
    .map((id): AnswerProblem => ({ field: id, key: 'forms.unknown_field', params: {} }));
  return { read, answers, unknown };
}

function shownOf(reading: Reading, read: ReadAll): ReadonlySet<string> {
  const { scheme, form } = reading;
  const shown = new Set<string>();
  // A question that hangs on one that is not shown is not shown either, so each is judged by those shown before it.
  const known: Known = celFacts(reading);
  for (const field of fieldsOf(form)) {
    if (field.when !== undefined && holds(scheme, form, field.when, known) !== true) continue;
    shown.add(field.id);
    const one = read.get(field.id)!;
    if (one.answer !== undefined) known[field.id] = celAnswer(field, one.answer);
    if (field.kind !== 'group') continue;
    for (const item of one.items ?? []) {
      shown.add(`${field.id}.${item.id}`);
      const inItem = { ...known };
      for (const asked of field.fields) {
        if (asked.when !== undefined && holds(scheme, form, asked.when, inItem) !== true) continue;
        shown.add(`${field.id}.${item.id}.${asked.id}`);
        const answer = item.answers.get(asked.id)?.answer;
        if (answer !== undefined) inItem[asked.id] = celAnswer(asked, answer);
      }
    }
  }
  return shown;
}

interface SentField {
  readonly answer: Answer | undefined;
  readonly problems: readonly AnswerProblem[];
}

const within = (path: string, part: string) => (part === '' ? path : `${path}.${part}`);

function ofField(field: Field, read: ReadField, path: string = field.id): AnswerProblem[] {
  const inItems = (read.items ?? []).flatMap((item) =>
    [...item.answers].flatMap(([name, one]) => one.problems.map((problem) => at(`${path}.${item.id}.${name}`, problem))),
  );
  return [...inItems, ...read.problems.map((problem) => at(path, problem))];
}

function at(path: string, { at: part, key, params }: ReadParts['problems'][number]): AnswerProblem {
  return { field: within(path, part), key, params };
}

function sentField(field: Field, read: ReadParts, path: string): SentField {
  const problems = ofField(field, read, path);
  problems.push(...read.lacks.map((part): AnswerProblem => ({ field: within(path, part), key: 'forms.required', params: {} })));
  const isMissing = field.kind === 'consent' ? read.answer !== true : read.answer === undefined;
  if (field.required && isMissing && problems.length === 0) problems.push({ field: path, key: missingKey(field), params: {} });
  return { answer: read.answer, problems };
}

/** The items of a group as they are sent: what is not asked of one is dropped, and so is one in which nothing was answered, unless it must be there. */
function sentGroup(group: GroupField, read: ReadField, shown: ReadonlySet<string>): SentField {
  const least = group.least ?? (group.required === true ? 1 : 0);
  const all = read.items ?? [];
  const isUsed = ({ id, answers }: ReadItem) =>
    group.fields.some(({ id: name }) => {
      const one = answers.get(name)!;
      return shown.has(`${group.id}.${id}.${name}`) && (one.answer !== undefined || one.problems.length > 0);
    });
  const used = all.filter(isUsed);
  // Those that were begun to make up the number are asked for their answers.
  const begun = all.filter((item) => !used.includes(item)).slice(0, Math.max(0, least - used.length));
  const items = all.filter((item) => used.includes(item) || begun.includes(item));
  const problems: AnswerProblem[] = read.problems.map((problem) => at(group.id, problem));
  const answers = items.map((item) => {
    const kept: Record<string, Answer> = { id: item.id };
    for (const field of group.fields) {
      const path = `${group.id}.${item.id}.${field.id}`;
      if (!shown.has(path)) continue;
      const sent = sentField(field, item.answers.get(field.id)!, path);
      if (sent.answer !== undefined) kept[field.id] = sent.answer;
      problems.push(...sent.problems);
    }
    return kept;
  });
  const most = group.most ?? 20;
  if (items.length < least)
    problems.push({
      field: group.id,
      key: least === 1 ? 'forms.required_item' : 'forms.too_few_items',
      params: { limit: least },
    });
  if (items.length > most) problems.push({ field: group.id, key: 'forms.too_many_items', params: { limit: most } });
  return { answer: answers.length === 0 ? undefined : answers, problems };
}

function disagreementsOf(
  reading: Reading,
  check: FormCheck,
  values: Readonly<Record<string, Answer>>,
  shown: ReadonlySet<string>,
): AnswerProblem[] {
  const { scheme, form } = reading;
  const fails = (path: string, known: Known): AnswerProblem[] =>
    shown.has(path) && holds(scheme, form, check.when, known) === false
      ? [{ field: path, key: 'forms.disagree', params: {}, text: fillText(scheme, check.fails) }]
      : [];
  const known: Known = celFacts(reading);
  for (const field of fieldsOf(form)) if (values[field.id] !== undefined) known[field.id] = celAnswer(field, values[field.id]!);
  const group = fieldsOf(form).find((field) => field.kind === 'group' && field.fields.some(({ id }) => id === check.field));
  if (group?.kind !== 'group') return fails(check.field, known);
  return ((values[group.id] ?? []) as readonly Readonly<Record<string, Answer>>[]).flatMap((item) => {
    const inItem = { ...known };
    for (const field of group.fields) if (item[field.id] !== undefined) inItem[field.id] = celAnswer(field, item[field.id]!);
    return fails(`${group.id}.${item['id'] as string}.${check.field}`, inItem);
  });
}

/** The problems of answers by themselves, and of those that do not agree where nothing else is wrong, in the order of the form. */
function withChecks(form: Form, problems: readonly AnswerProblem[], disagreements: readonly AnswerProblem[]): AnswerProblem[] {
  if (disagreements.length === 0) return [...problems];
  const said = new Set(problems.map(({ field }) => field));
  const first = disagreements.filter(
    (one, place) => !said.has(one.field) && disagreements.findIndex(({ field }) => field === one.field) === place,
  );
  const rootOf = ({ field }: AnswerProblem) => field.split('.')[0];
  return fieldsOf(form).flatMap(({ id }) => [...problems, ...first].filter((problem) => rootOf(problem) === id));
}

function missingKey(field: Field): MessageKey {
  if (field.kind === 'consent') return 'forms.required_consent';
  if (field.kind === 'signature') return 'forms.required_signature';
  return field.kind === 'file' ? 'forms.required_file' : 'forms.required';
}
