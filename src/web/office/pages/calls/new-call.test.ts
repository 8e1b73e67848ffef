import { expect, test } from 'vitest';
import { blank, callOf, guestsOf, instantOf, readTime, typedDate } from './new-call.ts';

test.each([
  ['9:05', '09:05'],
  ['0905', '09:05'],
  ['１７：００', '17:00'],
  ['23.59', '23:59'],
  ['24:00', undefined],
  ['5 pm', undefined],
  ['12:60', undefined],
  ['', undefined],
])('the time of day %j is read as %j', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test('a day and a time are an instant of Hong Kong, wherever the browser stands', () => {
  expect(new Date(instantOf('2026-03-31', '9:00')).toISOString()).toBe('2026-03-31T01:00:00.000Z');
  expect(Number.isNaN(Date.parse(instantOf('2026-2-', '9:00')))).toBe(true);
});

test.each([
  ['1,250.5', '125050'],
  ['HK$ 50,000', '5000000'],
  ['0.01', '1'],
])('%j dollars are sent as %s cents', (typed, cents) => {
  expect(callOf({ ...blank, envelope: typed }).envelope).toBe(cents);
});

test.each(['1.005', '-5', 'lots', '1234567890123456'])('%j is left for the hub to refuse', (typed) => {
  expect(callOf({ ...blank, envelope: typed }).envelope).not.toMatch(/^\d+$/);
});

test('what is left out is not sent', () => {
  expect(Object.keys(callOf(blank))).toEqual(['scheme', 'code', 'title', 'opensAt', 'closesAt']);
  expect(callOf({ ...blank, version: '2' }).version).toBe(2);
});

test('a call that is always open has no close; a sealed one says so; guests are numbers and addresses', () => {
  expect(callOf({ ...blank, kind: 'rolling', isSealed: true })).toMatchObject({ kind: 'rolling', sealed: false });
  expect(callOf({ ...blank, kind: 'rolling' })).not.toHaveProperty('closesAt');
  expect(callOf({ ...blank, kind: 'round', isSealed: true })).toMatchObject({ sealed: true });
  expect(guestsOf('12345678\n a@b.example，87654321;;')).toEqual({
    emails: ['a@b.example'],
    brNumbers: ['12345678', '87654321'],
  });
});

test('a date of the plan goes with its time, and a day that was taken out is no date', () => {
  const dates = { briefing: { day: '2026-03-31', time: '9:00' }, panel: { day: '', time: '17:00' } };
  expect(callOf({ ...blank, dates }).plan).toEqual([
    { milestone: 'briefing', at: '2026-03-31T09:00:00+08:00' },
    { milestone: 'panel', at: null },
  ]);
  expect(typedDate('2026-03-31T15:59:59.999Z')).toEqual({ day: '2026-03-31', time: '23:59' });
});
