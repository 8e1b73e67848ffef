/*
 * The scheme language as a tree that pages and comparisons walk: which parts there are, what each holds, in which words the
 * language explains it. It is read from the shapes themselves, so what is added to the language is edited, read and compared
 * without a line of code.
 */
import type { z } from 'zod';
import { Scheme } from './shape.ts';
import type { PlacePath } from './problems.ts';
import { Expression, LocalText } from './shape-text.ts';

/** What stands at a place of a scheme. */
export type Outline =
  /** A text in the three languages. */
  | { readonly is: 'text' }
  | { readonly is: 'expression' }
  /** The name of a term, of the kinds named; of a fact; or a name of its own. */
  | { readonly is: 'term'; readonly kinds: readonly string[] }
  | { readonly is: 'fact' }
  | { readonly is: 'words' }
  | { readonly is: 'number' }
  | { readonly is: 'yes-no' }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly item: Outline }
  | { readonly is: 'map'; readonly item: Outline }
  | { readonly is: 'object'; readonly fields: readonly OutlineField[] }
  /** Objects of several kinds: the field `by` says which. */
  | { readonly is: 'variants'; readonly by: string; readonly options: readonly OutlineVariant[] };

export interface OutlineField {
  readonly name: string;
  readonly required: boolean;
  /** The language's own words, in English. */
  readonly about?: string;
  readonly shape: Outline;
}

export interface OutlineVariant {
  readonly value: string;
  readonly about?: string;
  readonly fields: readonly OutlineField[];
}

type Shape = z.core.$ZodType;
type Def = z.core.$ZodTypeDef & {
  innerType?: Shape;
  element?: Shape;
  valueType?: Shape;
  shape?: Record<string, Shape>;
  options?: Shape[];
  discriminator?: string;
  entries?: Record<string, string>;
  values?: unknown[];
};
const def = (shape: Shape) => shape._zod.def as Def;

/** Whether a shape is another one, perhaps with other words about it. */
function comesFrom(shape: Shape, origin: Shape): boolean {
  for (let at: Shape | undefined = shape; at; at = at._zod.parent) if (at === origin) return true;
  return false;
}

const aboutOf = (shape: Shape) => (shape as z.ZodType).description;

/** `The percent term that says…`: a name that is looked up among the terms, and of which kind it must be. */
const termWords = /^(?:The|For steps by their id: the) (?:(\w+) )?term (?:that|below|of)/;
const kindWords: Readonly<Record<string, readonly string[]>> = { list: ['choices'] };

function nameOf(shape: Shape, field: string): Outline {
  const about = aboutOf(shape) ?? '';
  const found = termWords.exec(about);
  if (found) {
    const [, kind] = found;
    return { is: 'term', kinds: kind === undefined ? (/lists the/.test(about) ? ['choices'] : []) : (kindWords[kind] ?? [kind]) };
  }
  return field === 'fact' || about.startsWith('The fact that') ? { is: 'fact' } : { is: 'words' };
}

function read(given: Shape, field: string): Outline {
  if (comesFrom(given, LocalText)) return { is: 'text' };
  if (comesFrom(given, Expression)) return { is: 'expression' };
  const { type, innerType, element, valueType, options = [], discriminator, entries, values } = def(given);
  if (innerType) return comesFrom(innerType, LocalText) ? { is: 'text' } : read(innerType, field);
  switch (type) {
    case 'object':
      return { is: 'object', fields: fieldsOf(given) };
    case 'array':
      return { is: 'list', item: read(element!, field) };
    case 'record':
      return { is: 'map', item: namedAs(given, read(valueType!, field)) };
    case 'enum':
      return { is: 'one-of', values: Object.values(entries ?? {}) };
    case 'literal':
      return { is: 'one-of', values: (values ?? []).map(String) };
    case 'union':
      return discriminator === undefined
        ? { is: 'words' }
        : { is: 'variants', by: discriminator, options: options.flatMap((one) => variantsOf(one, discriminator)) };
    case 'number':
    case 'int':
      return { is: 'number' };
    case 'boolean':
      return { is: 'yes-no' };
    default:
      return nameOf(given, field);
  }
}

/** A map whose own words say that its values are names of terms. */
function namedAs(map: Shape, item: Outline): Outline {
  return item.is === 'words' && termWords.test(aboutOf(map) ?? '') ? { is: 'term', kinds: [] } : item;
}

function variantsOf(option: Shape, by: string): OutlineVariant[] {
  const { discriminator, options = [], shape = {} } = def(option);
  if (discriminator !== undefined) return options.flatMap((one) => variantsOf(one, by));
  const [value] = def(shape[by]!).values as string[];
  const about = aboutOf(option);
  return [{ value: value!, ...(about !== undefined && { about }), fields: fieldsOf(option).filter(({ name }) => name !== by) }];
}

function fieldsOf(object: Shape): OutlineField[] {
  return Object.entries(def(object).shape ?? {}).map(([name, shape]) => {
    const about = aboutOf(shape);
    return {
      name,
      required: def(shape).type !== 'optional',
      ...(about !== undefined && { about }),
      shape: outlineOf(shape, name),
    };
  });
}

const known = new WeakMap<Shape, Map<string, Outline>>();

/** Each shape is read once for each name it goes by; the same form stands in many places. */
function outlineOf(shape: Shape, field: string): Outline {
  let names = known.get(shape);
  if (!names) known.set(shape, (names = new Map<string, Outline>()));
  let outline = names.get(field);
  if (!outline) names.set(field, (outline = read(shape, field)));
  return outline;
}

/** The whole language. */
export const language = outlineOf(Scheme, '') as Extract<Outline, { is: 'object' }>;

/** The fields that an object has, of its kind where there are several. */
export function fieldsIn(outline: Outline, value: unknown): readonly OutlineField[] {
  if (outline.is === 'object') return outline.fields;
  if (outline.is !== 'variants') return [];
  const kind = (value as Readonly<Record<string, unknown>> | null | undefined)?.[outline.by];
  return outline.options.find((option) => option.value === kind)?.fields ?? [];
}

/** What the language says at a place of a body; nothing where no such place can be. */
export function outlineAt(path: PlacePath, body: unknown): Outline | undefined {
  let outline: Outline | undefined = language;
  let value = body;
  for (const step of path) {
    if (!outline) return undefined;
    if (outline.is === 'list' || outline.is === 'map') outline = outline.item;
    else outline = fieldsIn(outline, value).find(({ name }) => name === step)?.shape;
    value = (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[step];
  }
  return outline;
}

/** What names an item of a list: its id, or what takes the place of one. */
export function keyOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  for (const name of ['id', 'value', 'fact', 'unit', 'per']) {
    const key = (item as Readonly<Record<string, unknown>>)[name];
    if (typeof key === 'string') return key;
  }
  return undefined;
}
