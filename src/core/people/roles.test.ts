import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';

test('an administrator gives a role, the log says so, and the person is told', async ({ hub }) => {
  const admin = await given.person(hub.db, 'admin');
  const person = await given.person(hub.db);
  const granted = await hub.as(admin).post('/roles', { personId: person.id, role: 'officer', scheme: 'dtspp' });
  expect(granted.status).toBe(200);
  expect((await hub.as(admin).post('/roles', { personId: person.id, role: 'officer', scheme: 'dtspp' })).body.code).toBe(
    'people.role_held',
  );
  expect((await hub.as(admin).post('/roles', { personId: person.id, role: 'officer', scheme: 'nosuch' })).body.code).toBe(
    'people.scheme_unknown',
  );
  expect((await hub.as(admin).post('/roles', { personId: 'per_nobody', role: 'officer', scheme: null })).status).toBe(404);

  const notices = await hub.as(person).get('/me/notices', { 'accept-language': 'zh-HK' });
  expect(notices.body).toMatchObject({ unread: 1, notices: [{ text: expect.stringContaining('審核主任') }] });
  await hub.jobs.drain();
  const mail = await hub.db
    .selectFrom('mail_message')
    .select(['subject'])
    .where('recipient', '=', person.email)
    .executeTakeFirstOrThrow();
  expect(mail.subject).toBe(
    'You now hold the role officer for the scheme dtspp. It counts the next time you sign in with your password and a code.',
  );

  const event = await hub.db
    .selectFrom('event')
    .select(['kind', 'actor', 'facts'])
    .where('subject', '=', person.id)
    .executeTakeFirstOrThrow();
  expect(event).toEqual({
    kind: 'role.granted',
    actor: admin.id,
    facts: { grant: granted.body.id, role: 'officer', scheme: 'dtspp' },
  });

  expect((await hub.as(admin).post(`/roles/${granted.body.id}/revoke`)).status).toBe(204);
  expect((await hub.as(admin).post(`/roles/${granted.body.id}/revoke`)).status).toBe(404);
  expect((await hub.as(person).get('/me')).body.roles).toEqual([]);
});

test('nobody gives themselves a role or takes their own', async ({ hub }) => {
  const admin = await given.person(hub.db, 'admin');
  expect((await hub.as(admin).post('/roles', { personId: admin.id, role: 'approver', scheme: null })).body.code).toBe(
    'people.own_role',
  );
  const own = await hub.db.selectFrom('role_grant').select('id').where('person_id', '=', admin.id).executeTakeFirstOrThrow();
  expect((await hub.as(admin).post(`/roles/${own.id}/revoke`)).body.code).toBe('people.own_role');
  for (const role of ['officer', 'approver', 'finance', 'press'] as const) {
    const other = await given.person(hub.db, role);
    expect((await hub.as(other).post('/roles', { personId: admin.id, role: 'press', scheme: null })).status, role).toBe(403);
    expect((await hub.as(other).get('/people')).status, role).toBe(403);
  }
});

test('sessions of somebody who is given a role are cut to the length of staff sessions', async ({ hub }) => {
  const admin = await given.person(hub.db, 'admin');
  const person = await given.person(hub.db);
  const far = new Date(Date.now() + 7 * 86_400_000);
  await hub.db
    .insertInto('session')
    .values({ id: `ses_${person.id}`, person_id: person.id, token: person.id, expires_at: far, proof: 'both' })
    .execute();
  await hub.as(admin).post('/roles', { personId: person.id, role: 'finance', scheme: null });
  const row = await hub.db
    .selectFrom('session')
    .select('expires_at')
    .where('id', '=', `ses_${person.id}`)
    .executeTakeFirstOrThrow();
  expect(row.expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 12 * 3_600_000 + 1000);
});

test('people are found by part of a name or address, signs and all, a page at a time', async ({ hub }) => {
  const admin = await given.person(hub.db, 'admin');
  const found = async (q: string, more = '') => (await hub.as(admin).get(`/people?q=${encodeURIComponent(q)}${more}`)).body;
  await hub.db
    .insertInto('person')
    .values({ id: 'per_wong', email: 'wong_100%@people.example', name: 'Wong Siu Ming' })
    .execute();
  expect((await found('siu ming')).people).toMatchObject([{ id: 'per_wong', roles: [] }]);
  expect((await found('WONG_100%')).people).toMatchObject([{ id: 'per_wong' }]);
  expect((await found('wong_1__%')).people).toEqual([]);
  expect((await found(admin.email)).people).toMatchObject([{ id: admin.id, roles: [{ role: 'admin', scheme: null }] }]);
  expect(
    (await found('', '&role=press')).people.every((one: { roles: { role: string }[] }) =>
      one.roles.some(({ role }) => role === 'press'),
    ),
  ).toBe(true);
  expect((await hub.as(admin).get('/people?page=0')).status).toBe(422);
});

test('I see and change what is mine', async ({ hub }) => {
  const { owner, id } = await given.organisation(hub.db);
  const me = hub.as(owner);
  expect((await me.patch('/me', { name: '陳大文', locale: 'zh-Hant' })).status).toBe(204);
  expect((await me.get('/me')).body).toMatchObject({
    id: owner.id,
    name: '陳大文',
    email: owner.email,
    locale: 'zh-Hant',
    roles: [],
    next: null,
    organisations: [{ id, role: 'owner', isProvider: false }],
    unread: 0,
  });
  expect((await me.patch('/me', { name: '' })).status).toBe(422);
  expect((await me.patch('/me', { locale: 'fr' })).status).toBe(422);
  expect((await hub.visitor.get('/me')).status).toBe(401);
});
