/** Where a call stands: it takes applications from the instant it opens up to, and without, the instant it closes. */
export type CallState = 'upcoming' | 'open' | 'closed';

export interface Opening {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export function callState({ opensAt, closesAt }: Opening, now: Date): CallState {
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
