import type { Scheme } from './shape.ts';
import { moneyTerm } from './terms.ts';

export interface Caps {
  /** The most that one award may be. Cents. */
  readonly award: bigint | undefined;
  /** The most that one applicant may be given in all. Cents. */
  readonly lifetime: bigint | undefined;
}

/** The caps on money that a scheme gives. */
export function capsOf(scheme: Scheme): Caps {
  const caps = scheme.gives.find(({ unit }) => unit === 'HKD.cent')?.caps ?? [];
  const least = (per: string) =>
    caps
      .filter((cap) => cap.per === per)
      .map((cap) => moneyTerm(scheme, cap.most))
      .toSorted((a, b) => (a < b ? -1 : 1))[0];
  const lifetime = least('applicant-lifetime');
  return { award: least('award') ?? lifetime, lifetime };
}

/** What a scheme may give in all in money. Cents; nothing when it gives none. */
export function moneyEnvelope(scheme: Scheme): bigint | undefined {
  const envelope = scheme.envelopes.find(({ unit }) => unit === 'HKD.cent');
  return envelope && moneyTerm(scheme, envelope.amount);
}
