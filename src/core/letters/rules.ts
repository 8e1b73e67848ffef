import type { RefusalCode } from '../../platform/refusal.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import type { Scheme } from '../schemes/shape.ts';

/** How a referee's letter stands. What is in it, only the office knows. */
export type LetterState = 'asked' | 'received' | 'declined' | 'missing';

export interface Asked {
  readonly receivedAt: Date | null;
  readonly declinedAt: Date | null;
}

/** A letter that is not there when letters are no longer taken is missing. */
export function letterState({ receivedAt, declinedAt }: Asked, until: Date, now: Date): LetterState {
  if (receivedAt !== null) return 'received';
  if (declinedAt !== null) return 'declined';
  return now < until ? 'asked' : 'missing';
}

interface Times {
  readonly lettersUntil: Date;
  readonly closesAt: Date;
  readonly extendedUntil: Date | null;
}

/** Until when letters about one application are taken: more time for its applicant is more time for its referees. */
export function lettersUntil(scheme: Scheme, { lettersUntil: until, closesAt, extendedUntil }: Times): Date {
  const within = scheme.calls?.letters?.within;
  if (within === undefined || extendedUntil === null || extendedUntil <= closesAt) return until;
  const later = deadlineOf(scheme, within, extendedUntil);
  return later > until ? later : until;
}

interface Naming {
  readonly most: number;
  /** Referees who were named, have not declined and were not taken back. */
  readonly standing: number;
  readonly until: Date;
  readonly isOver: boolean;
}

/** Why no further referee can be named, or nothing if one can. */
export function obstacleToNaming({ most, standing, until, isOver }: Naming, now: Date): RefusalCode | undefined {
  if (isOver || now >= until) return 'letters.closed';
  return standing >= most ? 'letters.enough' : undefined;
}

/** For how long an applicant has to wait before a referee can be reminded again. */
export const reminderPause = 3 * 86_400_000;
