/*
 * Time as a scheme counts it: business days and months of Hong Kong, where the clock has been eight hours ahead of UTC all
 * year round since 1979. Instants are Dates; days are `2026-03-31`. A deadline is an instant: the last millisecond of its
 * day in Hong Kong. What happens at that millisecond is in time, what happens after it is late.
 */
import { HOLIDAYS, type YearStatus } from './holidays.ts';
import type { Scheme } from './shape.ts';
import { type Period, periodTerm } from './terms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AHEAD = 8 * HOUR;

/** Which days are general holidays, and for which years that is known. */
export interface Calendar {
  readonly holidays: ReadonlySet<string>;
  readonly years: Readonly<Record<number, YearStatus>>;
}

export const hongKong: Calendar = {
  holidays: new Set(Object.entries(HOLIDAYS).flatMap(([year, { days }]) => days.map((day) => `${year}-${day}`))),
  years: Object.fromEntries(Object.entries(HOLIDAYS).map(([year, { status }]) => [year, status])),
};

/** A calendar with a year's gazetted days in place of what was known of it: for years to come. Days are `2028-01-01`. */
export function withHolidays(calendar: Calendar, year: number, days: readonly string[]): Calendar {
  const others = [...calendar.holidays].filter((day) => !day.startsWith(`${year}-`));
  return { holidays: new Set([...others, ...days]), years: { ...calendar.years, [year]: 'gazetted' } };
}

/** How sure the holidays of a year are. */
export function yearStatus(year: number, calendar: Calendar = hongKong): YearStatus | 'unknown' {
  return calendar.years[year] ?? 'unknown';
}

/** The day it is in Hong Kong. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + AHEAD).toISOString().slice(0, 10);
}

/** The last millisecond of a day in Hong Kong. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - AHEAD + DAY - 1);
}

/** Whether offices are open on a day: not a Saturday, a Sunday or a general holiday. */
export function isBusinessDay(day: string, calendar: Calendar = hongKong): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day);
}

/**
 * The same time of day so many business days later. The count begins with the first business day after the given one, so
 * from a Saturday as from the Friday before it, one business day later is Monday.
 */
export function addBusinessDays(at: Date, days: number, calendar: Calendar = hongKong): Date {
  let time = at.getTime();
  for (let left = days; left > 0;) {
    time += DAY;
    if (isBusinessDay(dayOf(new Date(time)), calendar)) left -= 1;
  }
  return new Date(time);
}

/** The same time of day so many months later in Hong Kong; the last day of the month where it has no such day. */
export function addMonths(at: Date, months: number): Date {
  const local = new Date(at.getTime() + AHEAD);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return new Date(local.getTime() - AHEAD);
}

const clockTime = { seconds: 1000, minutes: 60_000, hours: HOUR };

/** When a period that begins at an instant has run out: the end of its last day in Hong Kong, or to the second for hours and less. */
export function deadline(from: Date, { value, unit }: Period, calendar: Calendar = hongKong): Date {
  if (unit in clockTime) return new Date(from.getTime() + value * clockTime[unit as keyof typeof clockTime]);
  if (unit === 'months') return endOfDay(dayOf(addMonths(from, value)));
  if (unit === 'business-days') return endOfDay(dayOf(addBusinessDays(from, value, calendar)));
  return endOfDay(dayOf(new Date(from.getTime() + value * DAY)));
}

/** The deadline that a term of a scheme sets, counted from an instant: `deadlineOf(scheme, scheme.offer.validFor, now)`. */
export function deadlineOf(scheme: Scheme, term: string, from: Date, calendar: Calendar = hongKong): Date {
  return deadline(from, periodTerm(scheme, term), calendar);
}

/** Business days between two instants' days, not counting the first: what a service clock shows. Nothing when the second is not later. */
export function businessDaysBetween(from: Date, to: Date, calendar: Calendar = hongKong): number {
  let days = 0;
  const last = dayOf(to);
  for (let time = from.getTime() + DAY; dayOf(new Date(time)) <= last; time += DAY) {
    if (isBusinessDay(dayOf(new Date(time)), calendar)) days += 1;
  }
  return days;
}
