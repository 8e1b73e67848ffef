import { deadline } from '../schemes/calendar.ts';
import type { Period } from '../schemes/terms.ts';

const day = 86_400_000;

/**
 * The latest instant at which something may have begun so that its time has run out by `at`: what `deadline` says, turned
 * round, to the millisecond. A period is at most 100 years.
 */
export function beganBefore(period: Period, at: Date): Date {
  let low = at.getTime() - 36_600 * day;
  let high = at.getTime();
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (deadline(new Date(middle), period) < at) low = middle;
    else high = middle;
  }
  return new Date(low);
}
