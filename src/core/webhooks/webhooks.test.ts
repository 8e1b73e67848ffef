import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { openReceiver, type Receiver } from '../../../test/receiver.ts';
import { transact } from '../../platform/db.ts';
import { enqueue } from '../../platform/jobs.ts';
import { enterCall } from '../calls/calls.ts';
import { record } from '../log/log.ts';
import { sealBlocks } from '../log/seal.ts';
import { pauses } from './deliver.ts';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

/** Seals the log as the sealer does, and does what is then to be done. */
async function sealed(hub: TestHub): Promise<void> {
  const { db, signer, clock, onBlock } = hub.sealing;
  await sealBlocks(db, signer, clock(), undefined, onBlock);
  await hub.jobs.drain();
}

/** Comes back after some minutes and tries what is due. */
async function later(hub: TestHub, minutes: number): Promise<void> {
  hub.stand(new Date(hub.now().getTime() + minutes * 60_000));
  await transact(hub.db, (tx) => enqueue(tx, 'webhook.due', {}));
  await hub.jobs.drain();
}

async function setUp(hub: TestHub, organisation: { id: string; owner: { id: string } }, kinds = ['organisation.facts_recorded']) {
  await sealed(hub);
  const owner = hub.as(organisation.owner);
  const answer = await owner.post('/webhooks', { organisationId: organisation.id, url: receiver.url, kinds });
  expect(answer.status).toBe(200);
  return { owner, ...(answer.body as { id: string; secret: string }) };
}

const happen = (hub: TestHub, organisation: { id: string; owner: { id: string } }, staff: number) =>
  hub
    .as(organisation.owner)
    .put(`/organisations/${organisation.id}/facts`, { facts: { full_time_staff: staff }, validFrom: '2024-01-01' });

async function deliveries(hub: TestHub, who: { id: string }, id: string) {
  return (await hub.as(who).get(`/webhooks/${id}/deliveries`)).body.deliveries;
}

