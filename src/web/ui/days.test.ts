import { expect, test } from 'vitest';
import { dayBefore, dayOf, daysOf, endOf, periodOf } from './days.ts';

test('days lie between the beginning of the first and the end of the last, by a Hong Kong clock', () => {
  expect(periodOf({ from: '2026-01-01', until: '2026-01-31' })).toEqual({
    from: '2025-12-31T16:00:00.000Z',
    until: '2026-01-31T16:00:00.000Z',
  });
  expect(periodOf({ from: undefined, until: undefined })).toEqual({});
  expect(endOf('2028-02-29')).toBe('2028-02-29T16:00:00.000Z');
});

test('what is no day is left out', () => {
  expect(daysOf(new URLSearchParams('from=2026-13-01&until=yesterday'))).toEqual({ from: undefined, until: undefined });
  expect(dayOf('2026-01-31')).toBe('2026-01-31');
  expect(dayOf(null)).toBeUndefined();
});

test('the day so many days ago is that of Hong Kong, where it may be tomorrow already', () => {
  expect(dayBefore(new Date('2026-03-01T15:59:00Z'), 1)).toBe('2026-02-28');
  expect(dayBefore(new Date('2026-03-01T16:00:00Z'), 1)).toBe('2026-03-01');
});
