import type { BasisFacts } from '../module.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts } from '../schemes/facts.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import type { Scheme } from '../schemes/shape.ts';

export interface Known {
  readonly applicantName: string;
  /** Cents awarded to the organisation under the scheme before. */
  readonly awardedBefore: bigint;
  readonly basis: BasisFacts | undefined;
}

/** Everything the scheme's rules may ask about an application: its answers, and what the hub knows at the moment. */
export function ruleFacts(scheme: Scheme, values: Answers, { applicantName, awardedBefore, basis }: Known, now: Date): Facts {
  const ofBasis = basis === undefined ? {} : { ...basis.facts, basisCost: basis.cost };
  return { ...factsOf(scheme.form, values), today: dayOf(now), applicantName, awardedBefore, ...ofBasis };
}
