import type { Value } from '../../ui/draft/draft.ts';

type Values = Readonly<Record<string, Value>>;

/** The items of a group or the rows of a table that stand in a draft, in their order. One is there as long as anything of it is. */
export function itemsOf(values: Values, path: string): readonly string[] {
  const places = new Map<string, number>();
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === '' || !key.startsWith(`${path}.`)) continue;
    const [id = '', ...rest] = key.slice(path.length + 1).split('.');
    if (rest.length === 0) places.set(id, typeof value === 'number' ? value : Infinity);
    else if (!places.has(id)) places.set(id, Infinity);
  }
  return [...places].toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([id]) => id);
}

/** Where the next one goes: behind the last. */
export function nextPlace(values: Values, path: string): number {
  const places = itemsOf(values, path).map((id) => values[`${path}.${id}`]);
  return Math.max(0, ...places.filter((place) => typeof place === 'number')) + 1;
}

/** Everything that stands in an item, by its path: what goes when it is removed and comes back when that is undone. */
export function inItem(values: Values, path: string): readonly (readonly [path: string, value: Value])[] {
  return Object.entries(values).filter(
    ([key, value]) => value !== null && value !== '' && (key === path || key.startsWith(`${path}.`)),
  );
}

/** A name for a new item that nobody else gives one at the same time. */
export function newItem(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('');
}
