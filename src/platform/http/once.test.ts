import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../../../test/given.ts';
import { transact } from '../db.ts';
import { forgetAnswers } from './once.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub(4);
});
afterAll(() => hub.close());

const key = (value: string) => ({ 'idempotency-key': value });

const organisationsOf = (one: { readonly id: string }) =>
  hub.db.selectFrom('membership').select('organisation_id').where('person_id', '=', one.id).execute();

test('the same request with the same key is done once and answered alike, also many at once', async () => {
  const one = await person(hub.db);
  const shop = { kind: 'other', nameEn: 'Once Noodles Limited' };
  const first = await hub.as(one).post('/organisations', shop, key('k-1'));
  expect(first.status).toBe(200);
  const again = await Promise.all([1, 2, 3, 4].map(() => hub.as(one).post('/organisations', shop, key('k-1'))));
  for (const answer of again) expect(answer).toMatchObject({ status: first.status, body: first.body });
  expect(await organisationsOf(one)).toHaveLength(1);
});

test('a key that was used for something else is refused and nothing is done', async () => {
  const one = await person(hub.db);
  await hub.as(one).post('/organisations', { kind: 'other', nameEn: 'One Limited' }, key('k-2'));
  const other = await hub.as(one).post('/organisations', { kind: 'other', nameEn: 'Two Limited' }, key('k-2'));
  expect(other).toMatchObject({ status: 422, body: { code: 'http.key_used' } });
  expect(await organisationsOf(one)).toHaveLength(1);
});

test('a key is its sender’s own: somebody else may use the same', async () => {
  const [one, two] = [await person(hub.db), await person(hub.db)];
  const shop = { kind: 'other', nameEn: 'Alike Limited' };
  const first = await hub.as(one).post('/organisations', shop, key('k-3'));
  const second = await hub.as(two).post('/organisations', shop, key('k-3'));
  expect(second.status).toBe(first.status);
  expect(second.body).not.toEqual(first.body);
});

test('a refusal is not kept: what was wrong may be put right and sent again', async () => {
  const one = await person(hub.db);
  const refused = await hub.as(one).post('/organisations', { kind: 'other' }, key('k-4'));
  expect(refused.status).toBe(422);
  const accepted = await hub.as(one).post('/organisations', { kind: 'other', nameEn: 'Right Limited' }, key('k-4'));
  expect(accepted.status).toBeLessThan(300);
});

test('what is no key is refused', async () => {
  const one = await person(hub.db);
  const answer = await hub.as(one).post('/organisations', { kind: 'other', nameEn: 'X Limited' }, key('a b'));
  expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: 'Idempotency-Key' }] } });
});

test('answers are kept for a day', async () => {
  const one = await person(hub.db);
  const at = new Date('2026-03-02T01:00:00Z');
  hub.stand(at);
  await hub.as(one).post('/organisations', { kind: 'other', nameEn: 'Day Limited' }, key('k-5'));
  const left = () => hub.db.selectFrom('request_once').select('key').where('key', '=', 'k-5').execute();
  await transact(hub.db, (tx) => forgetAnswers(tx, new Date(at.getTime() - 1)));
  expect(await left()).toHaveLength(1);
  await transact(hub.db, (tx) => forgetAnswers(tx, at));
  expect(await left()).toHaveLength(0);
  hub.stand(undefined);
});
