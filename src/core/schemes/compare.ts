/*
 * What differs between two versions of a scheme, in the order of the language and by the names people know: this term went
 * from 50 to 60, that rule reads otherwise, a question is asked no longer. It walks the outline of the language, so a part
 * that is new to the language is compared like the others. Pure: for the page that shows two versions side by side, for the
 * second person before publishing, and for applicants whose draft began under an older version.
 */
import {
  deeperIn,
  entries,
  fieldsOf,
  inWords,
  isListOfThings,
  isSame,
  movedIn,
  paired,
  type Body,
  type Pair,
  type Path,
  texts,
  type Value,
} from './compare-parts.ts';
import { language, type Outline, type OutlineField } from './outline.ts';
import type { Scheme } from './shape.ts';
import { LANGUAGES, type Language, type LocalText } from './shape-text.ts';
import type { Term } from './shape-terms.ts';
import { isText } from './check-texts.ts';
import { eachLanguage, fillText, termText } from './texts.ts';
import { type Run, wordDiff } from './word-diff.ts';

/** One thing about what changed: a text with its words, an expression, a value in words. */
export type Aspect =
  | { readonly is: 'text'; readonly name: string; readonly runs: Readonly<Record<Language, readonly Run[]>> }
  | { readonly is: 'expression'; readonly name: string; readonly from?: string; readonly to?: string }
  | { readonly is: 'value'; readonly name: string; readonly from?: LocalText; readonly to?: LocalText };

/** Something that was added, removed, changed or moved. */
export interface Change {
  /** The part of the file: `terms`, `eligibility`, `form`. */
  readonly part: string;
  /** What it is, by the list or field it stands in: `terms`, `rules`, `fields`, `stages`. */
  readonly what: string;
  readonly does: 'added' | 'removed' | 'changed' | 'moved';
  /** Its place, in the younger version or, where it was removed, in the older one. */
  readonly path: readonly (string | number)[];
  readonly name: string;
  /** What people call it; nothing where only its name is known. */
  readonly label?: LocalText;
  /** What it belongs to: the section of a question, the term of a choice. */
  readonly within?: LocalText;
  readonly aspects: readonly Aspect[];
}

/** Every change from an older version to a younger one. */
export function compareSchemes(older: Scheme, younger: Scheme): readonly Change[] {
  const both: Both = { older, younger, changes: [] };
  for (const { name, shape } of language.fields) {
    const pair = { older: older[name as keyof Scheme], younger: younger[name as keyof Scheme] };
    comparePart(both, name, shape, pair);
  }
  return both.changes;
}

/** Where things have a label that people know them by. */
const labels = ['label', 'title', 'ask', 'text', 'name', 'item'];

interface Both {
  readonly older: Body;
  readonly younger: Body;
  readonly changes: Change[];
}

function comparePart(both: Both, name: string, shape: Outline, pair: Pair): void {
  if (isSame(pair)) return;
  const place = { part: name, what: name, path: [name], within: undefined };
  if (shape.is === 'map' || isListOfThings(shape)) compareThings(both, place, shape, pair);
  else if (shape.is === 'object') compareThing(both, { ...place, name }, shape, pair);
  else addChange(both, { ...place, name }, pair, aspectsAt(both, name, shape, pair));
}

/** The entries of a map or the items of a list, each against the one of the same name. */
function compareThings(both: Both, place: Omit<Place, 'name'>, shape: Outline, { older, younger }: Pair): void {
  if (shape.is !== 'map' && shape.is !== 'list') return;
  const [old, young] = [entries(older), entries(younger)];
  const moved = shape.is === 'list' ? movedIn([...old.keys()], [...young.keys()]) : new Set<string>();
  for (const [name, { value, at }] of young) {
    const before = old.get(name);
    compareThing(
      both,
      { ...place, name, path: [...place.path, at] },
      shape.item,
      { older: before?.value, younger: value },
      moved.has(name),
    );
  }
  for (const [name, { value, at }] of old) {
    if (!young.has(name))
      compareThing(both, { ...place, name, path: [...place.path, at] }, shape.item, { older: value, younger: undefined });
  }
}

