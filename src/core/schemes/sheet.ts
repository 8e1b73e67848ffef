/*
 * A scheme read from top to bottom: every part with every thing in it, texts with their values written out, terms by their
 * labels and values, expressions beside the words. It walks the outline of the language, so a part that is new to the language
 * is read like the others. Forms stand apart: they are shown as applicants see them.
 */
import { entries, inWords, isListOfThings } from './compare-parts.ts';
import { isText } from './check-texts.ts';
import { fieldsIn, language, type Outline, type OutlineField } from './outline.ts';
import type { LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { eachLanguage, fillText, termText } from './texts.ts';

/** Something said of a thing. */
export type SheetLine =
  | { readonly is: 'text'; readonly name: string; readonly text: LocalText }
  | { readonly is: 'expression'; readonly name: string; readonly when: string }
  | { readonly is: 'value'; readonly name: string; readonly value: LocalText; readonly isAssumed: boolean };

export interface SheetEntry {
  readonly what: string;
  readonly name: string;
  readonly label?: LocalText;
  readonly path: readonly (string | number)[];
  readonly lines: readonly SheetLine[];
  readonly entries: readonly SheetEntry[];
}

export interface SheetPart {
  readonly part: string;
  readonly lines: readonly SheetLine[];
  readonly entries: readonly SheetEntry[];
}

type Value = Readonly<Record<string, unknown>>;

/** Shown elsewhere, or of no use to a reader. */
const apart = new Set(['language', 'form']);
const headings = ['label', 'title', 'ask', 'name'];

/** Every part of a scheme that it has, in the order of the language. */
export function sheetOf(scheme: Scheme): readonly SheetPart[] {
  return language.fields.flatMap(({ name, shape }) => {
    const value = scheme[name as keyof Scheme];
    if (value === undefined || apart.has(name)) return [];
    if (shape.is === 'map' || isListOfThings(shape))
      return [{ part: name, lines: [], entries: entriesOf(scheme, shape, name, value, [name]) }];
    if (shape.is !== 'object')
      return [{ part: name, lines: linesAt(scheme, { name, shape, required: true }, value), entries: [] }];
    return [{ part: name, ...insideOf(scheme, shape.fields, value as Value, [name]) }];
  });
}

function entriesOf(
  scheme: Scheme,
  shape: Outline,
  what: string,
  value: unknown,
  path: readonly (string | number)[],
): SheetEntry[] {
  if (shape.is !== 'map' && shape.is !== 'list') return [];
  return [...entries(value)].map(([name, { value: item, at }]) => {
    const place = [...path, at];
    const heading = headings.find((one) => isText((item as Value)[one]));
    const label = heading === undefined ? undefined : fillText(scheme, (item as Record<string, LocalText>)[heading]!);
    const fields = fieldsIn(shape.item, item).filter((field) => field.name !== heading && field.name !== 'id');
    const inside = insideOf(scheme, fields, item as Value, place);
    const own = path[0] === 'terms' && path.length === 1 ? termLines(scheme, name) : undefined;
    const lines = own ? [...own, ...inside.lines.filter((line) => line.name !== 'value' && line.name !== 'unit')] : inside.lines;
    return { what, name, ...(label && { label }), path: place, lines, entries: inside.entries };
  });
}

function termLines(scheme: Scheme, name: string): SheetLine[] {
  const term = scheme.terms[name]!;
  if (term.kind === 'choices') return [];
  return [
    { is: 'value', name: 'value', value: eachLanguage((one) => termText(term, one)), isAssumed: term.assumption !== undefined },
  ];
}

function insideOf(scheme: Scheme, fields: readonly OutlineField[], value: Value, path: readonly (string | number)[]) {
  const lines: SheetLine[] = [];
  const deeper: SheetEntry[] = [];
  for (const field of fields) {
    const item = value[field.name];
    if (item === undefined || field.name === 'form') continue;
    if (field.shape.is === 'object') {
      const inside = insideOf(scheme, field.shape.fields, item as Value, [...path, field.name]);
      lines.push(...inside.lines.map((line) => ({ ...line, name: `${field.name}.${line.name}` })));
      deeper.push(...inside.entries);
    } else if (isListOfThings(field.shape) || (field.shape.is === 'map' && field.shape.item.is !== 'term')) {
      deeper.push(...entriesOf(scheme, field.shape, field.name, item, [...path, field.name]));
    } else lines.push(...linesAt(scheme, field, item));
  }
  return { lines, entries: deeper };
}

function linesAt(scheme: Scheme, { name, shape }: OutlineField, value: unknown): SheetLine[] {
  if (isText(value)) return [{ is: 'text', name, text: fillText(scheme, value) }];
  if (shape.is === 'list' && shape.item.is === 'text') {
    return (value as readonly LocalText[]).map((text) => ({ is: 'text', name, text: fillText(scheme, text) }));
  }
  if (shape.is === 'map') {
    return Object.entries(value as Value).flatMap(([key, item]) =>
      linesAt(scheme, { name: `${name}.${key}`, shape: shape.item, required: true }, item),
    );
  }
  if (shape.is === 'expression') return [{ is: 'expression', name, when: String(value) }];
  const words = inWords(shape, scheme, value);
  const isAssumed = shape.is === 'term' && typeof value === 'string' && scheme.terms[value]?.assumption !== undefined;
  return words ? [{ is: 'value', name, value: words, isAssumed }] : [];
}
