import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { notify } from './notify.ts';

test('a notice is told once to each person, in their own language, here and by mail', async ({ hub }) => {
  const one = await given.person(hub.db);
  const two = await given.person(hub.db);
  await hub.db.updateTable('person').set({ locale: 'zh-Hans' }).where('id', '=', two.id).execute();
  const organisation = { en: 'Harbour Noodles', 'zh-Hant': '海港麵家', 'zh-Hans': '海港面家' };
  const news = {
    kind: 'notice.member.joined',
    facts: { name: 'Chan', organisation },
    link: '/portal/organisations/org_1',
  } as const;
  await transact(hub.db, (tx) => notify(tx, [one.id, two.id, one.id], news, hub.now()));

  const { body } = await hub.as(one).get('/me/notices');
  expect(body).toMatchObject({
    total: 1,
    unread: 1,
    notices: [{ text: 'Chan accepted your invitation and now acts for Harbour Noodles.', read: false }],
  });
  expect((await hub.as(one).get('/me/notices', { 'accept-language': 'zh-Hant-HK' })).body.notices[0].text).toContain('海港麵家');

  await hub.jobs.drain();
  const mails = await hub.db
    .selectFrom('mail_message')
    .select(['subject', 'body'])
    .where('recipient', 'in', [one.email, two.email])
    .orderBy('recipient')
    .execute();
  expect(mails).toHaveLength(2);
  const other = await hub.db
    .selectFrom('mail_message')
    .select(['subject', 'body'])
    .where('recipient', '=', two.email)
    .executeTakeFirstOrThrow();
  expect(other.subject).toContain('海港面家');
  expect(other.body).toContain('http://hub.test/zh-hans/portal/organisations/org_1');
});

test('a notice of a change that is undone is told to nobody', async ({ hub }) => {
  const one = await given.person(hub.db);
  const undone = transact(hub.db, async (tx) => {
    await notify(tx, [one.id], { kind: 'notice.member.removed', facts: { organisation: 'X' } }, hub.now());
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await hub.jobs.drain();
  expect((await hub.as(one).get('/me/notices')).body.total).toBe(0);
  expect(await hub.db.selectFrom('mail_message').select('id').where('recipient', '=', one.email).execute()).toEqual([]);
});

test('I mark my own notices as read, and nobody else’s', async ({ hub }) => {
  const one = await given.person(hub.db);
  const two = await given.person(hub.db);
  for (let number = 0; number < 23; number += 1) {
    const news = { kind: 'notice.member.removed', facts: { organisation: `Shop ${number}` } } as const;
    await transact(hub.db, (tx) => notify(tx, [one.id, two.id], news, new Date(Date.now() + number * 1000)));
  }
  const first = (await hub.as(one).get('/me/notices')).body;
  expect([first.total, first.notices.length, first.notices[0].text]).toEqual([23, 20, 'You no longer act for Shop 22.']);
  expect((await hub.as(one).get('/me/notices?page=2')).body.notices).toHaveLength(3);

  const others = (await hub.as(two).get('/me/notices')).body.notices[0].id;
  expect((await hub.as(one).post('/me/notices/read', { ids: [first.notices[0].id, others] })).status).toBe(204);
  expect((await hub.as(one).get('/me')).body.unread).toBe(22);
  expect((await hub.as(two).get('/me')).body.unread).toBe(23);
  await hub.as(one).post('/me/notices/read', { ids: [] });
  expect((await hub.as(one).get('/me')).body.unread).toBe(22);
  await hub.as(one).post('/me/notices/read', {});
  expect((await hub.as(one).get('/me')).body.unread).toBe(0);
});
