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
