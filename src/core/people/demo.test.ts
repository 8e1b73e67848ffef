import { expect } from 'vitest';
import { browser, headersOf } from '../../../test/browser.ts';
import { openTestDatabase } from '../../../test/database.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { readConfig } from '../../config.ts';
import { openHub } from '../../hub.ts';
import { actorBySession } from './actor.ts';

test('a visitor of the example hub becomes anybody of it with one click', async ({ hub }) => {
  const officer = await given.person(hub.db, 'officer');
  const { owner, name } = await given.organisation(hub.db);
  const { rooms } = (await hub.visitor.get('/demo/people')).body;
  expect(rooms.map(({ room }: { room: string }) => room)).toEqual([
    'owner',
    'provider',
    'officer',
    'assessor',
    'approver',
    'committee',
    'finance',
    'press',
    'admin',
  ]);
  expect(rooms[0].people).toMatchObject([{ id: owner.id, nameEn: name, applications: 0 }]);
  expect(rooms[2].people).toMatchObject([{ id: officer.id }]);
  expect((await hub.visitor.get(`/demo/people?q=${encodeURIComponent(officer.name)}`)).body.rooms[0].people).toEqual([]);

  const visitor = browser(hub);
  expect((await visitor.post('/demo/sign-in', { personId: officer.id })).status).toBe(204);
  expect((await hub.needs.signIn.identify(headersOf(visitor))).grants).toEqual([{ role: 'officer', scheme: null }]);
  const session = await hub.db
    .selectFrom('session')
    .select('proof')
    .where('person_id', '=', officer.id)
    .executeTakeFirstOrThrow();
  expect(session.proof).toBe('demo');
});

test('a form post without JavaScript leads to the person’s own room', async ({ hub }) => {
  const officer = await given.person(hub.db, 'approver');
  const { owner } = await given.organisation(hub.db);
  const post = (form: Record<string, string>, origin = 'http://hub.test') =>
    hub.fetch(
      new Request('http://hub.test/demo/sign-in', { method: 'POST', body: new URLSearchParams(form), headers: { origin } }),
    );
  const asOwner = await post({ personId: owner.id, locale: 'zh-Hant' });
  expect([asOwner.status, asOwner.headers.get('location')]).toEqual([303, '/zh-hant/portal']);
  expect(asOwner.headers.getSetCookie()[0]).toMatch(/^causeway\.session_token=.+HttpOnly/);
  expect((await post({ personId: officer.id })).headers.get('location')).toBe('/en/office');

  const unknown = await post({ personId: 'per_nobody' });
  expect([unknown.status, unknown.headers.get('location'), unknown.headers.getSetCookie()]).toEqual([303, '/en/demo', []]);
  expect((await post({ personId: owner.id }, 'https://elsewhere.example')).status).toBe(403);
});

test('nobody can be signed in as who might be real', async ({ hub }) => {
  await hub.db.insertInto('person').values({ id: 'per_real', email: 'somebody@shop.com.hk', name: 'Somebody Real' }).execute();
  expect((await browser(hub).post('/demo/sign-in', { personId: 'per_real' })).status).toBe(404);
  expect(JSON.stringify((await hub.visitor.get('/demo/people')).body)).not.toContain('per_real');
});

test('the mailbox shows what was sent, by recipient', async ({ hub }) => {
  const visitor = browser(hub);
  await visitor.post('/auth/code', { email: 'one@boxes.example', purpose: 'sign-up' });
  await hub.jobs.drain();
  await visitor.post('/auth/code', { email: 'two@boxes.example', purpose: 'sign-up' });
  await hub.jobs.drain();
  const all = (await hub.visitor.get('/demo/mailbox?to=boxes.example')).body;
  expect(all).toMatchObject({ total: 2, mails: [{ to: 'two@boxes.example' }, { to: 'one@boxes.example' }] });
  const one = (await hub.visitor.get('/demo/mailbox?to=One@boxes')).body;
  expect(one.mails).toMatchObject([{ to: 'one@boxes.example', body: expect.stringMatching(/\b\d{6}\b/) }]);
});

test('a hub that is no demonstration has none of it, and ends the sessions that a demonstration made', async ({ hub }) => {
  const officer = await given.person(hub.db, 'officer');
  const inDemo = browser(hub);
  await inDemo.post('/demo/sign-in', { personId: officer.id });

  const { token } = await hub.db
    .selectFrom('session')
    .select('token')
    .where('person_id', '=', officer.id)
    .executeTakeFirstOrThrow();
  expect((await actorBySession(hub.db, token, hub.now(), true)).id).toBe(officer.id);
  expect((await actorBySession(hub.db, token, hub.now(), false)).id).toBe('');

  const database = await openTestDatabase();
  const real = await openHub(
    readConfig({
      CAUSEWAY_DATA: hub.config.data,
      CAUSEWAY_URL: 'https://hub.test',
      CAUSEWAY_DEMO: '0',
      CAUSEWAY_SECRET: 'a secret for tests of thirty-two characters or more',
      CAUSEWAY_KEY: hub.config.keyFile,
      SMTP_URL: 'smtp://127.0.0.1:21499',
      MAIL_FROM: 'hub@hub.example',
      LOG_LEVEL: 'silent',
    }),
    { database },
  );
  try {
    const person = await given.person(database.db, 'officer');
    const ask = async (method: string, path: string, body?: string, type = 'application/json') =>
      (
        await real.fetch(
          new Request(`https://hub.test${path}`, {
            method,
            ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
          }),
        )
      ).status;
    expect(await ask('GET', '/api/demo/people')).toBe(404);
    expect(await ask('GET', '/api/demo/mailbox')).toBe(404);
    expect(await ask('POST', '/api/demo/sign-in', JSON.stringify({ personId: person.id }))).toBe(404);
    expect(await ask('POST', '/demo/sign-in', `personId=${person.id}`, 'application/x-www-form-urlencoded')).toBe(404);
    expect(Object.keys(real.routes).filter((key) => key.includes('demo'))).toEqual([]);
    await expect(
      real.needs.signIn.asAnyone(
        { headers: new Headers(), peer: '', locale: 'en', now: new Date(), reply: new Headers() },
        person.id,
      ),
    ).rejects.toMatchObject({ status: 404 });

    // The cookie of a hub on https is only sent on https.
    const signedIn = await real.fetch(
      new Request('https://hub.test/api/auth/sign-out', { method: 'POST', headers: { origin: 'https://hub.test' } }),
    );
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^__Secure-causeway\.session_token=;.*Secure/);
  } finally {
    await real.close();
    await database.close();
  }
});
