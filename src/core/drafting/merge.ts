import { canonical } from '../../platform/canonical.ts';
import { keyOf } from '../schemes/outline.ts';
import type { Json } from '../schemes/rewrite/words.ts';

type Parts = Readonly<Record<string, Json>>;
const isParts = (value: Json | undefined): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: Json | undefined, b: Json | undefined) =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

/**
 * What two changed from the same beginning, together: value by value, things of a list by their names. Where both changed
 * one value, mine stands: whoever compares the result with theirs sees it.
 */
export function merged(base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Json | undefined {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isParts(mine) && isParts(theirs)) {
    const begun = isParts(base) ? base : {};
    const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    const parts = [...names].flatMap((name): [string, Json][] => {
      const part = merged(begun[name], mine[name], theirs[name]);
      return part === undefined ? [] : [[name, part]];
    });
    return Object.fromEntries(parts);
  }
  const lists = [base ?? [], mine, theirs].map(named);
  const [begun, own, other] = lists;
  if (!begun || !own || !other) return mine;
  const order = [...own.keys()];
  for (const name of other.keys()) if (!own.has(name)) order.push(name);
  return order.flatMap((name): Json[] => {
    const item = merged(begun.get(name), own.get(name), other.get(name));
    return item === undefined ? [] : [item];
  });
}

/** The items of a list by their names; nothing where an item has none or two have the same. */
function named(list: Json | undefined): Map<string, Json> | undefined {
  if (!Array.isArray(list)) return undefined;
  const items = list.map((item: Json) => [keyOf(item), item] as const);
  const names = new Map(items.flatMap(([name, item]) => (name === undefined ? [] : [[name, item] as const])));
  return names.size === list.length ? names : undefined;
}
