import { expect } from 'vitest';
import { browser, codeFor } from '../../../test/browser.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';

const many = Array.from({ length: 12 }, (_, number) => number);
const counted = (statuses: readonly number[]) =>
  Object.fromEntries([...Map.groupBy(statuses, (status) => status)].map(([status, all]) => [status, all.length]));

test('of many who register one number at once, one does', async ({ hub }) => {
  const people = await Promise.all(many.map(() => given.person(hub.db)));
  const answers = await Promise.all(
    people.map((person) =>
      hub.as(person).post('/organisations', { kind: 'company', nameEn: 'Harbour Noodles', brNumber: '60000001' }),
    ),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 1, 409: many.length - 1 });
});

test('a code used many times at once signs in once', async ({ hub }) => {
  const email = 'race@people.example';
  const first = browser(hub);
  await first.post('/auth/code', { email, purpose: 'sign-up' });
  await first.post('/auth/sign-up', { email, code: await codeFor(hub, email), name: 'Race', password: 'correct horse battery' });
  await first.post('/auth/code', { email, purpose: 'sign-in' });
  const code = await codeFor(hub, email);
  const answers = await Promise.all(
    many.slice(0, 8).map((number) => browser(hub, `192.0.2.${number}`).post('/auth/sign-in/code', { email, code })),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 1, 403: 7 });
});

test('one account is opened however often its code is sent at once', async ({ hub }) => {
  const email = 'twins@people.example';
  await browser(hub).post('/auth/code', { email, purpose: 'sign-up' });
  const body = { email, code: await codeFor(hub, email), name: 'Twins', password: 'correct horse battery' };
  const answers = await Promise.all(
    many.slice(0, 6).map((number) => browser(hub, `192.0.2.${number}`).post('/auth/sign-up', body)),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 1, 403: 5 });
  expect(await hub.db.selectFrom('person').select('id').where('email', '=', email).execute()).toHaveLength(1);
});

test('tries are counted however many come at once', async ({ hub }) => {
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => browser(hub).post('/auth/sign-in', { email: 'guess@people.example', password: 'a guess' })),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 403: 10, 429: 20 });
});

test('two administrators cannot take each other’s role at once', async ({ hub }) => {
  const one = await given.person(hub.db, 'admin');
  const two = await given.person(hub.db, 'admin');
  const grantOf = async (id: string) =>
    (await hub.db.selectFrom('role_grant').select('id').where('person_id', '=', id).executeTakeFirstOrThrow()).id;
  const [ofOne, ofTwo] = [await grantOf(one.id), await grantOf(two.id)];
  const answers = await Promise.all([hub.as(one).post(`/roles/${ofTwo}/revoke`), hub.as(two).post(`/roles/${ofOne}/revoke`)]);
  expect(counted(answers.map(({ status }) => status))).toEqual({ 204: 1, 403: 1 });
});

test('two owners cannot leave an organisation without one', async ({ hub }) => {
  const { id, owner } = await given.organisation(hub.db);
  const other = await given.person(hub.db);
  await hub.db.insertInto('membership').values({ person_id: other.id, organisation_id: id, role: 'owner' }).execute();
  const answers = await Promise.all(
    [owner, other].map((person) => hub.as(person).delete(`/organisations/${id}/members/${person.id}`)),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 204: 1, 409: 1 });
});
