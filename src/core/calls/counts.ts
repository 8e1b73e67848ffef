import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';

/** How a call fares, as far as it was decided to show that: nothing where it was not. Amounts in the smallest part of the unit. */
export interface Demand {
  readonly received: number | null;
  readonly expected: number | null;
  readonly asked: bigint | null;
  readonly available: bigint | null;
}

/** How many and how much were asked for in calls so far, by call, in one query. `all` is for the office: whatever is shown. */
export async function demandOf(db: Db, callIds: readonly string[], all = false): Promise<ReadonlyMap<string, Demand>> {
  if (callIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('call')
    .leftJoinLateral(
      (of) =>
        of
          .selectFrom('application')
          .select([sql<number>`count(*)::int`.as('received'), sql<bigint | null>`sum(requested)::bigint`.as('asked')])
          .whereRef('application.call_id', '=', 'call.id')
          .where('application.submitted_at', 'is not', null)
          .where('application.status', '<>', 'withdrawn')
          .where((is) =>
            is.or([
              is(sql<boolean>`${all}::boolean`, '=', true),
              is('call.shows_received', '=', true),
              is('call.shows_asked', '=', true),
            ]),
          )
          .as('demand'),
      (join) => join.onTrue(),
    )
    .select([
      'call.id',
      'call.expected',
      'call.available',
      'call.shows_received as showsReceived',
      'call.shows_asked as showsAsked',
      sql<boolean>`call.sealed_until is not null`.as('isSealed'),
      'demand.received',
      'demand.asked',
    ])
    .where('call.id', 'in', callIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        received: row.showsReceived || all ? (row.received ?? 0) : null,
        expected: row.expected,
        asked: row.showsAsked || (all && !row.isSealed) ? (row.asked ?? 0n) : null,
        available: row.available,
      },
    ]),
  );
}
