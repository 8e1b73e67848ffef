import { expect } from 'vitest';
import { everyField } from '../../../test/every-field.ts';
import * as apply from '../../../test/given-application.ts';
import { later, opened, period, text } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import type { Party, Scheme } from '../schemes/shape.ts';

const day = 86_400_000;
const sponsor: Party = {
  id: 'sponsor',
  title: text('Sponsor'),
  text: text('It pays a fifth.'),
  least: 1,
  most: 1,
  organisationKinds: ['company'],
  confirms: true,
  validFor: 'sponsorTime',
};
const withParties = (): Scheme => {
  const scheme = apply.plainScheme();
  return { ...scheme, terms: { ...scheme.terms, sponsorTime: period(5, 'days') }, parties: [sponsor] };
};
const withForm = (): Scheme => ({ ...apply.plainScheme(), form: everyField });
const change = (field: string, value: unknown, base = 0) => ({ field, value, base });

async function begun(hub: TestHub, scheme: Scheme) {
  const call = await apply.call(hub, scheme);
  const by = await given.organisation(hub.db);
  const { body } = await hub.as(by.owner).post('/applications', { callId: call.id, organisationId: by.id });
  return { id: (body as { id: string }).id, by, me: hub.as(by.owner) };
}

test('a sponsor is asked by mail, confirms for a time, and nothing is sent without it', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, withParties());
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  const me = hub.as(owner);
  const other = await given.organisation(hub.db);
  const stranger = await given.organisation(hub.db);
  const send = () => me.post(`/applications/${id}/submit`);
  const sponsors = async () => (await me.get(`/applications/${id}/parties`)).body.parties[0];
  expect((await send()).body.fields).toMatchObject([{ field: 'parties.sponsor', code: 'parties.not_confirmed' }]);

  const name = (more: object) =>
    me.post(`/applications/${id}/parties`, { party: 'sponsor', email: 'boss@sponsor.example', language: 'en', ...more });
  expect((await name({})).body.fields[0].code).toBe('field.required');
  const first = (await name({ nameEn: 'Somebody else' })).body.id as string;
  expect((await name({ organisationId: other.id })).body.code).toBe('parties.enough');
  expect((await me.delete(`/applications/${id}/parties/${first}`)).status).toBe(204);
  const { id: party } = (await name({ organisationId: other.id })).body as { id: string };
  await hub.jobs.drain();
  const mail = await hub.db.selectFrom('mail_message').select('body').where('recipient', '=', 'boss@sponsor.example').execute();
  expect(mail.at(-1)?.body).toContain('/en/portal/parties');

  const answer = (who: { id: string }, organisationId: string, confirms = true) =>
    hub.as(who).post(`/parties/${party}/answer`, { confirms, organisationId });
  expect((await answer(stranger.owner, stranger.id)).status).toBe(404);
  expect((await hub.as(stranger.owner).get('/parties')).body.total).toBe(0);
  expect((await hub.as(other.owner).get('/parties')).body.parties).toMatchObject([
    { id: party, state: 'asked', mayAnswer: true },
  ]);
  expect((await answer(other.owner, other.id)).status).toBe(204);
  expect((await sponsors()).named).toMatchObject([{ name: other.name, state: 'confirmed' }]);

  later(hub, hub.now(), 6 * day);
  expect((await sponsors()).named).toMatchObject([{ state: 'expired' }]);
  expect((await send()).body.fields).toMatchObject([{ code: 'parties.not_confirmed' }]);
  expect((await answer(other.owner, other.id)).status).toBe(204);
  expect((await send()).status).toBe(200);

  // The office reads who confirmed, as it stood when it was sent; nobody of the sponsor's may act on the case.
  later(hub, hub.now(), 6 * day);
  const officer = await given.person(hub.db, 'officer');
  const seen = (await hub.as(officer).get(`/cases/${id}`)).body;
  expect(seen.inside.parties).toMatchObject([{ part: 'Sponsor', name: other.name, state: 'confirmed' }]);
  const partial = await given.person(hub.db, 'officer');
  await hub.db
    .insertInto('membership')
    .values({ person_id: partial.id, organisation_id: other.id, role: 'member', since: hub.now() })
    .execute();
  expect((await hub.as(partial).get(`/cases/${id}`)).body.inside).toBeNull();
});

