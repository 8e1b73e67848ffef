import type { MessageKey } from '../../platform/messages.ts';
import type { Line } from './shape-course.ts';
import type { Scheme } from './shape.ts';
import { moneyTerm, percentTerm } from './terms.ts';

/** One step of working out an amount, in words for the applicant and the officer. Amounts are cents as text. */
export interface Step {
  readonly key: MessageKey;
  readonly facts: Readonly<Record<string, string>>;
}

export interface Worked {
  readonly line: string;
  readonly unit: Line['unit'];
  /** In the smallest part of the unit; never above the share, never above what is left of the cap. */
  readonly amount: bigint;
  readonly steps: readonly Step[];
}

/**
 * What is awarded for a cost: the share of it, rounded down as the scheme says, at most the cap less what this applicant was
 * awarded before. Cents all through. A cost or an earlier award below nothing is a bug.
 */
export function awardAmount(scheme: Scheme, cost: bigint, alreadyAwarded: bigint): Worked {
  if (cost < 0n || alreadyAwarded < 0n) throw new Error(`A cost of ${cost} after awards of ${alreadyAwarded}`);
  const line = scheme.gives[0]!;
  const { amount: share, step } = shareOf(scheme, line, cost);
  const steps: Step[] = [step];
  const cap = moneyTerm(scheme, line.cap);
  let limit = cap;
  if (line.capPer === 'applicant-lifetime' && alreadyAwarded > 0n) {
    limit = alreadyAwarded < cap ? cap - alreadyAwarded : 0n;
    steps.push({ key: 'schemes.award.left', facts: { awarded: String(alreadyAwarded), left: String(limit) } });
  }
  steps.push({ key: share > limit ? 'schemes.award.capped' : 'schemes.award.within_cap', facts: { cap: String(limit) } });
  return { line: line.id, unit: line.unit, amount: least(share, limit), steps };
}

/** What a claim may be paid: the same share of what was really spent, at most the award. Cents. */
export function claimAmount(scheme: Scheme, spent: bigint, awarded: bigint): Worked {
  if (spent < 0n || awarded < 0n) throw new Error(`A claim of ${spent} on an award of ${awarded}`);
  const line = scheme.gives[0]!;
  const { amount: share, step } = shareOf(scheme, line, spent);
  const steps = [
    step,
    ...(share > awarded ? [{ key: 'schemes.award.within_award', facts: { award: String(awarded) } } as const] : []),
  ];
  return { line: line.id, unit: line.unit, amount: least(share, awarded), steps };
}

const grain = { 'down-to-cent': 1n, 'down-to-dollar': 100n } as const;

function shareOf(scheme: Scheme, line: Line, cost: bigint): { amount: bigint; step: Step } {
  const share = percentTerm(scheme, line.share);
  const exact = cost * share;
  const size = 10_000n * grain[line.rounding];
  const amount = (exact / size) * grain[line.rounding];
  const isRounded = amount * 10_000n !== exact;
  const facts = { share: String(Number(share) / 100), cost: String(cost), amount: String(amount) };
  return { amount, step: { key: isRounded ? 'schemes.award.share_rounded' : 'schemes.award.share', facts } };
}

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** The parts in which an award is paid, in order. Each is rounded down to the cent and the last takes the rest. */
export function instalmentsOf(
  scheme: Scheme,
  award: bigint,
): readonly { readonly id: string; readonly gate: string; readonly amount: bigint }[] {
  let paid = 0n;
  return scheme.instalments.map(({ id, gate, share }, at) => {
    const isLast = at === scheme.instalments.length - 1;
    const amount = isLast ? award - paid : (award * percentTerm(scheme, share)) / 10_000n;
    paid += amount;
    return { id, gate, amount };
  });
}
