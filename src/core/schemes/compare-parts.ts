// Parts of comparing two versions of a scheme: what counts as the same, what stands where, values in words.

import { isMessageKey, t } from '../../messages/index.ts';
import { canonical } from '../../platform/canonical.ts';
import { fieldsIn, keyOf, type Outline, type OutlineField } from './outline.ts';
import type { Scheme } from './shape.ts';
import type { Language, LocalText } from './shape-text.ts';
import { eachLanguage, termText } from './texts.ts';

export type Value = Readonly<Record<string, unknown>> | undefined;
export type Path = readonly (string | number)[];
export type Body = Pick<Scheme, 'terms' | 'facts'>;

export interface Pair {
  readonly older: unknown;
  readonly younger: unknown;
}

export const isSame = ({ older, younger }: Pair) =>
  older === younger || (older !== undefined && younger !== undefined && canonical(older) === canonical(younger));

/** A list whose items are compared by their names, rather than as one value. */
export const isListOfThings = (shape: Outline) =>
  shape.is === 'list' && (shape.item.is === 'object' || shape.item.is === 'variants');

export function fieldsOf(shape: Outline, { older, younger }: Pair): readonly OutlineField[] {
  if (shape.is === 'variants') {
    const by: OutlineField = { name: shape.by, required: true, shape: { is: 'one-of', values: [] } };
    const all = [...fieldsIn(shape, younger), ...fieldsIn(shape, older)];
    return [by, ...all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at)];
  }
  return fieldsIn(shape, younger ?? older);
}

/** The lists of things in a thing, also those in objects in it: the sections of the form of a claim. */
export function deeperIn(shape: Outline, name: string, pair: Pair): { name: string; path: Path; shape: Outline; pair: Pair }[] {
  const two = { older: (pair.older as Value)?.[name], younger: (pair.younger as Value)?.[name] };
  if (isListOfThings(shape) || (shape.is === 'map' && shape.item.is !== 'term'))
    return [{ name, path: [name], shape, pair: two }];
  if (shape.is !== 'object') return [];
  return shape.fields.flatMap((field) =>
    deeperIn(field.shape, field.name, two).map((one) => ({ ...one, path: [name, ...one.path] })),
  );
}

/** What stands in a list or map, by name, with its place. */
export function entries(value: unknown): Map<string, { value: unknown; at: string | number }> {
  if (Array.isArray(value)) {
    const keys = value.map((item, at) => keyOf(item) ?? String(at + 1));
    return new Map(
      value.map((item, at) => [
        keys.indexOf(keys[at]!) === at ? keys[at]! : `${keys[at]} ${at + 1}`,
        { value: item as unknown, at },
      ]),
    );
  }
  return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, { value: item as unknown, at: name }]));
}

/** The names that stand elsewhere now among those that stayed: the fewest whose moving explains the order. */
export function movedIn(old: readonly string[], young: readonly string[]): Set<string> {
  const stayed = young.filter((name) => old.includes(name));
  const places = stayed.map((name) => old.indexOf(name));
  const best = places.map(() => 1);
  const before = places.map(() => -1);
  for (const [at, place] of places.entries()) {
    for (let i = 0; i < at; i += 1) {
      if (places[i]! < place && best[i]! >= best[at]!) [best[at], before[at]] = [best[i]! + 1, i];
    }
  }
  const kept = new Set<number>();
  for (let at = best.indexOf(Math.max(0, ...best)); at >= 0; at = before[at]!) kept.add(at);
  return new Set(stayed.filter((_, at) => !kept.has(at)));
}

export const texts = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Texts of a list without names: what is equal stays, the rest is paired in its order. The place counts from 0. */
export function paired(old: readonly unknown[], young: readonly unknown[]): [unknown, unknown, number][] {
  const [before, after] = [old.map(canonical), young.map(canonical)];
  const gone = old.filter((_, at) => !after.includes(before[at]!));
  const come = young.map((text, at) => ({ text, at })).filter(({ at }) => !before.includes(after[at]!));
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => [
    gone[at],
    come[at]?.text,
    come[at]?.at ?? young.length + at,
  ]);
}

/** A value as people read it: a term by its label and value, a fact by its label, a word of the language in theirs. */
export function inWords(shape: Outline, body: Body, value: unknown): LocalText | undefined {
  if (value === undefined) return undefined;
  const name = typeof value === 'string' ? value : JSON.stringify(value);
  if (shape.is === 'term') {
    const term = body.terms[name];
    return eachLanguage((one) => (term ? `${term.label[one]} (${termText(term, one)})` : name));
  }
  if (shape.is === 'fact') return body.facts[name]?.label ?? eachLanguage(() => name);
  if (!Array.isArray(value)) return eachLanguage((one) => wordOf(shape, name, one));
  const item = shape.is === 'list' ? shape.item : shape;
  return eachLanguage((one) =>
    value
      .map((each) => wordOf(item, typeof each === 'string' ? each : JSON.stringify(each), one))
      .join(one === 'en' ? ', ' : '、'),
  );
}

/** A word that the language itself offers, such as a role or a unit. */
function wordOf(shape: Outline, value: string, one: Language): string {
  const key = `schemefile.value.${value}`;
  return (shape.is === 'one-of' || shape.is === 'yes-no') && isMessageKey(key) ? t(one, key) : value;
}
