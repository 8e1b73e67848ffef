// The service clock of a case: when the next step is due, and how a wait for the applicant's answer moves it.

import { businessDaysBetween, deadline, deadlineOf } from '../schemes/calendar.ts';
import type { Scheme, Stage } from '../schemes/shape.ts';

/** When a stage that begins now should be done. */
export function dueFor(scheme: Scheme, stage: Stage, now: Date): Date {
  return deadlineOf(scheme, stage.target, now);
}

/**
 * When a case whose clock was stopped is due after it runs again: as many business days from now as were left when it was
 * stopped. What was late then is as late now.
 */
export function dueAfterStop(dueAt: Date, stoppedAt: Date, now: Date): Date {
  if (dueAt < stoppedAt) return new Date(dueAt.getTime() + (now.getTime() - stoppedAt.getTime()));
  return deadline(now, { value: businessDaysBetween(stoppedAt, dueAt), unit: 'business-days' });
}

/**
 * Business days until a date, not counting today: 0 is due today, below 0 is late by so many. Nothing while no clock runs.
 * On the day after a Friday's date it is late, though no business day has passed: -1 is the least that late can be.
 */
export function daysLeft(
  clock: { readonly dueAt: Date | null; readonly stoppedAt: Date | null; readonly closedAt: Date | null },
  now: Date,
): number | null {
  const { dueAt, stoppedAt, closedAt } = clock;
  if (dueAt === null || closedAt !== null || stoppedAt !== null) return null;
  return dueAt >= now ? businessDaysBetween(now, dueAt) : -Math.max(1, businessDaysBetween(dueAt, now));
}
