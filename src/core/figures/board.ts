// The board of figures: what everybody may see, worked out at most every few seconds however many look.

import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import { holds, type Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Figure } from './figure.ts';
import { figureSeries, figureStart, figureValue, type Point } from './figures.ts';
import { inAll, phraseOf, wordOf } from './phrase.ts';

/** How old what is shown may be, in milliseconds: the value, and the history up to it, which hardly changes. */
const fresh = { value: 2_000, history: 60_000 };
const year = 365 * 86_400_000;
const steps = { list: 24, page: 60 };

export interface Period {
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export type ShownFigure = Awaited<ReturnType<typeof shown>>;

export function openBoard(figures: readonly Figure[]) {
  const values = keeper<ReturnType<typeof shown>>(fresh.value);
  const histories = keeper<Promise<readonly Point[]>>(fresh.history);

  /** The last year of a figure that ends with its value now. */
  async function lastYear(db: Db, figure: Figure, now: Date) {
    const from = new Date(now.getTime() - year);
    const history = await histories(figure.id, now, () => figureSeries(db, figure, from, now, steps.list));
    return values(figure.id, now, () => shown(db, figure, now, history));
  }

  return {
    all: (db: Db, now: Date) => Promise.all(figures.map((figure) => lastYear(db, figure, now))),

    /** One figure over a period; from its first record until now where nothing is said. */
    async one(db: Db, id: string, { from, until }: Period, now: Date) {
      const figure = named(id);
      const end = until === undefined || until > now ? now : until;
      const start = from ?? (await figureStart(db, figure)) ?? new Date(end.getTime() - year);
      if (start >= end && from !== undefined)
        throw new Refusal(422, 'figures.period', {}, [{ field: 'from', code: 'figures.period' }]);
      const begin = start < end ? start : new Date(end.getTime() - year);
      return shown(db, figure, end, await figureSeries(db, figure, begin, end, steps.page));
    },

    /** The figure for somebody who may see the records behind it; for others it is as if there were none. */
    evidence(actor: Actor, id: string): Figure {
      const figure = named(id);
      if (!holds(actor, evidenceRoles, figure.scheme)) throw new Refusal(404, 'http.not_found');
      return figure;
    },
  };

  function named(id: string): Figure {
    const figure = figures.find((one) => one.id === id);
    if (figure === undefined) throw new Refusal(404, 'http.not_found');
    return figure;
  }
}

export type Board = ReturnType<typeof openBoard>;

export const evidenceRoles = ['officer', 'press', 'admin'] as const;

async function shown(db: Db, figure: Figure, asOf: Date, history: readonly Point[]) {
  const { value, items } = await figureValue(db, figure, asOf);
  const facts = { scheme: figure.scheme?.toUpperCase() };
  const count = typeof value === 'number' ? value : value.length;
  return {
    id: figure.id,
    scheme: figure.scheme ?? null,
    title: inAll((locale) => t(locale, figure.title, facts)),
    definition: inAll((locale) => t(locale, figure.definition, facts)),
    kind: figure.kind,
    value,
    items: items.map(({ key, count: records }) => ({ key, label: wordOf(figure, key), count: records })),
    phrase: phraseOf(figure, value),
    rule: figure.phrase.rule,
    asOf,
    series: [...history.filter(({ at }) => at < asOf), { at: asOf, value: count }],
  };
}

/** Keeps what was worked out for so many milliseconds, and has it worked out once however many ask at a time. */
function keeper<Kept extends Promise<unknown>>(milliseconds: number) {
  const kept = new Map<string, { readonly at: number; readonly now: number; readonly what: Kept }>();
  return (key: string, now: Date, make: () => Kept): Kept => {
    const known = kept.get(key);
    const clock = performance.now();
    // Two clocks: the machine's own, and the hub's, which a test may set.
    const isFresh = known !== undefined && clock - known.at < milliseconds && Math.abs(now.getTime() - known.now) < milliseconds;
    if (isFresh) return known.what;
    const what = make();
    kept.set(key, { at: clock, now: now.getTime(), what });
    what.catch(() => kept.delete(key));
    return what;
  };
}