test('what happens to an organisation is told, signed, and to nobody else', async ({ hub }) => {
  const [one, two] = [await given.organisation(hub.db), await given.organisation(hub.db)];
  await happen(hub, one, 1);
  const { id, secret } = await setUp(hub, one);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(JSON.stringify(await hub.db.selectFrom('webhook').select('secret').where('id', '=', id).execute())).not.toContain(
    secret.slice(6, 30),
  );

  await happen(hub, one, 2);
  await happen(hub, two, 3);
  await sealed(hub);
  await sealed(hub);
  expect(receiver.messages).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.messages;
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const right = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(signed)
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${right}`);
  expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
  const message = JSON.parse(body);
  expect(message).toMatchObject({
    type: 'organisation.facts_recorded',
    data: {
      subject: one.id,
      event: expect.stringMatching(/^evt_/),
      block: expect.stringMatching(/^\d+$/),
      facts: { names: 'full_time_staff' },
    },
  });
  expect((await hub.visitor.get(`/events/${message.data.event}/proof`)).status).toBe(200);
  expect(await deliveries(hub, one.owner, id)).toMatchObject([
    { status: 'delivered', tries: 1, answered: 200, kind: 'organisation.facts_recorded' },
  ]);

  expect((await hub.as(two.owner).get(`/webhooks/${id}/deliveries`)).status).toBe(404);
  expect((await hub.as(two.owner).post(`/webhooks/${id}/pause`)).status).toBe(404);
  expect(
    (await hub.as(two.owner).post('/webhooks', { organisationId: one.id, url: receiver.url, kinds: ['call.opened'] })).status,
  ).toBe(404);
  await hub.db.deleteFrom('membership').where('organisation_id', '=', one.id).execute();
  await happen(hub, { ...one, owner: await officer(hub) }, 9);
  await sealed(hub);
  expect(receiver.messages).toHaveLength(1);
});

const officer = (hub: TestHub) => given.person(hub.db, 'officer');

test('after a 500 and after a hang it is tried again under the same id, and what was accepted never again', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const one = await given.organisation(hub.db);
  const { id } = await setUp(hub, one);
  receiver.answers = 500;
  await happen(hub, one, 5);
  await sealed(hub);
  expect(await deliveries(hub, one.owner, id)).toMatchObject([
    { status: 'waiting', tries: 1, answered: 500, nextAt: '2026-03-02T02:01:00.000Z' },
  ]);
  await later(hub, 0.5);
  expect(receiver.messages).toHaveLength(1);

  receiver.answers = 'hang';
  await later(hub, 1);
  expect(await deliveries(hub, one.owner, id)).toMatchObject([
    { status: 'waiting', tries: 2, answered: null, problem: 'timeout' },
  ]);

  receiver.answers = 204;
  await later(hub, 6);
  expect(await deliveries(hub, one.owner, id)).toMatchObject([{ status: 'delivered', tries: 3, answered: 204 }]);
  for (const minutes of [10, 100, 1000]) await later(hub, minutes);
  expect(receiver.messages).toHaveLength(3);
  expect(new Set(receiver.messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  hub.stand(undefined);
});

test('a try that died with its process is made again once its time is over, not before', async ({ hub }) => {
  hub.stand('2026-03-02T03:00:00Z');
  const one = await given.organisation(hub.db);
  const { id } = await setUp(hub, one);
  receiver.answers = 500;
  await happen(hub, one, 5);
  await sealed(hub);
  receiver.answers = 200;
  await hub.db
    .updateTable('webhook_delivery')
    .set({ busy_until: new Date('2026-03-02T03:03:00Z'), next_at: hub.now() })
    .where('webhook_id', '=', id)
    .execute();
  await later(hub, 1);
  expect(receiver.messages).toHaveLength(1);
  await later(hub, 3);
  expect(await deliveries(hub, one.owner, id)).toMatchObject([{ status: 'delivered', tries: 2 }]);
  hub.stand(undefined);
});

test('after the last try it pauses, its owner is told, what happens meanwhile waits, and resuming sends it', async ({ hub }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const one = await given.organisation(hub.db);
  const { id, owner } = await setUp(hub, one);
  receiver.answers = 503;
  await happen(hub, one, 5);
  await sealed(hub);
  for (const minutes of pauses) await later(hub, minutes);
  expect(receiver.messages).toHaveLength(pauses.length + 1);
  expect((await owner.get(`/webhooks/${id}`)).body).toMatchObject({ standing: 'paused', because: 'failing' });
  const [failed] = await deliveries(hub, one.owner, id);
  expect(failed).toMatchObject({ status: 'failed', tries: 8, answered: 503 });
  expect((await owner.get('/me/notices')).body.notices[0]).toMatchObject({ link: `/portal/webhooks/${id}` });

  receiver.answers = 200;
  await happen(hub, one, 6);
  await sealed(hub);
  expect(receiver.messages).toHaveLength(pauses.length + 1);
  expect(await owner.post(`/webhooks/deliveries/${failed.id}/resend`)).toMatchObject({
    status: 409,
    body: { code: 'webhooks.paused' },
  });
  expect((await owner.post(`/webhooks/${id}/resume`)).status).toBe(204);
  await later(hub, 0);
  expect((await deliveries(hub, one.owner, id)).map(({ status }: { status: string }) => status)).toEqual(['delivered', 'failed']);
  expect((await owner.post(`/webhooks/deliveries/${failed.id}/resend`)).status).toBe(204);
  await hub.jobs.drain();
  expect((await deliveries(hub, one.owner, id)).map(({ status }: { status: string }) => status)).toEqual([
    'delivered',
    'delivered',
  ]);

  expect((await owner.delete(`/webhooks/${id}`)).status).toBe(204);
  await happen(hub, one, 7);
  await sealed(hub);
  expect(receiver.messages).toHaveLength(pauses.length + 3);
  hub.stand(undefined);
});

test('the office is told of its scheme alone, and nothing of its own side goes to an organisation', async ({ hub }) => {
  const admin = await given.person(hub.db, 'admin:dtspp');
  const visitor = hub.as(admin);
  await sealed(hub);
  const body = { organisationId: null, scheme: 'dtspp', url: receiver.url, kinds: ['case.recommended', 'call.opened'] };
  expect((await visitor.post('/webhooks', { ...body, scheme: null })).status).toBe(404);
  expect((await visitor.post('/webhooks', body)).status).toBe(200);
  const one = await given.organisation(hub.db);
  expect(
    await hub.as(one.owner).post('/webhooks', { organisationId: one.id, url: receiver.url, kinds: ['case.recommended'] }),
  ).toMatchObject({
    status: 422,
    body: { fields: [{ field: 'kinds' }] },
  });
  await transact(hub.db, async (tx) => {
    for (const scheme of ['dtspp', 'other']) {
      await record(tx, { at: hub.now(), kind: 'case.recommended', subject: `app_${scheme}`, actor: 'hub', facts: { scheme } });
    }
  });
  await sealed(hub);
  expect(receiver.messages.map(({ body: text }) => JSON.parse(text).data.subject)).toEqual(['app_dtspp']);
  await hub.db.updateTable('role_grant').set({ revoked_at: new Date() }).where('person_id', '=', admin.id).execute();
  await transact(hub.db, (tx) =>
    record(tx, { at: hub.now(), kind: 'case.recommended', subject: 'app_dtspp', actor: 'hub', facts: { scheme: 'dtspp' } }),
  );
  await sealed(hub);
  expect(receiver.messages).toHaveLength(1);
});

test('addresses inside a network, without https or with a password in them are refused', async ({ hub }) => {
  const one = await given.organisation(hub.db);
  const send = (url: string) => hub.as(one.owner).post('/webhooks', { organisationId: one.id, url, kinds: ['call.opened'] });
  for (const [url, code] of [
    ['http://example.com/', 'webhooks.url.not_https'],
    ['https://192.168.0.1/', 'webhooks.url.not_public'],
    ['https://me:word@example.com/', 'webhooks.url.not_url'],
  ]) {
    expect((await send(url ?? '')).body.fields[0]).toMatchObject({ field: 'url', code });
  }
  expect((await send('https://example.com/hook')).status).toBe(200);
});

test('a secret is kept nowhere in the clear, not even for a request that may come again', async ({ hub }) => {
  const one = await given.organisation(hub.db);
  const body = { organisationId: one.id, url: 'https://example.com/hook', kinds: ['call.opened'] };
  const { secret } = (await hub.as(one.owner).post('/webhooks', body, { 'idempotency-key': 'once' })).body;
  await hub.jobs.drain();
  const { rows } = await sql<{ table: string }>`
    select table_schema || '.' || table_name as table from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(hub.db);
  for (const { table } of rows) {
    const found =
      await sql`select 1 from ${sql.table(table)} as row where row::text like ${`%${secret.slice(6, 40)}%`} limit 1`.execute(
        hub.db,
      );
    expect(found.rows, table).toEqual([]);
  }
});

