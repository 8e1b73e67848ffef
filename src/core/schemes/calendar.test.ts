import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addMonths,
  businessDaysBetween,
  dayOf,
  deadline,
  endOfDay,
  hongKong,
  isBusinessDay,
  withHolidays,
  yearStatus,
} from './calendar.ts';
import { HOLIDAYS } from './holidays.ts';

const hk = (text: string) => new Date(`${text}+08:00`);

test('a day ends at its last millisecond on a Hong Kong clock', () => {
  expect(endOfDay('2026-03-31').toISOString()).toBe('2026-03-31T15:59:59.999Z');
  expect(dayOf(endOfDay('2026-03-31'))).toBe('2026-03-31');
  expect(dayOf(new Date(endOfDay('2026-03-31').getTime() + 1))).toBe('2026-04-01');
});

test.each([
  ['2026-01-31T10:00:00', 1, '2026-02-28T10:00:00'],
  ['2028-01-31T10:00:00', 1, '2028-02-29T10:00:00'],
  ['2026-08-31T23:59:00', 6, '2027-02-28T23:59:00'],
  ['2026-08-30T00:30:00', 6, '2027-02-28T00:30:00'],
  ['2026-12-15T09:00:00', 1, '2027-01-15T09:00:00'],
  // Already the 1st of March in Hong Kong while it is still February in London.
  ['2026-03-01T03:00:00', 6, '2026-09-01T03:00:00'],
])('%s and %i months is %s in Hong Kong', (from, months, to) => {
  expect(addMonths(hk(from), months)).toEqual(hk(to));
});

test.each([
  ['a Friday', '2026-03-13T17:00:00', 1, '2026-03-16T17:00:00'],
  ['a Saturday', '2026-03-14T17:00:00', 1, '2026-03-16T17:00:00'],
  ['the day before Easter', '2026-04-02T12:00:00', 1, '2026-04-08T12:00:00'],
  ['the eve of Lunar New Year', '2026-02-16T09:00:00', 2, '2026-02-23T09:00:00'],
  ['Christmas Eve', '2025-12-24T09:00:00', 3, '2025-12-31T09:00:00'],
  ['the eve of the day after Christmas that fell on a Sunday', '2027-12-24T09:00:00', 1, '2027-12-28T09:00:00'],
])('counts business days from %s', (_, from, days, to) => {
  expect(addBusinessDays(hk(from), days)).toEqual(hk(to));
});

test('deadlines are ends of days, whatever the unit', () => {
  const from = hk('2026-08-31T10:00:00');
  expect(deadline(from, { value: 6, unit: 'months' })).toEqual(endOfDay('2027-02-28'));
  expect(deadline(from, { value: 14, unit: 'days' })).toEqual(endOfDay('2026-09-14'));
  expect(deadline(from, { value: 10, unit: 'business-days' })).toEqual(endOfDay('2026-09-14'));
});

test('a year that is not listed counts weekends only, and says that it is not known', () => {
  expect([2026, 2027, 2028].map((year) => yearStatus(year))).toEqual(['gazetted', 'expected', 'unknown']);
  expect(isBusinessDay('2028-12-25')).toBe(true);
  const known = withHolidays(hongKong, 2028, ['2028-12-25']);
  expect(isBusinessDay('2028-12-25', known)).toBe(false);
  expect(yearStatus(2028, known)).toBe('gazetted');
  expect(isBusinessDay('2026-12-25', known)).toBe(false);
});

test('counting forward and counting between agree', () =>
  fc.assert(
    fc.property(
      fc.date({ min: hk('2023-01-01T00:00:00'), max: hk('2027-06-30T00:00:00'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 60 }),
      (from, days) => {
        const to = addBusinessDays(from, days);
        expect(isBusinessDay(dayOf(to))).toBe(true);
        expect(businessDaysBetween(from, to)).toBe(days);
      },
    ),
  ));

describe('the list of holidays', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  /** The solar day of a day of the lunar calendar in a year. */
  const lunar = (year: number, month: number, date: number) => {
    for (let at = Date.UTC(year, 0, 15); at < Date.UTC(year + 1, 0, 15); at += 86_400_000) {
      if (chinese.format(at) === `${month}/${date}`) return new Date(at);
    }
    throw new Error(`No day ${month}/${date} in ${year}`);
  };
  const easter = (year: number) => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    return new Date(Date.UTC(year, Math.floor((h + l - 7 * m + 114) / 31) - 1, ((h + l - 7 * m + 114) % 31) + 1));
  };
  const after = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

  test.each(Object.keys(HOLIDAYS).map(Number))('%i agrees with the lunar calendar and with Easter', (year) => {
    const fixed = (text: string) => new Date(`${year}-${text}T00:00:00Z`);
    const sunday = easter(year);
    // In 2027 the moon is new four minutes before midnight in Beijing, too close for the calendar of some libraries.
    const newYear = year === 2027 ? fixed('02-06') : lunar(year, 1, 1);
    const wanted: Date[] = [
      ...['01-01', '05-01', '07-01', '10-01', '12-25'].map(fixed),
      ...[-2, -1, 1].map((days) => after(sunday, days)),
      lunar(year, 4, 8),
      lunar(year, 5, 5),
      after(lunar(year, 8, 15), 1),
      lunar(year, 9, 9),
    ];
    const listed = new Set(HOLIDAYS[year]!.days);
    const short = (at: Date) => at.toISOString().slice(5, 10);
    for (const day of wanted) {
      // A holiday on a Sunday moves to the next day that is not one already.
      let at = day;
      if (at.getUTCDay() === 0) at = after(at, 1);
      expect(listed, `${year}: ${short(day)}`).toContain(short(at));
    }
    // Three days of Lunar New Year; the fourth stands in for one that is a Sunday.
    const three = [0, 1, 2].map((days) => after(newYear, days));
    const free = three.some((at) => at.getUTCDay() === 0) ? [...three, after(newYear, 3)] : three;
    for (const at of free.filter((day) => day.getUTCDay() !== 0)) expect(listed).toContain(short(at));
    expect(listed.size).toBe(17);
    for (const day of listed) expect(fixed(day).getUTCDay(), `${year}-${day}`).not.toBe(0);
  });
});
