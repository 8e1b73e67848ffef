import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { left } from '../ledger/views.ts';
import { named, open, publish, test, times, title, write } from '../../../test/scheme-files.ts';
import { callWithScheme } from './views.ts';

test('opening a call fills the envelope once, and a call may have its own part of it', async ({ hub, folder }) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  await open(hub, name, 'one');
  await open(hub, name, 'two');
  expect(await left(hub.db, `envelope.${name}`)).toBe(500_000_000_00n);

  const { body } = await open(hub, name, 'three', { envelope: '10000000' });
  const { call } = await callWithScheme(hub.db, body.id as string);
  expect(await left(hub.db, call.envelope)).toBe(100_000_00n);
  expect(await left(hub.db, `envelope.${name}`)).toBe(499_900_000_00n);
  expect((await open(hub, name, 'four', { envelope: '50000000000' })).body).toMatchObject({ code: 'ledger.short' });
  expect((await hub.visitor.get(`/calls?scheme=${name}`)).body.calls).toHaveLength(3);

  await write(folder, name, ['value: "500,000,000.00"', 'value: "800,000,000.00"']);
  await publish(hub, folder);
  await open(hub, name, 'five');
  expect(await left(hub.db, `envelope.${name}`)).toBe(799_900_000_00n);
});

test('a call is opened by an administrator of its scheme, with times that make sense and a code of its own', async ({
  hub,
  folder,
}) => {
  hub.stand('2026-03-31T12:00:00+08:00');
  const name = named();
  await write(folder, name);
  await publish(hub, folder);
  const call = { scheme: name, code: 'one', title, ...times };
  const as = async (...roles: Parameters<typeof given.person>[1][]) => hub.as(await given.person(hub.db, ...roles));

  expect((await hub.visitor.post('/calls', call)).status).toBe(401);
  expect((await (await as('officer')).post('/calls', call)).status).toBe(403);
  expect((await (await as('admin:another')).post('/calls', call)).body).toMatchObject({ code: 'calls.not_admin' });
  const admin = await as(`admin:${name}`);
  expect((await admin.post('/calls', { ...call, closesAt: times.opensAt })).body).toMatchObject({
    code: 'calls.closes_before_opens',
  });
  expect((await admin.post('/calls', { ...call, closesAt: '2026-03-31T11:00:00+08:00' })).body).toMatchObject({
    code: 'calls.closed_already',
  });
  expect((await admin.post('/calls', { ...call, version: 7 })).body).toMatchObject({ code: 'schemes.no_version' });
  expect((await admin.post('/calls', { ...call, title: { en: 'Batch' } })).status).toBe(422);
  expect((await admin.post('/calls', { ...call, envelope: '0' })).status).toBe(422);
  const opened = await admin.post('/calls', call);
  expect(opened.status).toBe(200);
  expect((await admin.post('/calls', call)).body).toEqual({ code: 'calls.code_taken', facts: { code: 'one' } });
  expect((await (await as('admin')).post('/calls', { ...call, scheme: 'no-such' })).body).toMatchObject({ code: 'calls.never' });

  const seen = await hub.visitor.get(`/calls/${opened.body.id}`);
  expect(seen.body).toMatchObject({
    code: 'one',
    version: 1,
    state: 'open',
    name: { en: 'Digital Transformation Support Pilot Programme' },
  });
  expect((await hub.visitor.get('/calls/cal_none')).body).toMatchObject({ code: 'calls.no_call' });
  const event = await hub.db
    .selectFrom('event')
    .select(['actor', 'facts'])
    .where('kind', '=', 'call.opened')
    .where('subject', '=', opened.body.id as string)
    .executeTakeFirstOrThrow();
  expect(event.facts).toMatchObject({ scheme: name, version: 1, code: 'one' });
});
