import type { LocalText } from '../../platform/formats.ts';

/** A call of a scheme, as the home page tells of it. */
export interface HomeCall {
  readonly scheme: string;
  readonly schemeName: LocalText;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly opensAt: string;
  readonly closesAt: string;
  /** It has no end: it closes beyond every calendar. */
  readonly alwaysOpen: boolean;
}

/** A number the hub publishes, with its history. */
export interface HomeCount {
  readonly id: string;
  readonly title: LocalText;
  readonly value: number;
  readonly series: readonly { readonly at: string; readonly value: number }[];
}

export type News =
  | { readonly kind: 'opened' | 'closed'; readonly at: string; readonly call: HomeCall }
  /** A number has grown by so much since an instant. */
  | { readonly kind: 'grew'; readonly at: string; readonly count: HomeCount; readonly by: number };

const day = 24 * 3_600_000;

/** Calls that take applications at an instant, the next to close first. */
export function openCalls(calls: readonly HomeCall[], now: Date): HomeCall[] {
  return calls
    .filter(({ opensAt, closesAt }) => Date.parse(opensAt) <= now.getTime() && now.getTime() < Date.parse(closesAt))
    .toSorted((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
}

/** What happened to calls in the half year before an instant, and what has grown in about a month: the latest first. */
export function newsOf(calls: readonly HomeCall[], counts: readonly HomeCount[], now: Date, most: number): News[] {
  const happened = calls
    .flatMap((call): News[] => [
      { kind: 'opened', at: call.opensAt, call },
      { kind: 'closed', at: call.closesAt, call },
    ])
    .filter(({ at }) => Date.parse(at) <= now.getTime() && Date.parse(at) > now.getTime() - 183 * day);
  const grown = counts.flatMap((count): News[] => {
    const before = count.series.findLast(({ at }) => Date.parse(at) <= now.getTime() - 27 * day);
    const by = count.value - (before?.value ?? count.value);
    return before && by > 0 ? [{ kind: 'grew', at: before.at, count, by }] : [];
  });
  return [...happened, ...grown].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}

interface Telling {
  readonly title: LocalText;
  readonly value: number | readonly string[] | string;
}

const weight = ({ value }: Telling) => (typeof value === 'number' ? value : value.length > 0 ? 1 : 0);

/** The figures that say most: of each title the one with the most behind it, those with something to tell first. */
export function telling<Figure extends Telling>(figures: readonly Figure[], most: number): Figure[] {
  const best = [...Map.groupBy(figures, ({ title }) => title.en).values()].map((same) =>
    same.reduce((a, b) => (weight(b) > weight(a) ? b : a)),
  );
  return best.toSorted((a, b) => Math.sign(weight(b)) - Math.sign(weight(a))).slice(0, most);
}
