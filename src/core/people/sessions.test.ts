import { expect } from 'vitest';
import { browser } from '../../../test/browser.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { enqueue } from '../../platform/jobs.ts';

test('I see where I am signed in, and end one of it or all of it, never somebody else’s', async ({ hub }) => {
  const me = await given.person(hub.db);
  const other = await given.person(hub.db);
  const [here, there, theirs] = [browser(hub), browser(hub), browser(hub)];
  await here.post('/demo/sign-in', { personId: me.id });
  await there.post('/demo/sign-in', { personId: me.id });
  await theirs.post('/demo/sign-in', { personId: other.id });

  const mine = (await here.get('/me/sessions')).body.sessions as { id: string; isThis: boolean; device: string }[];
  expect(mine.map(({ isThis, device }) => [isThis, device])).toContainEqual([true, 'Test browser']);
  expect(mine).toHaveLength(2);
  const foreign = (await theirs.get('/me/sessions')).body.sessions[0].id;

  expect((await here.delete(`/me/sessions/${foreign}`)).status).toBe(204);
  expect((await theirs.get('/me')).status).toBe(200);
  expect((await here.delete(`/me/sessions/${mine.find(({ isThis }) => !isThis)?.id}`)).status).toBe(204);
  expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401]);
  expect((await here.delete('/me/sessions')).status).toBe(204);
  expect([(await here.get('/me')).status, (await theirs.get('/me')).status]).toEqual([401, 200]);
});

test('signing in again in the same browser leaves no session behind', async ({ hub }) => {
  const me = await given.person(hub.db);
  const visitor = browser(hub);
  for (let times = 0; times < 3; times += 1) await visitor.post('/demo/sign-in', { personId: me.id });
  expect(await hub.db.selectFrom('session').select('id').where('person_id', '=', me.id).execute()).toHaveLength(1);
});

test('what has no more use is thrown away, and what has is kept', async ({ hub }) => {
  const me = await given.person(hub.db);
  const visitor = browser(hub);
  await visitor.post('/demo/sign-in', { personId: me.id });
  await visitor.post('/auth/code', { email: 'clean@people.example', purpose: 'sign-up' });
  const left = async () => ({
    sessions: (await hub.db.selectFrom('session').select('id').where('person_id', '=', me.id).execute()).length,
    codes: (await hub.db.selectFrom('verification').select('id').execute()).length,
    tries: (await hub.db.selectFrom('rate_limit').select('key').execute()).length,
  });
  const clean = async () => {
    await transact(hub.db, (tx) => enqueue(tx, 'people.clean', {}));
    await hub.jobs.drain();
  };
  await clean();
  expect(await left()).toEqual({ sessions: 1, codes: 1, tries: 2 });
  hub.stand(new Date(Date.now() + 8 * 86_400_000));
  await clean();
  expect(await left()).toEqual({ sessions: 0, codes: 0, tries: 0 });
  hub.stand(undefined);
});
