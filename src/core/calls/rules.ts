/**
 * Where a call stands: it takes applications from the instant it opens up to, and without, the instant it closes. One that
 * was cancelled takes none.
 */
export type CallState = 'upcoming' | 'open' | 'closed' | 'cancelled';

export interface Opening {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly cancelledAt?: Date | null;
}

/** The closing instant of a call that is always open: beyond every calendar. */
export const NEVER = new Date('2999-12-31T16:00:00.000Z');

export const isAlwaysOpen = ({ closesAt }: Pick<Opening, 'closesAt'>): boolean => closesAt.getTime() >= NEVER.getTime();

export function callState({ opensAt, closesAt, cancelledAt }: Opening, now: Date): CallState {
  if (cancelledAt) return 'cancelled';
  if (now < opensAt) return 'upcoming';
  return now < closesAt ? 'open' : 'closed';
}

/** Whole seconds for which the call still takes applications; none unless it is open. */
export function secondsLeft(call: Opening, now: Date): number {
  if (callState(call, now) !== 'open') return 0;
  return Math.floor((call.closesAt.getTime() - now.getTime()) / 1000);
}

/**
 * The call a reader of the scheme most likely means: the open one that closes last, else the next to open, else the one
 * that closed last.
 */
export function currentCall<Call extends Opening>(calls: readonly Call[], now: Date): Call | undefined {
  const of = (state: CallState) => calls.filter((call) => callState(call, now) === state);
  return (
    latest(of('open')) ?? of('upcoming').toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0] ?? latest(of('closed'))
  );
}

function latest<Call extends Opening>(calls: readonly Call[]): Call | undefined {
  return calls.toSorted((a, b) => b.closesAt.getTime() - a.closesAt.getTime())[0];
}

/** How an application was in: before the close, in the hidden grace after it, or within more time given to its applicant. */
export type InTime = 'in_time' | 'grace' | 'extension';

export function inTime(sent: {
  readonly submittedAt: Date;
  readonly closesAt: Date;
  readonly extendedUntil: Date | null;
}): InTime {
  if (sent.submittedAt < sent.closesAt) return 'in_time';
  return sent.extendedUntil !== null && sent.submittedAt < sent.extendedUntil ? 'extension' : 'grace';
}

/** Whether what was sent to a call is still closed to everybody but the applicants. */
export const isSealed = (sealedUntil: Date | null, now: Date): sealedUntil is Date => sealedUntil !== null && now < sealedUntil;
