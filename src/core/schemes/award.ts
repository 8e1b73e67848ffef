import type { MessageKey } from '../../platform/messages.ts';
import type { Unit } from '../module.ts';
import type { Facts } from './facts.ts';
import { formula } from './rules.ts';
import type { Line } from './shape-gives.ts';
import type { Scheme } from './shape.ts';
import { percentTerm, quantityTerm } from './terms.ts';

/*
 * What an application is given by the formula of its scheme, line by line, with every step in words. Whole numbers of each
 * unit's smallest part all through; a line never comes to more than its share and what is left of its caps.
 */

/** One step of working out an amount, in words for the applicant and the officer. Amounts are `1200 GPU.second`; cents are digits alone. */
export interface Step {
  readonly key: MessageKey;
  readonly facts: Readonly<Record<string, string>>;
}

export interface Worked {
  readonly line: string;
  readonly unit: Line['unit'];
  /** In the smallest part of the unit; never above the share, never above what is left of the caps. */
  readonly amount: bigint;
  readonly steps: readonly Step[];
}

/** What this applicant was awarded under the scheme before and has not given back, in one unit and one year of Hong Kong. */
export interface Earlier {
  readonly unit: string;
  readonly year: number;
  readonly amount: bigint;
}

export interface Applied {
  readonly facts: Facts;
  readonly earlier: readonly Earlier[];
  /** The calendar year it is in Hong Kong. */
  readonly year: number;
  /** The lines for which the exceptional share was given. */
  readonly exceptional?: readonly string[];
}

/** How an amount stands in the facts of a message. */
export const amountFact = (amount: bigint, unit: Unit): string => (unit === 'HKD.cent' ? String(amount) : `${amount} ${unit}`);

/** What the formula gives for each line of a scheme. A line whose facts are not known yet gives nothing, and says so. */
export function awardLines(scheme: Scheme, applied: Applied): readonly Worked[] {
  return scheme.gives.map((line) => workedLine(scheme, line, applied));
}

function workedLine(scheme: Scheme, line: Line, { facts, earlier, year, exceptional = [] }: Applied): Worked {
  const { id, unit } = line;
  const of = line.of === undefined ? formula(scheme, 'basisCost', facts) : formula(scheme, line.of, facts);
  if (of === undefined) return { line: id, unit, amount: 0n, steps: [{ key: 'schemes.award.unknown', facts: {} }] };

  const special = exceptional.includes(id) ? line.exceptional?.share : undefined;
  const share = special ?? line.share;
  const shared = shareOf(scheme, line, share, of < 0n ? 0n : of);
  const steps: Step[] = [];
  if (special !== undefined) steps.push({ key: 'schemes.award.exceptional', facts: { share: percentText(scheme, special) } });
  steps.push(shared.step);
  const given = (amount: bigint) => amountFact(amount, unit);
  let { amount } = shared;
  for (const { per, most } of line.caps ?? []) {
    const cap = quantityTerm(scheme, most, unit);
    const before = per === 'award' ? 0n : awarded(earlier, unit, per === 'applicant-year' ? year : undefined);
    const limit = before < cap ? cap - before : 0n;
    if (before > 0n) {
      const key = per === 'applicant-year' ? 'schemes.award.left_year' : 'schemes.award.left';
      steps.push({ key, facts: { awarded: given(before), left: given(limit) } });
    }
    steps.push({ key: amount > limit ? 'schemes.award.capped' : 'schemes.award.within_cap', facts: { cap: given(limit) } });
    amount = lower(amount, limit);
  }
  const least = line.least === undefined ? 0n : quantityTerm(scheme, line.least, unit);
  if (amount >= least) return { line: id, unit, amount, steps };
  steps.push({ key: 'schemes.award.below_least', facts: { least: given(least) } });
  return { line: id, unit, amount: 0n, steps };
}

