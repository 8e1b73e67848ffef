import { expect, test } from 'vitest';
import { blank, callOf, instantOf, readTime } from './new-call.ts';

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
