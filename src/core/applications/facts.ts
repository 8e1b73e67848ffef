import type { BasisFacts } from '../module.ts';
import type { Facts } from '../schemes/facts.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import type { Scheme } from '../schemes/shape.ts';

/** Everything the scheme's rules may ask about an application: its answers, and what the hub knows at the moment. */
export function ruleFacts(scheme: Scheme, values: Answers, known: Facts, basis: BasisFacts | undefined): Facts {
  const ofBasis = basis === undefined ? {} : { ...basis.facts, basisCost: basis.cost };
  return { ...factsOf(scheme.form, values), ...known, ...ofBasis };
}
