// What the example hub does not always have at the moment it is looked at, done by its people at the front door.

import { setTimeout as pause } from 'node:timers/promises';
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
  const answer = await fetch(`${address}/api/awards/${found.award}/claims`, {
    method: 'POST',
    headers: { cookie, origin: address },
  });
  if (!answer.ok) throw new Error(`The claim could not be begun: ${await answer.text()}`);
}

/** A shop that got nothing yet asks a provider of its sector, who confirms: it may apply. */
export async function confirmedEnquiry({ hub, address }: RunningHub) {
  const { rows } = await sql<{ organisation: string; id: string; name: string; pack: string; sector: string; seller: string }>`
    select organisation.id as organisation, person.id, person.name, pack.id as pack, pack.sector, selling.person_id as seller
    from organisation
    join membership owning on owning.organisation_id = organisation.id and owning.role = 'owner'
    join person on person.id = owning.person_id
    cross join marketplace_package pack
    join marketplace_provider provider on provider.id = pack.provider_id
    join membership selling on selling.organisation_id = provider.organisation_id and selling.role = 'owner'
    where pack.status = 'accepted' and selling.person_id <> person.id
      and not exists (select from award where award.organisation_id = organisation.id)
      and not exists (select from marketplace_provider own where own.organisation_id = organisation.id)
      and not exists (select from marketplace_enquiry asked where asked.organisation_id = organisation.id and asked.status = 'confirmed')
    order by organisation.id, pack.id limit 1`.execute(hub.database.db);
  const [found] = rows;
  if (found === undefined) throw new Error('No shop of the example hub is without an award');
  const act = async (person: string, path: string, body: unknown) => {
    const headers = { cookie: await signedIn(address, person), origin: address, 'content-type': 'application/json' };
    const answer = await fetch(`${address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await act(found.id, '/enquiries', { packageId: found.pack, organisationId: found.organisation, options: [] });
  await act(found.seller, `/enquiries/${id}/confirm`, {});
  return { owner: { id: found.id, name: found.name }, sector: found.sector };
}

/** The cookie of a session as one of the example hub's people. */
async function signedIn(address: string, personId: string): Promise<string> {
  const body = new URLSearchParams({ personId, locale: 'en' });
  const answer = await fetch(`${address}/demo/sign-in`, {
    method: 'POST',
    body,
    headers: { origin: address },
    redirect: 'manual',
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Whoever the lot gave a case to. The lot is drawn by a job, a moment after the application came in. */
export async function officerOf({ hub }: RunningHub, reference: string): Promise<{ id: string; name: string }> {
  for (let tries = 0; tries < 60; tries += 1) {
    const officer = await hub.database.db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.officer_id')
      .select(['person.id', 'person.name'])
      .where('application.reference', '=', reference)
      .executeTakeFirst();
    if (officer !== undefined) return officer;
    await pause(250);
  }
  throw new Error(`Nobody was given the case ${reference}`);
}