function compareThing(both: Both, place: Place, shape: Outline, pair: Pair, isMoved = false): void {
  if (isSame(pair) && !isMoved) return;
  const fields = fieldsOf(shape, pair);
  const aspects =
    fields.length === 0 ? aspectsAt(both, place.name, shape, pair) : aspectsOf(both, fields, pair, '', place.what === 'terms');
  const deeper = fields.flatMap(({ name, shape: inner }) => deeperIn(inner, name, pair));
  addChange(both, place, pair, aspects, isMoved);
  const label = labelOf(both, pair);
  for (const { name, path, shape: inner, pair: two } of deeper) {
    compareThings(
      both,
      { part: place.part, what: name, path: [...place.path, ...path], within: label ?? place.within },
      inner,
      two,
    );
  }
}

function addChange(both: Both, place: Place, pair: Pair, aspects: readonly Aspect[], isMoved = false): void {
  const does =
    pair.older === undefined
      ? 'added'
      : pair.younger === undefined
        ? 'removed'
        : aspects.length > 0
          ? 'changed'
          : isMoved
            ? 'moved'
            : undefined;
  if (does === undefined) return;
  const label = labelOf(both, pair);
  const { within, ...rest } = place;
  both.changes.push({ ...rest, does, ...(label && { label }), ...(within && { within }), aspects });
}

/** Everything about a thing but the things in it. */
function aspectsOf(
  both: Both,
  fields: readonly OutlineField[],
  { older, younger }: Pair,
  prefix: string,
  isTerm: boolean,
): Aspect[] {
  const aspects: Aspect[] = isTerm ? termValue(older, younger) : [];
  for (const { name, shape } of fields) {
    if (isTerm && (name === 'value' || name === 'unit')) continue;
    const pair = { older: (older as Value)?.[name], younger: (younger as Value)?.[name] };
    if (isSame(pair) || shape.is === 'map' || isListOfThings(shape)) continue;
    if (shape.is === 'object') aspects.push(...aspectsOf(both, shape.fields, pair, `${prefix}${name}.`, false));
    else if (!(isTerm && name === 'id')) aspects.push(...aspectsAt(both, `${prefix}${name}`, shape, pair));
  }
  return aspects;
}

function aspectsAt(both: Both, name: string, shape: Outline, { older, younger }: Pair): Aspect[] {
  if (shape.is === 'text') return [textAspect(both, name, older, younger)];
  if (shape.is === 'list' && shape.item.is === 'text') {
    const [old, young] = [texts(older), texts(younger)];
    return paired(old, young).map(([from, to, at]) => textAspect(both, `${name}.${at + 1}`, from, to));
  }
  if (shape.is === 'expression') {
    return [
      {
        is: 'expression',
        name,
        ...(typeof older === 'string' && { from: older }),
        ...(typeof younger === 'string' && { to: younger }),
      },
    ];
  }
  const [from, to] = [inWords(shape, both.older, older), inWords(shape, both.younger, younger)];
  return [{ is: 'value', name, ...(from && { from }), ...(to && { to }) }];
}

function textAspect(both: Both, name: string, from: unknown, to: unknown): Aspect {
  const old = isText(from) ? fillText(both.older, from) : undefined;
  const young = isText(to) ? fillText(both.younger, to) : undefined;
  const runs = LANGUAGES.map((one) => [one, wordDiff(old?.[one] ?? '', young?.[one] ?? '', one)] as const);
  return { is: 'text', name, runs: Object.fromEntries(runs) as Record<Language, readonly Run[]> };
}

/** The value of a term as it is read: HK$50,000, 6 months. A list of choices is compared choice by choice. */
function termValue(older: unknown, younger: unknown): Aspect[] {
  const say = (term: unknown) =>
    term === undefined || (term as Term).kind === 'choices' ? undefined : eachLanguage((one) => termText(term as Term, one));
  const [from, to] = [say(older), say(younger)];
  return isSame({ older: from, younger: to }) ? [] : [{ is: 'value', name: 'value', ...(from && { from }), ...(to && { to }) }];
}

function labelOf(both: Both, { older, younger }: Pair): LocalText | undefined {
  for (const [value, body] of [
    [younger, both.younger],
    [older, both.older],
  ] as const) {
    if (isText(value)) return fillText(body, value);
    const name = labels.find((one) => isText((value as Value)?.[one]));
    if (name !== undefined) return fillText(body, (value as Record<string, LocalText>)[name]!);
    const fact = (value as Value)?.['fact'];
    if (typeof fact === 'string' && body.facts[fact]) return body.facts[fact].label;
  }
  return undefined;
}

interface Place {
  readonly part: string;
  readonly what: string;
  readonly path: Path;
  readonly name: string;
  readonly within: LocalText | undefined;
}
