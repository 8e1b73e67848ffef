import { describe, expect, test } from 'vitest';
import { daysLeft, dueAfterStop } from './clock.ts';

const hk = (text: string) => new Date(`${text}+08:00`);
const ends = (day: string) => hk(`${day}T23:59:59.999`);

describe('business days left', () => {
  test.each([
    ['on the day itself', '2026-03-16T09:00:00', 0],
    ['on its last millisecond', '2026-03-16T23:59:59.999', 0],
    ['on the Friday before', '2026-03-13T09:00:00', 1],
    ['on the Saturday before', '2026-03-14T09:00:00', 1],
    ['a week before', '2026-03-09T09:00:00', 5],
    ['just after', '2026-03-17T00:00:00', -1],
    ['two days after', '2026-03-18T09:00:00', -2],
  ])('%s', (_, now, days) => {
    expect(daysLeft({ dueAt: ends('2026-03-16'), stoppedAt: null, closedAt: null }, hk(now))).toBe(days);
  });

  test('late over a weekend is late by a day', () => {
    expect(daysLeft({ dueAt: ends('2026-03-13'), stoppedAt: null, closedAt: null }, hk('2026-03-14T09:00:00'))).toBe(-1);
  });

  test('no clock runs while it is stopped, closed or not set', () => {
    const now = hk('2026-03-09T09:00:00');
    expect(daysLeft({ dueAt: null, stoppedAt: null, closedAt: null }, now)).toBeNull();
    expect(daysLeft({ dueAt: ends('2026-03-16'), stoppedAt: now, closedAt: null }, now)).toBeNull();
    expect(daysLeft({ dueAt: ends('2026-03-16'), stoppedAt: null, closedAt: now }, now)).toBeNull();
  });
});

describe('a clock that was stopped', () => {
  test.each([
    ['asked and answered the same day', '2026-03-09T09:00:00', '2026-03-09T17:00:00', '2026-03-16'],
    ['asked on the last day', '2026-03-16T09:00:00', '2026-03-20T09:00:00', '2026-03-20'],
    ['over a week', '2026-03-09T09:00:00', '2026-03-16T09:00:00', '2026-03-23'],
    ['answered on a Saturday', '2026-03-16T09:00:00', '2026-03-21T09:00:00', '2026-03-21'],
  ])('%s', (_, stopped, answered, due) => {
    expect(dueAfterStop(ends('2026-03-16'), hk(stopped), hk(answered))).toEqual(ends(due));
  });

  test('what was late is as late afterwards', () => {
    expect(dueAfterStop(ends('2026-03-06'), hk('2026-03-09T09:00:00'), hk('2026-03-11T09:00:00'))).toEqual(ends('2026-03-08'));
  });
});
