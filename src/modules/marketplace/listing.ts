// What stands in the catalogue and since when. A time of acceptance that has ended is kept when another begins, so that what
// was listed on a day of last year can be said today.

import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** Takes every listed package of a provider out of the catalogue. They keep their places. */
export async function takeOff(tx: Tx, providerId: string, now: Date): Promise<void> {
  await tx
    .updateTable('marketplace_package')
    .set({ accepted_until: now })
    .where('provider_id', '=', providerId)
    .where('status', '=', 'accepted')
    .where('accepted_until', 'is', null)
    .execute();
}

/** Accepts a suspended provider again from now on, with the packages that were taken off with it. */
export async function listAgain(tx: Tx, providerId: string, now: Date): Promise<void> {
  await sql`
    insert into marketplace_past_acceptance (subject_id, since, until)
    select id, accepted_from, accepted_until from marketplace_provider where id = ${providerId}
    union all
    select id, accepted_from, accepted_until from marketplace_package
    where provider_id = ${providerId} and status = 'accepted' and accepted_until is not null`.execute(tx);
  await tx
    .updateTable('marketplace_provider')
    .set({ status: 'accepted', accepted_from: now, accepted_until: null, refusal_reason: null })
    .where('id', '=', providerId)
    .execute();
  await tx
    .updateTable('marketplace_package')
    .set({ accepted_from: now, accepted_until: null })
    .where('provider_id', '=', providerId)
    .where('status', '=', 'accepted')
    .where('accepted_until', 'is not', null)
    .execute();
}
