import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { later, opened, period, schemeWith, text } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';
import { tellOfChange } from './telling.ts';

const day = 86_400_000;
const second = (hub: TestHub) => given.person(hub.db, 'admin:plain');

async function noticesOf(hub: TestHub, person: given.Given): Promise<string[]> {
  await hub.jobs.drain();
  return (await hub.as(person).get('/me/notices')).body.notices.map((notice: { text: string }) => notice.text);
}

test('one administrator gives all more time; dates that hang on the close move, and everybody concerned is told once', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const scheme = schemeWith({ kind: 'round', grace: 'graceTime' }, { graceTime: period(60, 'seconds') });
  const call = await opened(hub, scheme);
  const { owner } = await apply.draft(hub, { callId: call.id });
  const closesAt = new Date(call.closesAt.getTime() + 5 * day).toISOString();
  const wish = { kind: 'extend', reason: 'A typhoon is expected.', closesAt };
  expect((await hub.as(call.admin).post(`/calls/${call.id}/changes`, { ...wish, closesAt: call.closesAt })).body.code).toBe(
    'calls.not_later',
  );
  const done = await hub.as(call.admin).post(`/calls/${call.id}/changes`, wish);
  expect(done.body).toMatchObject({ isApplied: true });
  const seen = (await hub.visitor.get(`/calls/${call.id}`)).body;
  expect(seen).toMatchObject({ closesAt });
  expect(seen.plan.find(({ milestone }: { milestone: string }) => milestone === 'close').at).toBe(closesAt);
  const told = await noticesOf(hub, owner);
  expect(told.filter((notice) => notice.includes('typhoon'))).toHaveLength(1);
  // The job may run again: nobody is told twice.
  await tellOfChange(hub.db, done.body.id as string, hub.now());
  expect((await noticesOf(hub, owner)).filter((notice) => notice.includes('typhoon'))).toHaveLength(1);
  later(hub, new Date(closesAt), 1000);
  expect((await hub.as(call.admin).post(`/calls/${call.id}/changes`, wish)).body.code).toBe('calls.closed');
});

test('an earlier close and a cancellation wait for a second administrator; whoever asked cannot answer', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, apply.plainScheme());
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  const closesAt = new Date(hub.now().getTime() + day).toISOString();
  const asked = await hub
    .as(call.admin)
    .post(`/calls/${call.id}/changes`, { kind: 'shorten', reason: 'Money is short.', closesAt });
  expect(asked.body).toMatchObject({ isApplied: false });
  expect((await hub.visitor.get(`/calls/${call.id}`)).body.closesAt).toBe(call.closesAt.toISOString());
  const path = `/calls/${call.id}/changes/${asked.body.id}/answer`;
  expect((await hub.as(call.admin).post(path, { grants: true })).body.code).toBe('calls.same_person');
  const admin = await second(hub);
  expect((await hub.as(admin).post(path, { grants: false })).status).toBe(204);
  expect((await hub.visitor.get(`/calls/${call.id}`)).body.closesAt).toBe(call.closesAt.toISOString());

  const cancelled = await hub.as(call.admin).post(`/calls/${call.id}/changes`, { kind: 'cancel', reason: 'The scheme ends.' });
  expect((await hub.as(owner).get(`/applications/${id}`)).status).toBe(200);
  await hub.as(admin).post(`/calls/${call.id}/changes/${cancelled.body.id}/answer`, { grants: true });
  expect((await hub.visitor.get(`/calls/${call.id}`)).body).toMatchObject({ state: 'cancelled', secondsLeft: 0 });
  expect((await hub.as(owner).post(`/applications/${id}/submit`)).body.code).toBe('application.closed');
  expect((await noticesOf(hub, owner)).some((notice) => notice.includes('The scheme ends.'))).toBe(true);
  expect((await hub.as(call.admin).post(`/calls/${call.id}/changes`, { kind: 'cancel', reason: 'x' })).body.code).toBe(
    'calls.cancelled',
  );
  const row = { ...asked.body, kind: 'cancel' as const };
  await expect(
    hub.db.updateTable('call_change').set({ applied_at: hub.now() }).where('id', '=', row.id).execute(),
  ).rejects.toThrow('second_person');
});

