// What the example hub does not always have at the moment it is looked at, done by its people at the front door.

import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { enterCall } from '../src/core/calls/calls.ts';
import type { Scheme } from '../src/core/schemes/shape.ts';
import type { Db } from '../src/platform/db.ts';
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
  const { id } = await actAs(address, found.id)('/enquiries', {
    packageId: found.pack,
    organisationId: found.organisation,
    options: [],
  });
  await actAs(address, found.seller)(`/enquiries/${id}/confirm`, {});
  return { owner: { id: found.id, name: found.name }, sector: found.sector };
}

const text = (en: string, hant: string, hans: string) => ({ en, 'zh-Hant': hant, 'zh-Hans': hans });

/** A scheme that asks for letters, with a sealed call by invitation, and a draft whose referee has been asked. */
export async function askAReferee({ hub, address }: RunningHub): Promise<void> {
  const { db } = hub.database;
  if ((await db.selectFrom('referee').select('id').limit(1).executeTakeFirst()) !== undefined) return;
  const now = new Date();
  const { rows } = await sql<{ id: string; person: string; body: Scheme }>`
    select organisation.id, membership.person_id as person,
      (select body from scheme_version where scheme = 'ccmf' order by version desc limit 1) as body
    from organisation join membership on membership.organisation_id = organisation.id and membership.role = 'owner'
    where organisation.kind = 'company' order by organisation.id limit 1`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('The example hub has no company');
  const letters = {
    least: 1,
    most: 2,
    within: 'letterTime',
    text: text('What do you think of the idea?', '您對這個構思有何看法？', '您对这个构思有何看法？'),
    form: {
      id: 'letter',
      title: text('Letter of a referee', '推薦信', '推荐信'),
      sections: [
        {
          id: 'words',
          title: text('Your letter', '您的信', '您的信'),
          fields: [
            {
              id: 'letterKnows',
              kind: 'yes-no',
              label: text('Do you know the people?', '您認識他們嗎？', '您认识他们吗？'),
              required: true,
            },
            {
              id: 'letterOpinion',
              kind: 'long-text',
              label: text('Your opinion', '您的意見', '您的意见'),
              required: true,
              maxLength: 2000,
            },
          ],
        },
      ],
    },
  } as const;
  const label = text('Time for letters', '推薦信期限', '推荐信期限');
  const body = {
    ...found.body,
    scheme: 'letters-example',
    prefix: 'LETTERS',
    terms: { ...found.body.terms, letterTime: { kind: 'period', value: 5, unit: 'days', label } },
    calls: { kind: 'round', sealed: true, letters },
  };
  const published = { scheme: 'letters-example', version: 1, hash: 'example', body: JSON.stringify(body) };
  await db
    .insertInto('scheme_version')
    .values(published)
    .onConflict((there) => there.doNothing())
    .execute();
  const title = text('Call by invitation', '邀請申請', '邀请申请');
  const times = { opensAt: new Date(now.getTime() - 86_400_000), closesAt: new Date(now.getTime() + 9 * 86_400_000) };
  const invited = { organisations: [found.id], emails: [] };
  const { id: callId } = await enterCall(
    db,
    'hub',
    { scheme: 'letters-example', code: 'letters', title, ...times, invited },
    now,
  );
  const act = actAs(address, found.person);
  const { id } = await act('/applications', { callId, organisationId: found.id });
  const referee = { name: 'Wong Siu Ming', email: 'referee@example.org', relation: 'Taught me.', language: 'en' };
  await act(`/applications/${id}/referees`, referee);
  await arrived(db, '%/letters/%');
}

/** Somebody asks to hear of a scheme. */
export async function subscribeToNews({ hub, address }: RunningHub): Promise<void> {
  const answer = await fetch(`${address}/api/schemes/dtspp/subscriptions`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'reader@example.org' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  await arrived(hub.database.db, '%/subscriptions/%');
}

/** Waits for a mail that says something: it leaves by a job. */
async function arrived(db: Db, like: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const mail = await db.selectFrom('mail_message').select('id').where('body', 'like', like).limit(1).executeTakeFirst();
    if (mail !== undefined) return;
    await pause(250);
  }
  throw new Error(`No mail says ${like}`);
}

function actAs(address: string, person: string) {
  return async (path: string, body: unknown) => {
    const headers = { cookie: await signedIn(address, person), origin: address, 'content-type': 'application/json' };
    const answer = await fetch(`${address}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
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
