import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { later, letterForm, opened, period, schemeWith, text } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { remindReferees } from './remind.ts';

const day = 86_400_000;
const scheme = schemeWith(
  { kind: 'round', letters: { least: 1, most: 2, within: 'letterTime', text: text('Write what you know.'), form: letterForm } },
  { letterTime: period(5, 'days') },
);
const referee = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@referees.example`,
  relation: 'Taught me for three years.',
  language: 'zh-Hant',
});

async function tokenOf(hub: TestHub, name: string): Promise<string> {
  await hub.jobs.drain();
  const mails = await hub.db
    .selectFrom('mail_message')
    .select('body')
    .where('recipient', '=', referee(name).email)
    .orderBy('sent_at', 'desc')
    .execute();
  return /\/zh-hant\/letters\/([\w-]+)/.exec(mails[0]?.body ?? '')?.[1] ?? '';
}

test('a referee writes behind a link, once; the applicant sees that the letter is in and never what it says', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, scheme);
  const { id, owner, by } = await apply.draft(hub, { callId: call.id });
  const at = hub.as(owner);
  const refused = await at.post(`/applications/${id}/submit`);
  expect(refused.body.fields).toMatchObject([{ field: 'referees', code: 'letters.too_few' }]);

  expect((await at.post(`/applications/${id}/referees`, { ...referee('Own'), email: owner.email })).body.fields[0].code).toBe(
    'letters.own_member',
  );
  expect((await at.post(`/applications/${id}/referees`, referee('Wong'))).status).toBe(200);
  expect((await at.post(`/applications/${id}/referees`, referee('Wong'))).body.fields[0].code).toBe('letters.named_already');
  later(hub, hub.now(), 1000);
  const second = await at.post(`/applications/${id}/referees`, referee('Lee'));
  expect((await at.post(`/applications/${id}/referees`, referee('Ho'))).body.code).toBe('letters.enough');
  expect((await at.post(`/applications/${id}/submit`)).status).toBe(200);

  const token = await tokenOf(hub, 'Wong');
  const asked = await hub.visitor.get(`/letters/${token}`);
  expect(asked.body).toMatchObject({ name: 'Wong', relation: 'Taught me for three years.', applicant: { nameEn: by.name } });
  const incomplete = await hub.visitor.post(`/letters/${token}`, { answers: { knows: 'yes' } });
  expect(incomplete.body.fields).toMatchObject([{ field: 'opinion' }]);
  const answers = { knows: 'yes', opinion: 'A remarkable opinion.' };
  expect((await hub.visitor.post(`/letters/${token}`, { answers })).status).toBe(204);
  expect((await hub.visitor.post(`/letters/${token}`, { answers })).body.code).toBe('letters.link_gone');
  expect((await hub.visitor.get(`/letters/${token}`)).body.code).toBe('letters.link_gone');
  expect((await hub.visitor.get('/letters/guessed')).body.code).toBe('letters.link_gone');

  const declined = await tokenOf(hub, 'Lee');
  expect((await hub.visitor.post(`/letters/${declined}/decline`)).status).toBe(204);
  const seen = await at.get(`/applications/${id}/referees`);
  expect(seen.body.referees).toMatchObject([
    { name: 'Wong', state: 'received' },
    { name: 'Lee', state: 'declined' },
  ]);
  const routes = ['', '/review', '/receipt', '/referees', '/why'];
  for (const path of routes) {
    const { body } = await at.get(`/applications/${id}${path}`);
    expect([path, JSON.stringify(body).includes('remarkable')]).toEqual([path, false]);
  }
  expect((await at.get(`/cases/${id}/letters`)).status).toBe(403);
  const stranger = await apply.applicant(hub);
  expect((await hub.as(stranger.owner).get(`/applications/${id}/referees`)).status).toBe(404);
  expect((await hub.as(stranger.owner).delete(`/referees/${second.body.id}`)).status).toBe(404);
  later(hub, hub.now(), 1000);
  expect((await at.post(`/applications/${id}/referees`, referee('Ho'))).status).toBe(200);

  const officer = await given.person(hub.db, 'officer:plain');
  const read = await hub.as(officer).get(`/cases/${id}/letters`);
  expect(JSON.stringify(read.body.letters[0].sections)).toContain('A remarkable opinion.');
  const event = await hub.db
    .selectFrom('event')
    .select('facts')
    .where('subject', '=', id)
    .where('kind', '=', 'letter.received')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(event.facts)).not.toContain('remarkable');
});

test('letters have a cut-off of their own after the close; what is not there by then is missing', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, scheme);
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  await hub.as(owner).post(`/applications/${id}/referees`, referee('Late'));
  expect((await hub.as(owner).post(`/applications/${id}/submit`)).status).toBe(200);
  const token = await tokenOf(hub, 'Late');
  const { asks } = (await hub.as(owner).get(`/applications/${id}/referees`)).body as { asks: { until: string } };
  expect(asks.until).toBe('2026-03-17T15:59:59.999Z');
  const officer = await given.person(hub.db, 'officer:plain');
  later(hub, new Date(asks.until), -1);
  expect((await hub.visitor.get(`/letters/${token}`)).status).toBe(200);
  expect((await hub.as(officer).get(`/cases/${id}/letters`)).body).toMatchObject({ asks: { isShort: false } });
  later(hub, new Date(asks.until), 0);
  expect((await hub.visitor.post(`/letters/${token}`, { answers: { knows: 'yes', opinion: 'Too late.' } })).body.code).toBe(
    'letters.link_gone',
  );
  const read = (await hub.as(officer).get(`/cases/${id}/letters`)).body;
  expect(read).toMatchObject({ asks: { isShort: true }, letters: [{ state: 'missing', sections: [] }] });
});

test('a referee is reminded once before the cut-off, with the same link; the applicant may remind after three days', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, scheme);
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  const { body } = await hub.as(owner).post(`/applications/${id}/referees`, referee('Slow'));
  const first = await tokenOf(hub, 'Slow');
  const remind = () => hub.as(owner).post(`/referees/${body.id}/remind`);
  expect((await remind()).body.code).toBe('letters.reminded_lately');
  later(hub, hub.now(), 3 * day);
  expect((await remind()).status).toBe(204);
  expect(await tokenOf(hub, 'Slow')).toBe(first);

  const other = await hub.as(owner).post(`/applications/${id}/referees`, referee('Quiet'));
  expect(other.status).toBe(200);
  const mailsTo = async () => {
    await hub.jobs.drain();
    return hub.db.selectFrom('mail_message').select('id').where('recipient', '=', referee('Quiet').email).execute();
  };
  const needs = { address: 'http://hub.test', secret: 'x' };
  await remindReferees(hub.db, needs, hub.now());
  expect(await mailsTo()).toHaveLength(1);
  later(hub, call.closesAt, day);
  await remindReferees(hub.db, needs, hub.now());
  await remindReferees(hub.db, needs, hub.now());
  expect(await mailsTo()).toHaveLength(2);
});

test('a referee who was taken back has no link any more; a draft that is deleted takes its referees along', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, scheme);
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  const { body } = await hub.as(owner).post(`/applications/${id}/referees`, referee('Gone'));
  const token = await tokenOf(hub, 'Gone');
  expect((await hub.as(owner).delete(`/referees/${body.id}`)).status).toBe(204);
  expect((await hub.visitor.get(`/letters/${token}`)).body.code).toBe('letters.link_gone');
  await hub.as(owner).post(`/applications/${id}/referees`, referee('Kept'));
  expect((await hub.as(owner).post(`/applications/${id}/withdraw`, {})).status).toBe(204);
  expect(await hub.db.selectFrom('referee').select('id').where('application_id', '=', id).execute()).toEqual([]);
});