test('dates of the plan that are to come move with a reason; those that are past, and the two instants, stay', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const scheme = schemeWith(
    {
      kind: 'round',
      plan: [
        {
          id: 'briefing',
          kind: 'briefing',
          title: text('Briefing'),
          public: true,
          after: { milestone: 'open', within: 'briefingTime' },
        },
        {
          id: 'panel',
          kind: 'panel',
          title: text('Panel'),
          public: false,
          after: { milestone: 'close', within: 'briefingTime' },
        },
      ],
    },
    { briefingTime: period(3, 'days') },
  );
  const call = await opened(hub, scheme);
  const { owner } = await apply.draft(hub, { callId: call.id });
  const put = (change: object) =>
    hub.as(call.admin).put(`/calls/${call.id}/plan`, { changes: [change], reason: 'The hall is taken.' });
  const at = new Date(call.closesAt.getTime() + 9 * day).toISOString();
  expect((await put({ milestone: 'briefing', at })).body.code).toBe('calls.milestone_past');
  expect((await put({ milestone: 'close', at })).body.code).toBe('calls.milestone_of_call');
  expect((await put({ milestone: 'panel', at: '2026-03-01T00:00:00Z' })).body.code).toBe('calls.milestone_past');
  expect((await put({ milestone: 'visit', at })).status).toBe(422);
  expect((await put({ milestone: 'panel', at })).status).toBe(204);
  // The panel is not public: nobody outside sees or hears of it.
  expect((await noticesOf(hub, owner)).some((notice) => notice.includes('The hall is taken.'))).toBe(false);
  const open = (await hub.visitor.get(`/calls/${call.id}`)).body.plan as { milestone: string }[];
  expect(open.map(({ milestone }) => milestone)).toEqual(['open', 'briefing', 'close']);
  expect((await put({ milestone: 'visit', at, title: text('Site visit') })).status).toBe(204);
  expect((await noticesOf(hub, owner)).some((notice) => notice.includes('The hall is taken.'))).toBe(true);
  const seen = (await hub.as(call.admin).get(`/office/calls/${call.id}`)).body;
  expect(seen.plan.map(({ milestone }: { milestone: string }) => milestone)).toEqual([
    'open',
    'briefing',
    'close',
    'panel',
    'visit',
  ]);
  expect(seen.changes).toHaveLength(2);
});

test('an upcoming call takes newer rules at once; an open one with a second person, and its drafts say what changed', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const first = { ...apply.plainScheme(), scheme: 'moving', prefix: 'MOVING' };
  const limit = first.terms['staffLimit']!;
  const newer = { ...first, terms: { ...first.terms, staffLimit: { ...limit, value: 5 } as typeof limit } };
  const call = await opened(hub, first);
  const upcoming = await opened(hub, first, {
    opensAt: new Date(hub.now().getTime() + day).toISOString(),
    closesAt: new Date(hub.now().getTime() + 9 * day).toISOString(),
  });
  const draft = await apply.draft(hub, { callId: call.id });
  expect((await hub.as(draft.owner).get(`/applications/${draft.id}/changes`)).body).toEqual({ moved: null, changes: [] });
  await apply.call(hub, newer);
  const move = { kind: 'repin', reason: 'The limit was misprinted.', version: 2 };
  const admin = await given.person(hub.db, 'admin:moving');
  expect((await hub.as(admin).post(`/calls/${upcoming.id}/changes`, move)).body).toMatchObject({ isApplied: true });
  expect((await hub.visitor.get(`/calls/${upcoming.id}`)).body.version).toBe(2);

  const asked = await hub.as(admin).post(`/calls/${call.id}/changes`, move);
  expect(asked.body).toMatchObject({ isApplied: false });
  expect((await hub.visitor.get(`/calls/${call.id}`)).body.version).toBe(1);
  const other = await given.person(hub.db, 'admin:moving');
  later(hub, hub.now(), 1000);
  expect((await hub.as(other).post(`/calls/${call.id}/changes/${asked.body.id}/answer`, { grants: true })).status).toBe(204);
  const { body } = await hub.as(draft.owner).get(`/applications/${draft.id}/changes`);
  expect(body.moved).toMatchObject({ from: 1, to: 2, reason: 'The limit was misprinted.' });
  expect(body.changes.map(({ name }: { name: string }) => name)).toEqual(['staffLimit']);
  expect((await hub.as((await apply.applicant(hub)).owner).get(`/applications/${draft.id}/changes`)).status).toBe(404);
  // Nine people were fewer than the limit of before, and are more than the limit of now.
  expect((await hub.as(draft.owner).post(`/applications/${draft.id}/submit`)).body.code).toBe('application.not_eligible');
  expect((await noticesOf(hub, draft.owner)).some((notice) => notice.includes('misprinted'))).toBe(true);
});

test('once an application is in, the rules it was sent under stand', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const first = { ...apply.plainScheme(), scheme: 'standing', prefix: 'STANDING' };
  const call = await opened(hub, first);
  await apply.submitted(hub, { callId: call.id });
  await apply.call(hub, { ...first, round: 'corrected' });
  const asked = await hub
    .as(call.admin)
    .post(`/calls/${call.id}/changes`, { kind: 'repin', reason: 'A correction.', version: 2 });
  const other = await given.person(hub.db, 'admin:standing');
  const answered = await hub.as(other).post(`/calls/${call.id}/changes/${asked.body.id}/answer`, { grants: true });
  expect(answered.body.code).toBe('calls.has_applications');
  expect((await hub.visitor.get(`/calls/${call.id}`)).body.version).toBe(1);
});
