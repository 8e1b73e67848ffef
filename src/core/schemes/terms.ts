import type { Unit } from '../module.ts';
import { readMoney } from './money.ts';
import type { Option, Term, TermKind } from './shape-terms.ts';
import type { Scheme } from './shape.ts';

export type Period = Pick<Extract<Term, { kind: 'period' }>, 'value' | 'unit'>;

/** A term of a kind. That it is there was checked when the file was read, so its absence is a bug. */
export function term<Kind extends TermKind>(scheme: Scheme, kind: Kind, name: string): Extract<Term, { kind: Kind }> {
  const found = scheme.terms[name];
  if (found?.kind !== kind) throw new Error(`Scheme ${scheme.scheme} has no ${kind} term named ${name}`);
  return found as Extract<Term, { kind: Kind }>;
}

/** A money term in cents. */
export function moneyTerm(scheme: Scheme, name: string): bigint {
  return dollars(term(scheme, 'money', name).value);
}

/** A percent term in hundredths of a percent: 50% is 5000n. */
export function percentTerm(scheme: Scheme, name: string): bigint {
  return BigInt(Math.round(term(scheme, 'percent', name).value * 100));
}

export function wholeTerm(scheme: Scheme, name: string): number {
  return term(scheme, 'whole', name).value;
}

export function periodTerm(scheme: Scheme, name: string): Period {
  const { value, unit } = term(scheme, 'period', name);
  return { value, unit };
}

/** How much of a unit a term says, in its smallest part: money in cents, of any other unit a whole number. */
export function quantityTerm(scheme: Scheme, name: string, unit: Unit): bigint {
  return unit === 'HKD.cent' ? moneyTerm(scheme, name) : BigInt(wholeTerm(scheme, name));
}

/** The values of a list, in the order of the file. */
export function choicesTerm(scheme: Scheme, name: string): readonly Option[] {
  return term(scheme, 'choices', name).options;
}

/** A money value of a scheme file in cents. */
export function dollars(text: string): bigint {
  const cents = readMoney(text);
  if (typeof cents === 'string') throw new Error(`${text} is ${cents}`);
  return cents;
}