/** What was awarded in a unit before: in all, or in one year. Below nothing is a bug. */
export function awarded(earlier: readonly Earlier[], unit: string, year?: number): bigint {
  const total = earlier
    .filter((one) => one.unit === unit && (year === undefined || one.year === year))
    .reduce((sum, { amount }) => sum + amount, 0n);
  if (total < 0n) throw new Error(`Awards of ${total} ${unit}`);
  return total;
}

/**
 * What is awarded for a cost alone: the money of a scheme that stands on something with a price. Cents all through. A cost or
 * an earlier award below nothing is a bug.
 */
export function awardAmount(scheme: Scheme, cost: bigint, alreadyAwarded: bigint): Worked {
  if (cost < 0n || alreadyAwarded < 0n) throw new Error(`A cost of ${cost} after awards of ${alreadyAwarded}`);
  const earlier = [{ unit: 'HKD.cent', year: 0, amount: alreadyAwarded }];
  const lines = awardLines(scheme, { facts: { basisCost: cost }, earlier, year: 0 });
  return lines.find(({ unit }) => unit === 'HKD.cent') ?? lines[0]!;
}

/**
 * What a claim is paid: what the scheme's own formula says, else the same share of what was really spent; at most what is left
 * of the award. Cents.
 */
export function claimAmount(scheme: Scheme, claimed: { readonly spent: bigint; readonly facts: Facts }, left: bigint): Worked {
  const { spent, facts } = claimed;
  if (spent < 0n || left < 0n) throw new Error(`A claim of ${spent} on an award of ${left}`);
  const line = scheme.gives.find(({ unit }) => unit === 'HKD.cent') ?? scheme.gives[0]!;
  const { amount: due, step } = dueOf(scheme, line, spent, facts);
  const steps = [step, ...(due > left ? [{ key: 'schemes.award.within_award', facts: { award: String(left) } } as const] : [])];
  return { line: line.id, unit: line.unit, amount: lower(due, left), steps };
}

function dueOf(scheme: Scheme, line: Line, spent: bigint, facts: Facts): { amount: bigint; step: Step } {
  if (scheme.claim?.pays === undefined) return shareOf(scheme, line, line.share, spent);
  const due = formula(scheme, scheme.claim.pays, facts);
  if (due === undefined) return { amount: 0n, step: { key: 'schemes.award.unknown', facts: {} } };
  const amount = due < 0n ? 0n : due;
  return { amount, step: { key: 'schemes.award.claimed', facts: { amount: String(amount) } } };
}

const grain = { 'down-to-cent': 1n, 'down-to-dollar': 100n, whole: 1n } as const;

const percentText = (scheme: Scheme, share: string) => String(Number(percentTerm(scheme, share)) / 100);

function shareOf(scheme: Scheme, line: Line, share: string | undefined, cost: bigint): { amount: bigint; step: Step } {
  const percent = share === undefined ? 10_000n : percentTerm(scheme, share);
  const exact = cost * percent;
  const size = 10_000n * grain[line.rounding];
  const amount = (exact / size) * grain[line.rounding];
  const isRounded = amount * 10_000n !== exact;
  const said = { cost: amountFact(cost, line.unit), amount: amountFact(amount, line.unit) };
  if (share === undefined)
    return { amount, step: { key: isRounded ? 'schemes.award.all_rounded' : 'schemes.award.all', facts: said } };
  const facts = { share: percentText(scheme, share), ...said };
  return { amount, step: { key: isRounded ? 'schemes.award.share_rounded' : 'schemes.award.share', facts } };
}

const lower = (a: bigint, b: bigint) => (a < b ? a : b);

/** The parts in which the money of an award is paid, in order. Each is rounded down to the cent and the last takes the rest. */
export function instalmentsOf(
  scheme: Scheme,
  award: bigint,
): readonly (Scheme['instalments'][number] & { readonly amount: bigint })[] {
  let paid = 0n;
  return scheme.instalments.map((instalment, at) => {
    const isLast = at === scheme.instalments.length - 1;
    const amount = isLast ? award - paid : (award * percentTerm(scheme, instalment.share)) / 10_000n;
    paid += amount;
    return { ...instalment, amount };
  });
}
