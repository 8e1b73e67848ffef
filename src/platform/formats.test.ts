import { expect, test } from 'vitest';
import { formatBytes, formatClock, formatDay, formatInstant, formatMoney, formatNumber } from './formats.ts';

const at = '2025-09-17T09:00:00.000Z';

test('an instant is written in Hong Kong time, as each language writes it', () => {
  expect(formatInstant(at, 'en')).toBe('17 September 2025, 5:00 pm (Hong Kong time)');
  expect(formatInstant(at, 'en', true)).toBe('17 September 2025, 5:00 pm');
  expect(formatInstant(at, 'zh-Hant')).toBe('2025年9月17日下午5時');
  expect(formatInstant(at, 'zh-Hans')).toBe('2025年9月17日下午5时');
});

test.each([
  ['2025-09-16T16:00:00.000Z', '12:00 am', '上午12時'],
  ['2025-09-17T04:05:00.000Z', '12:05 pm', '下午12時05分'],
  ['2025-09-17T15:59:59.999Z', '11:59 pm', '下午11時59分'],
])('midnight, noon and the last minute of %s', (instant, english, chinese) => {
  expect(formatClock(instant, 'en')).toBe(english);
  expect(formatClock(instant, 'zh-Hant')).toBe(chinese);
});

test('a day is the day it is in Hong Kong', () => {
  expect(formatDay('2026-03-31', 'en')).toBe('31 March 2026');
  expect(formatDay(new Date('2026-03-31T16:30:00Z'), 'en')).toBe('1 April 2026');
  expect(formatDay('2026-03-01', 'zh-Hans')).toBe('2026年3月1日');
});

test.each([
  [5_000_000n, 'HK$50,000'],
  ['123450', 'HK$1,234.50'],
  [5n, 'HK$0.05'],
  [0n, 'HK$0'],
  [-100n, '−HK$1'],
  ['900719925474099399', 'HK$9,007,199,254,740,993.99'],
])('%s cents are %s', (cents, written) => {
  expect(formatMoney(cents, 'en')).toBe(written);
  expect(formatMoney(cents, 'zh-Hant')).toBe(written);
});

test('numbers stand in thousands, at any size, from number or text', () => {
  expect(formatNumber(1212, 'en')).toBe('1,212');
  expect(formatNumber('9007199254740993', 'en')).toBe('9,007,199,254,740,993');
});

test('sizes of files are said in the unit that suits them', () => {
  expect(formatBytes(0, 'en')).toBe('0 B');
  expect(formatBytes(999, 'en')).toBe('999 B');
  expect(formatBytes(3_400_000, 'en')).toBe('3.4 MB');
  expect(formatBytes(250_000_000, 'en')).toBe('250 MB');
});
