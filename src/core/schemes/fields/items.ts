import { type Answer, isParts, type ReadParts } from './answer.ts';

/** What stands several times in one answer: the rows of a table, the items of a group. Each keeps its name, `id`. */
export interface ReadItems {
  readonly items: readonly Readonly<Record<string, Answer>>[];
  readonly problems: ReadParts['problems'];
  readonly lacks: ReadParts['lacks'];
}

const aName = /^[a-z0-9]{1,12}$/;

/** The name of an item: its own, or its place where it came without one. */
export function itemName(item: unknown, at: number): string {
  const id = isParts(item) ? item['id'] : undefined;
  return typeof id === 'string' && aName.test(id) ? id : `n${at + 1}`;
}

/** More than this nobody means, and nothing of it is looked at. */
const mostLookedAt = 300;

/** Reads a list of items, each by the reader of one. Problems say `item.part`. What says nothing is left out. */
export function readItems(given: unknown, read: (item: Readonly<Record<string, unknown>>, id: string) => ReadParts): ReadItems {
  if (!Array.isArray(given) || given.length > mostLookedAt || !given.every(isParts))
    return { items: [], problems: [{ at: '', key: 'forms.wrong_kind', params: {} }], lacks: [] };
  const items: Record<string, Answer>[] = [];
  const problems: ReadParts['problems'][number][] = [];
  const lacks: string[] = [];
  const seen = new Set<string>();
  for (const [at, item] of (given as readonly Readonly<Record<string, unknown>>[]).entries()) {
    const id = itemName(item, at);
    if (seen.has(id)) {
      problems.push({ at: id, key: 'forms.wrong_kind', params: {} });
      continue;
    }
    seen.add(id);
    const { id: _, ...rest } = item;
    const one = read(rest, id);
    const within = (part: string) => (part === '' ? id : `${id}.${part}`);
    problems.push(...one.problems.map((problem) => ({ ...problem, at: within(problem.at) })));
    lacks.push(...one.lacks.map(within));
    if (one.answer !== undefined) items.push({ id, ...(one.answer as Record<string, Answer>) });
  }
  return { items, problems, lacks };
}
