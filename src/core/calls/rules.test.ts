import { expect, test } from 'vitest';
import { callState, currentCall, secondsLeft } from './rules.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 31, hour));
const call = (opens: number, closes: number) => ({ opensAt: at(opens), closesAt: at(closes) });

test.each([
  [at(9).getTime() - 1, 'upcoming', 0],
  [at(9).getTime(), 'open', 3600],
  [at(10).getTime() - 1, 'open', 0],
  [at(10).getTime(), 'closed', 0],
  [at(10).getTime() + 1, 'closed', 0],
])('a call from nine to ten is, at %i, %s with %i seconds left', (now, state, seconds) => {
  expect(callState(call(9, 10), new Date(now))).toBe(state);
  expect(secondsLeft(call(9, 10), new Date(now))).toBe(seconds);
});

test('the current call is the open one that closes last, else the next, else the last', () => {
  const calls = [call(1, 3), call(2, 6), call(2, 5), call(8, 9), call(7, 9)];
  expect(currentCall(calls, at(2))).toBe(calls[1]);
  expect(currentCall(calls, at(6))).toBe(calls[4]);
  expect(currentCall(calls, at(10))?.closesAt).toEqual(at(9));
  expect(currentCall([], at(1))).toBeUndefined();
});