test('a guest writes in one application and nowhere else, is given parts, and does not send it', async ({ hub }) => {
  const { id, by, me } = await begun(hub, withForm());
  const guest = await given.person(hub.db);
  const at = hub.as(guest);
  const second = await begun(hub, withForm());
  expect((await at.get(`/applications/${id}`)).status).toBe(404);
  const { body: asked } = await me.post(`/applications/${id}/people`, { email: guest.email, language: 'zh-Hant' });
  expect((await me.post(`/applications/${id}/people`, { email: guest.email, language: 'en' })).body.code).toBe(
    'together.asked_already',
  );
  expect((await at.get(`/applications/${id}`)).status).toBe(404);
  expect((await hub.as(second.by.owner).post(`/applications/${id}/join`)).status).toBe(404);
  expect((await at.post(`/applications/${id}/join`)).status).toBe(204);

  expect((await at.patch(`/applications/${id}/answers`, { changes: [change('oneLine', 'By the guest')] })).status).toBe(200);
  expect((await at.get('/applications/mine')).body.applications.map((one: { id: string }) => one.id)).toEqual([id]);
  expect((await at.get(`/applications/${second.id}`)).status).toBe(404);
  expect((await at.get(`/organisations/${by.id}`)).status).toBe(404);

  expect((await me.put(`/applications/${id}/tasks`, { part: 'things', person: guest.id })).status).toBe(204);
  expect((await me.put(`/applications/${id}/tasks`, { part: 'certify', person: guest.id })).body.code).toBe(
    'together.not_one_of_us',
  );
  await at.put(`/applications/${id}/here`, { part: 'title.en' });
  expect((await me.get(`/applications/${id}/people`)).body).toMatchObject({
    tasks: [{ part: 'things', person: guest.id }],
    here: [{ person: guest.id, part: 'title.en' }],
    guests: [{ email: guest.email, state: 'joined' }],
  });
  expect((await at.post(`/applications/${id}/withdraw`, {})).body.code).toBe('together.members_only');

  expect((await me.delete(`/applications/${id}/people/${asked.id}`)).status).toBe(204);
  expect((await at.get(`/applications/${id}`)).status).toBe(404);
  expect((await me.get(`/applications/${id}`)).body.answers.oneLine).toBe('By the guest');
});

test('whoever was given the certifying sends it, and nobody under another’s name', async ({ hub }) => {
  const call = await apply.call(hub);
  const { id, owner, by } = await apply.draft(hub, { callId: call.id });
  const colleague = await given.person(hub.db);
  await hub.db.insertInto('membership').values({ person_id: colleague.id, organisation_id: by.id, role: 'member' }).execute();
  await hub.as(owner).put(`/applications/${id}/tasks`, { part: 'certify', person: colleague.id });
  expect((await hub.as(owner).post(`/applications/${id}/submit`)).body.code).toBe('together.other_certifies');
  expect((await hub.as(colleague).post(`/applications/${id}/submit`)).status).toBe(200);
});

test('two write in one item and one row: each answer stands by itself, and only the same answer is a conflict', async ({
  hub,
}) => {
  const { id, by, me } = await begun(hub, withForm());
  const colleague = await given.person(hub.db);
  await hub.db.insertInto('membership').values({ person_id: colleague.id, organisation_id: by.id, role: 'member' }).execute();
  const save = (who: typeof me, ...changes: unknown[]) => who.patch(`/applications/${id}/answers`, { changes });
  const other = hub.as(colleague);
  await save(
    me,
    change('things.a1', 1),
    change('things.a1.oneLineIn', 'Mine'),
    change('costs.r1', 1),
    change('costs.r1.item', 'Drone'),
  );
  const { body } = await save(
    other,
    change('things.a1.titleIn.zh', '無人機'),
    change('costs.r1.price', '10'),
    change('things.a1.oneLineIn', 'Theirs'),
  );
  expect(body.saved.map(({ field }: { field: string }) => field)).toEqual(['things.a1.titleIn.zh', 'costs.r1.price']);
  expect(body.conflicts).toMatchObject([{ field: 'things.a1.oneLineIn', yours: 'Theirs', theirs: 'Mine' }]);
  // Whoever removes an item does not take away what somebody else wrote in it meanwhile.
  await save(other, change('things.a1.oneLineIn', 'Both', 1));
  const removed = await save(
    me,
    change('things.a1', null, 1),
    change('things.a1.oneLineIn', null, 1),
    change('things.a1.titleIn.zh', null, 1),
  );
  expect(removed.body.conflicts).toMatchObject([{ field: 'things.a1.oneLineIn', yours: null, theirs: 'Both' }]);
  const { answers, shown } = (await me.get(`/applications/${id}`)).body;
  expect(answers).toEqual({ 'things.a1.oneLineIn': 'Both', 'costs.r1': 1, 'costs.r1.item': 'Drone', 'costs.r1.price': '10' });
  expect(shown).toContain('things.a1.oneLineIn');
});

test('an organisation from the register is as it stands there; a person is not in it', async ({ hub }) => {
  const { id, me } = await begun(hub, withForm());
  const other = await given.organisation(hub.db);
  await hub.db
    .updateTable('organisation')
    .set({ name_en: 'Zebra 100% Limited', name_zh: '斑馬有限公司' })
    .where('id', '=', other.id)
    .execute();
  const { body: alone } = await me.post('/organisations/individual');
  await hub.db.updateTable('organisation').set({ name_en: 'Zebra Person' }).where('id', '=', alone.id).execute();
  const found = async (words: string) => (await me.get(`/register?words=${encodeURIComponent(words)}`)).body.organisations;
  expect(await found('zebra')).toEqual([
    { id: other.id, name: 'Zebra 100% Limited', nameZh: '斑馬有限公司', br: other.brNumber },
  ]);
  expect(await found('斑馬')).toHaveLength(1);
  expect(await found(other.brNumber)).toHaveLength(1);
  expect(await found('z%')).toEqual([]);
  const value = { id: other.id, nameEn: 'Somebody else', br: '00000000' };
  await me.patch(`/applications/${id}/answers`, { changes: [change('partner', value)] });
  const { answers } = (await me.get(`/applications/${id}`)).body;
  expect(answers.partner).toEqual({ id: other.id, nameEn: 'Zebra 100% Limited', nameZh: '斑馬有限公司', br: other.brNumber });
  expect((await me.post('/organisations/individual')).body.id).toBe(alone.id);
});
