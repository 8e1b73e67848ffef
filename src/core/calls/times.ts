import type { Db } from '../../platform/db.ts';
import { businessDaysBetween } from '../schemes/calendar.ts';

/** Fewer decided cases say nothing about how long it takes. */
export const fewest = 10;
const latest = 300;

export interface Measured {
  readonly cases: number;
  /** Business days in Hong Kong from sending to the decision, waits for answers included: half took no longer, nine in ten took no longer. */
  readonly median: number;
  readonly most: number;
}

/** How long decisions of a scheme really took: the latest of the last year; nothing while there are too few. */
export async function decisionTimes(db: Db, scheme: string, now: Date): Promise<Measured | null> {
  const rows = await db
    .selectFrom('application')
    .select(['submitted_at', 'closed_at'])
    .where('scheme', '=', scheme)
    .where('submitted_at', 'is not', null)
    .where('status', 'in', ['approved', 'refused'])
    .where('closed_at', '>', new Date(now.getTime() - 365 * 86_400_000))
    .orderBy('submitted_at', 'desc')
    .limit(latest)
    .execute();
  if (rows.length < fewest) return null;
  const days = rows
    .map(({ submitted_at: sent, closed_at: decided }) => (sent && decided ? businessDaysBetween(sent, decided) : 0))
    .toSorted((a, b) => a - b);
  const at = (share: number) => days[Math.ceil(days.length * share) - 1] ?? 0;
  return { cases: days.length, median: at(0.5), most: at(0.9) };
}
