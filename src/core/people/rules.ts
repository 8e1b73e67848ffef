import type { Proof, Standing } from './visit.ts';

/** How long a session lasts. */
export interface SessionTimes {
  /** Of somebody who holds no role: renewed while it is used. */
  readonly days: number;
  /** Of somebody who holds a role: from signing in, whatever happens. */
  readonly staffHours: number;
}

const hour = 3_600_000;

/** When a session ends that is made or renewed now. */
export function sessionEnd(times: SessionTimes, isStaff: boolean, madeAt: Date, now: Date): Date {
  return isStaff ? new Date(madeAt.getTime() + times.staffHours * hour) : new Date(now.getTime() + times.days * 24 * hour);
}

/** How long after the first step the second still joins it. */
export const secondStepMinutes = 30;

/** What a new session rests on: a password and a code of the same person soon after each other are both. */
export function proofAfter(before: Standing | undefined, personId: string, proof: Proof, now: Date): Proof {
  if (before === undefined || before.personId !== personId) return proof;
  const isSoon = now.getTime() - before.createdAt.getTime() <= secondStepMinutes * 60_000;
  const isOther = (before.proof === 'password' && proof === 'code') || (before.proof === 'code' && proof === 'password');
  return isSoon && isOther ? 'both' : proof;
}

/** What is still to be shown before roles count, or nothing. */
export function stepLeft(proof: Proof, isStaff: boolean): 'code' | 'password' | null {
  if (!isStaff || proof === 'both' || proof === 'demo') return null;
  return proof === 'password' ? 'code' : 'password';
}
