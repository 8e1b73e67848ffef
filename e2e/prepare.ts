// What the example hub does not always have at the moment it is looked at, done by its people at the front door.

import { sql } from 'kysely';
import type { RunningHub } from './hub.ts';

/** Has somebody begin a claim whose solution is in use, unless a begun claim is there already. */
export async function beginAClaim({ hub, address }: RunningHub): Promise<void> {
  const { db } = hub.database;
  const begun = await db.selectFrom('claim').select('id').where('status', '=', 'draft').limit(1).executeTakeFirst();
  if (begun !== undefined) return;
  const { rows } = await sql<{ award: string; person: string }>`
    select award.id as award, membership.person_id as person
    from award
    join membership on membership.organisation_id = award.organisation_id and membership.role = 'owner'
    where award.standing = 'active'
      and exists (select from obligation where award_id = award.id and kind = 'deploy' and met_at is not null)
      and not exists (select from claim where award_id = award.id)
    order by award.id limit 1`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('Nobody in the example hub could claim now');
  const cookie = await signedIn(address, found.person);
  const answer = await fetch(`${address}/api/awards/${found.award}/claims`, { method: 'POST', headers: { cookie, origin: address } });
  if (!answer.ok) throw new Error(`The claim could not be begun: ${await answer.text()}`);
}

/** The cookie of a session as one of the example hub's people. */
async function signedIn(address: string, personId: string): Promise<string> {
  const body = new URLSearchParams({ personId, locale: 'en' });
  const answer = await fetch(`${address}/demo/sign-in`, { method: 'POST', body, headers: { origin: address }, redirect: 'manual' });
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}
