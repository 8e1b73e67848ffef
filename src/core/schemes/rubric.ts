import type { Rubric } from './shape-rubric.ts';
import type { Scheme } from './shape.ts';
import { percentTerm } from './terms.ts';

/** Scores by criterion: whole steps of the rubric's scale. */
export type Scores = Readonly<Record<string, number>>;

export function rubricNamed(scheme: Scheme, id: string | undefined): Rubric | undefined {
  return scheme.rubrics?.find((rubric) => rubric.id === id);
}

/** The scores that may be given, from the lowest. */
export function stepsOfScale({ scale: { from, to, step = 1 } }: Rubric): number[] {
  const count = Math.floor((to - from) / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Math.round((from + at * step) * 1000) / 1000);
}

/** Why scores cannot be taken: the criterion that is missing, unknown, or off the scale. Nothing when all is right. */
export function wrongScore(
  rubric: Rubric,
  scores: Scores,
): { readonly criterion: string; readonly is: 'missing' | 'unknown' | 'off_scale' } | undefined {
  const known = rubric.criteria.map(({ id }) => id);
  const unknown = Object.keys(scores).find((id) => !known.includes(id));
  if (unknown !== undefined) return { criterion: unknown, is: 'unknown' };
  const allowed = stepsOfScale(rubric);
  for (const id of known) {
    const score = scores[id];
    if (score === undefined) return { criterion: id, is: 'missing' };
    if (!allowed.includes(Math.round(score * 1000) / 1000)) return { criterion: id, is: 'off_scale' };
  }
  return undefined;
}

/**
 * The weighted total of scores, in hundredths of a percent of what could be reached, rounded down: 10,000 is full marks. And
 * whether it reaches the pass mark, where there is one. Scores count in thousandths, so no float decides.
 */
export function totalOf(
  scheme: Scheme,
  rubric: Rubric,
  scores: Scores,
): { readonly total: number; readonly passes: boolean | undefined } {
  const { from, to } = rubric.scale;
  const thousandths = (value: number) => BigInt(Math.round(value * 1000));
  const range = thousandths(to) - thousandths(from);
  const weighted = rubric.criteria.reduce(
    (sum, { id, weight }) => sum + (thousandths(scores[id] ?? from) - thousandths(from)) * percentTerm(scheme, weight),
    0n,
  );
  const total = Number(weighted / range);
  const passes = rubric.passMark === undefined ? undefined : BigInt(total) >= percentTerm(scheme, rubric.passMark);
  return { total, passes };
}
