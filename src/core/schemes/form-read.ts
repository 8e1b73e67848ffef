import type { Answer, ReadParts } from './fields/answer.ts';
import { isParts } from './fields/answer.ts';
import { itemName, readItems } from './fields/items.ts';
import { readAnswer } from './field-values.ts';
import type { Field, GroupField } from './shape-form.ts';
import type { Scheme } from './shape.ts';

/** One item of a group as it was read, question by question. */
export interface ReadItem {
  readonly id: string;
  readonly answers: ReadonlyMap<string, ReadParts>;
}

/** One question as it was read. Of a group: its items, too. */
export interface ReadField extends ReadParts {
  readonly items?: readonly ReadItem[];
}

export function readField(scheme: Scheme, field: Field, given: unknown, today: string): ReadField {
  return field.kind === 'group' ? readGroup(scheme, field, given, today) : readAnswer(scheme, field, given, today);
}

function readGroup(scheme: Scheme, group: GroupField, given: unknown, today: string): ReadField {
  if (given === undefined || given === null || given === '') return { answer: undefined, problems: [], lacks: [], items: [] };
  const items: ReadItem[] = [];
  const { problems } = readItems(given, (item, id) => {
    const answers = new Map<string, ReadParts>();
    for (const field of group.fields)
      answers.set(field.id, readAnswer(scheme, field, Object.hasOwn(item, field.id) ? item[field.id] : undefined, today));
    items.push({ id, answers });
    const unknown = Object.keys(item).filter((name) => !answers.has(name));
    return { answer: undefined, problems: unknown.map((at) => ({ at, key: 'forms.unknown_field', params: {} })), lacks: [] };
  });
  return { answer: items.length === 0 ? undefined : items.map(itemAnswer), problems, lacks: [], items };
}

/** An item as it is kept: its name and what was read of it. */
export function itemAnswer({ id, answers }: ReadItem): Record<string, Answer> {
  const read = [...answers].flatMap(([name, { answer }]) => (answer === undefined ? [] : [[name, answer] as const]));
  return { id, ...Object.fromEntries(read) };
}

/** What was read, with what could not be read left as it was typed: how a draft is kept. */
export function withTyped(field: Field, given: unknown, read: ReadField): unknown {
  if (field.kind === 'group') {
    if (!Array.isArray(given) || read.items === undefined) return given ?? undefined;
    return read.items.map((item) => {
      const typed = given.find((one, at) => itemName(one, at) === item.id) as Readonly<Record<string, unknown>>;
      const answers = field.fields.map((one) => [one.id, withTyped(one, typed[one.id], item.answers.get(one.id)!)] as const);
      return { id: item.id, ...Object.fromEntries(answers.filter(([, answer]) => answer !== undefined)) };
    });
  }
  if (read.problems.length === 0) return read.answer;
  if (!isParts(given) || read.problems.some(({ at }) => at === '')) return given;
  return { ...given, ...(isParts(read.answer) ? read.answer : {}) };
}
