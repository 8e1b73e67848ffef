// What is owed for an award: by when, and whether a day that somebody reports fits.

import type { Obstacle } from '../decisions/rules.ts';

export interface ObligationNow {
  readonly dueAt: Date;
  readonly metAt: Date | null;
}

export interface Reported {
  /** The day on which it was done: `2026-03-31`. */
  readonly day: string;
  /** That day's last instant in Hong Kong. */
  readonly dayEnds: Date;
  readonly acceptedOn: string;
  readonly today: string;
}

/** Why a duty cannot be recorded as done on a day, or nothing if it can. A day counts in full: done on the last day is in time. */
export function obstacleToMeeting(
  obligation: ObligationNow,
  { day, dayEnds, acceptedOn, today }: Reported,
): Obstacle | undefined {
  if (obligation.metAt !== null) return { code: 'obligation.met', facts: { at: obligation.metAt.toISOString() } };
  if (day > today) return { code: 'obligation.in_future', facts: {} };
  if (day < acceptedOn) return { code: 'obligation.before_acceptance', facts: { at: acceptedOn } };
  if (dayEnds > obligation.dueAt) return { code: 'obligation.late', facts: { at: obligation.dueAt.toISOString() } };
  return undefined;
}

/** How far a duty is, for the reader. */
export function stateOf(obligation: ObligationNow, now: Date): 'met' | 'due' | 'late' {
  if (obligation.metAt !== null) return 'met';
  return obligation.dueAt < now ? 'late' : 'due';
}
