import type { z } from 'zod';
import { Scheme } from './shape.ts';
import type { PlacePath } from './problems.ts';

/*
 * Finds what the language says at a place of a scheme: which fields may stand there, which values, in which words. It reads
 * the shape itself, so that advice and check cannot disagree.
 */

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

function bare(shape: Shape): Shape {
  const inner = def(shape).innerType;
  return inner ? bare(inner) : shape;
}

/** The alternative of a union that a value has chosen by its `kind`. */
function chosen(union: Shape, value: unknown): Shape | undefined {
  const { discriminator, options = [] } = def(union);
  if (discriminator === undefined) return undefined;
  const kind = (value as Record<string, unknown> | null | undefined)?.[discriminator];
  return options.find((option) => def(def(option).shape![discriminator]!).values?.includes(kind));
}

/** What the language says at a place of a body; nothing where no such place can be. */
export function shapeAt(path: PlacePath, body: unknown): Shape | undefined {
  let shape: Shape | undefined = Scheme;
  let value = body;
  for (const step of path) {
    if (!shape) return undefined;
    shape = inside(bare(shape), value, step);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  }
  if (!shape) return undefined;
  const here = bare(shape);
  return def(here).type === 'union' ? (chosen(here, value) ?? here) : here;
}

function inside(shape: Shape, value: unknown, step: string | number): Shape | undefined {
  const { type, element, valueType, shape: fields } = def(shape);
  if (type === 'array') return element;
  if (type === 'record') return valueType;
  if (type === 'object') return fields?.[step];
  const choice = type === 'union' ? chosen(shape, value) : undefined;
  return choice && inside(choice, value, step);
}

/** The fields that may stand at a place. */
export function fieldsAt(path: PlacePath, body: unknown): string[] {
  const shape = shapeAt(path, body);
  return shape ? Object.keys(def(shape).shape ?? {}) : [];
}

/** The words in which the language explains a place. */
export function explanationAt(path: PlacePath, body: unknown): string | undefined {
  const shape = shapeAt(path, body) as z.ZodType | undefined;
  return shape?.description;
}
