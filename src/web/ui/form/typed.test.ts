import { expect, test } from 'vitest';
import { joinDay, splitDay } from './typed-date.ts';
import { tidyMoney, typedMoney } from './typed-money.ts';

test.each([
  ['1250050', '12,500.50'],
  ['100', '1'],
  ['5', '0.05'],
  ['0', '0'],
  ['123456789000', '1,234,567,890'],
])('%s cents are typed as %s', (cents, typed) => {
  expect(typedMoney(cents)).toBe(typed);
});

test.each([
  ['12500.5', '12,500.50'],
  ['HK$ 12,500', '12,500'],
  ['１２５００', '12,500'],
  ['0012', '12'],
])('%s is tidied to %s', (typed, tidy) => {
  expect(tidyMoney(typed)).toBe(tidy);
});

test.each(['1.234', '-5', '12,50', 'twelve', '', '1e3', '99999999999999999'])('%s is left for the hub to refuse', (typed) => {
  expect(tidyMoney(typed)).toBe(typed);
});

test('a day goes into its boxes and comes out whole, or as far as it was typed', () => {
  expect(splitDay('2026-03-01')).toEqual({ year: '2026', month: '3', day: '1' });
  expect(joinDay({ year: '2026', month: '3', day: '1' })).toBe('2026-03-01');
  expect(joinDay({ year: '2026', month: '', day: '1' })).toBe('2026--1');
  expect(splitDay('2026--1')).toEqual({ year: '2026', month: '', day: '1' });
  expect(joinDay({ year: '', month: '', day: '' })).toBe('');
  expect(joinDay({ year: '２０２６', month: ' 3', day: '31' })).toBe('2026-03-31');
});