test('calls by invitation and what is sealed from the office are told to nobody', async ({ hub }) => {
  const one = await given.organisation(hub.db);
  const admin = await given.person(hub.db, 'admin');
  await sealed(hub);
  await hub.as(one.owner).post('/webhooks', { organisationId: one.id, url: receiver.url, kinds: ['call.opened'] });
  await hub.as(admin).post('/webhooks', { organisationId: null, url: receiver.url, kinds: ['application.submitted'] });
  const title = { en: 'One', 'zh-Hant': '一', 'zh-Hans': '一' };
  const dates = { opensAt: new Date(Date.now() - 86_400_000), closesAt: new Date(Date.now() + 86_400_000) };
  const open = await enterCall(hub.db, 'hub', { scheme: 'dtspp', code: 'hook-open', title, ...dates }, hub.now());
  const closed = await enterCall(hub.db, 'hub', { scheme: 'dtspp', code: 'hook-closed', title, ...dates }, hub.now());
  await hub.db.updateTable('call').set({ invited: true, sealed_until: dates.closesAt }).where('id', '=', closed.id).execute();
  for (const { id } of [open, closed]) {
    await hub.db
      .insertInto('application')
      .values({
        id: `app_in_${id}`,
        call_id: id,
        scheme: 'dtspp',
        organisation_id: one.id,
        created_at: hub.now(),
        created_by: one.owner.id,
        changed_at: hub.now(),
      })
      .execute();
    const happening = { at: hub.now(), kind: 'application.submitted', subject: `app_in_${id}`, actor: one.owner.id, facts: {} };
    await transact(hub.db, (tx) => record(tx, happening));
  }
  await sealed(hub);
  const told = receiver.messages.map(({ body }) => JSON.parse(body).data.subject as string);
  expect(told).toHaveLength(2);
  expect(new Set(told)).toEqual(new Set([`app_in_${open.id}`, open.id]));
});
