import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

const now = new Date('2026-03-01T00:00:00Z');
const after = (milliseconds: number) => timeLeft(new Date(now.getTime() + milliseconds), now);
const hour = 3_600_000;

test.each([
  [20 * 24 * hour, 'days', 20, 'calm'],
  [72 * hour, 'days', 3, 'calm'],
  [72 * hour - 1, 'days', 2, 'soon'],
  [48 * hour - 1, 'hours', 47, 'soon'],
  [hour, 'hours', 1, 'soon'],
  [hour - 1, 'minutes', 59, 'soon'],
  [59_999, 'seconds', 0, 'soon'],
  [0, 'seconds', 0, 'soon'],
])('%d ms before a deadline, %s: %d are left', (milliseconds, unit, n, tone) => {
  expect(after(milliseconds)).toEqual({ unit, n, isLate: false, tone });
});

test('a millisecond after a deadline it is late', () => {
  expect(after(-1)).toEqual({ unit: 'seconds', n: 0, isLate: true, tone: 'late' });
  expect(after(-50 * hour)).toEqual({ unit: 'days', n: 2, isLate: true, tone: 'late' });
});
