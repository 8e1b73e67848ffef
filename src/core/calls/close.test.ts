import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { later, opened, period, schemeWith } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test, type TestHub } from '../../../test/hub.ts';

const withGrace = schemeWith({ kind: 'round', grace: 'graceTime' }, { graceTime: period(120, 'seconds') });
const send = (hub: TestHub, { id, owner }: { id: string; owner: given.Given }) =>
  hub.as(owner).post(`/applications/${id}/submit`);

test('who began before the close may send within a grace that nobody is told of; officers see it marked', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, withGrace);
  const [inGrace, late, other] = [
    await apply.draft(hub, { callId: call.id }),
    await apply.draft(hub, { callId: call.id }),
    await apply.applicant(hub),
  ];
  later(hub, call.closesAt, 119_999);
  const start = await hub.as(other.owner).post('/applications', { callId: call.id, organisationId: other.id });
  expect([start.status, start.body.code]).toEqual([409, 'application.closed']);
  expect((await send(hub, inGrace)).status).toBe(200);
  later(hub, call.closesAt, 120_000);
  const refused = await send(hub, late);
  expect(refused.body).toMatchObject({ code: 'application.closed', facts: { closesAt: call.closesAt.toISOString() } });

  const seen = [
    await hub.as(late.owner).get(`/applications/${late.id}`),
    await hub.as(late.owner).get('/applications/mine'),
    await hub.visitor.get(`/calls/${call.id}`),
    await hub.visitor.get(`/schemes/plain/file`),
    await hub.visitor.get(`/schemes/plain/rulebook`),
    await hub.visitor.get(`/schemes/plain`),
  ];
  for (const { status, body } of seen) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/grace/i);
  }
  const officer = await given.person(hub.db, 'officer:plain');
  expect((await hub.as(officer).get(`/cases/${inGrace.id}`)).body).toMatchObject({ inTime: 'grace' });
  expect((await hub.as(officer).get(`/office/calls/${call.id}`)).body).toMatchObject({ graceSeconds: 120 });
});

test('more time for one applicant takes two people, is told to the applicant, and counts for that applicant alone', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, schemeWith({ kind: 'round' }));
  const [one, other] = [await apply.draft(hub, { callId: call.id }), await apply.draft(hub, { callId: call.id })];
  const officer = await given.person(hub.db, 'officer:plain');
  const approver = await given.person(hub.db, 'approver:plain');
  later(hub, call.closesAt, 1000);
  const until = new Date(call.closesAt.getTime() + 3_600_000).toISOString();
  const wish = { organisation: one.by.brNumber, until, reason: 'The power failed in the whole street.' };
  expect((await hub.as(one.owner).post(`/calls/${call.id}/extensions`, wish)).status).toBe(403);
  expect(
    (await hub.as(officer).post(`/calls/${call.id}/extensions`, { ...wish, until: call.closesAt.toISOString() })).body.code,
  ).toBe('calls.not_later');
  const asked = await hub.as(officer).post(`/calls/${call.id}/extensions`, wish);
  expect(asked.status).toBe(200);
  expect((await hub.as(officer).post(`/calls/${call.id}/extensions`, wish)).body.code).toBe('calls.change_waits');
  expect((await send(hub, one)).body.code).toBe('application.closed');

  const path = `/calls/${call.id}/extensions/${asked.body.id}/answer`;
  const both = await given.person(hub.db, 'officer:plain', 'approver:plain');
  const own = await hub.as(both).post(`/calls/${call.id}/extensions`, { ...wish, organisation: other.by.id });
  expect((await hub.as(both).post(`/calls/${call.id}/extensions/${own.body.id}/answer`, { grants: true })).body.code).toBe(
    'calls.same_person',
  );
  expect((await hub.as(officer).post(path, { grants: true })).status).toBe(403);
  expect((await hub.as(approver).post(path, { grants: true })).status).toBe(204);
  expect((await hub.as(approver).post(path, { grants: true })).body.code).toBe('calls.answered_already');

  const notices = (await hub.as(one.owner).get('/me/notices')).body.notices as { text: string }[];
  expect(notices.some((notice) => notice.text.includes('more time'))).toBe(true);
  expect((await hub.as(one.owner).get(`/applications/${one.id}`)).body.call.closesAt).toBe(until);
  expect((await hub.as(other.owner).get(`/applications/${other.id}`)).body.call.closesAt).toBe(call.closesAt.toISOString());
  expect((await send(hub, one)).status).toBe(200);
  expect((await send(hub, other)).body.code).toBe('application.closed');
  expect((await hub.as(officer).get(`/cases/${one.id}`)).body).toMatchObject({ inTime: 'extension' });
  const events = await hub.db
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', call.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toContain('call.more_time_answered');
});

test('the database itself refuses that one person asks and grants', async ({ hub }) => {
  const call = await opened(hub, schemeWith({ kind: 'round' }));
  const by = await apply.applicant(hub);
  const row = {
    id: `ext_${call.id}`,
    call_id: call.id,
    organisation_id: by.id,
    until: new Date(),
    reason: 'x',
    asked_by: call.admin.id,
    asked_at: new Date(),
    answered_by: call.admin.id,
    answered_at: new Date(),
    answer: 'granted' as const,
  };
  await expect(hub.db.insertInto('call_extension').values(row).execute()).rejects.toThrow('four_eyes');
});

test('a call that is always open has no end, and pages are told so', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, schemeWith({ kind: 'rolling' }), { closesAt: undefined });
  const seen = (await hub.visitor.get(`/calls/${call.id}`)).body;
  expect(seen).toMatchObject({ kind: 'rolling', alwaysOpen: true, state: 'open' });
  expect(seen.plan.map(({ milestone }: { milestone: string }) => milestone)).toEqual(['open']);
  hub.stand('2046-03-02T06:00:00Z');
  const { id, owner } = await apply.draft(hub, { callId: call.id });
  expect((await send(hub, { id, owner })).status).toBe(200);
  const admin = await given.person(hub.db, 'admin');
  const body = {
    scheme: 'plain',
    code: 'NO-END',
    title: { en: 'x', 'zh-Hant': 'x', 'zh-Hans': 'x' },
    opensAt: '2046-01-01T00:00:00Z',
  };
  expect((await hub.as(admin).post('/calls', { ...body, kind: 'round' })).body.code).toBe('calls.needs_close');
  expect((await hub.as(admin).post('/calls', { ...body, kind: 'rolling', sealed: true })).body.code).toBe('calls.needs_close');
});

test('a call by invitation is there only for those invited, by organisation or by address, and for the office', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const [guest, byMail, other] = [await apply.applicant(hub), await apply.applicant(hub), await apply.applicant(hub)];
  const invited = { organisations: [], brNumbers: [guest.brNumber], emails: [byMail.owner.email] };
  const call = await opened(hub, schemeWith({ kind: 'round' }), { invited });
  await hub.jobs.drain();
  for (const who of [guest, byMail]) {
    expect((await hub.as(who.owner).get(`/calls/${call.id}`)).body).toMatchObject({ invited: true });
    expect((await hub.as(who.owner).get('/me/notices')).body.notices[0].text).toContain('invited to apply');
    const begun = await hub.as(who.owner).post('/applications', { callId: call.id, organisationId: who.id });
    expect(begun.status).toBe(200);
  }
  for (const reader of [hub.visitor, hub.as(other.owner)]) {
    expect((await reader.get(`/calls/${call.id}`)).body).toMatchObject({ code: 'calls.no_call' });
    const listed = (await reader.get('/calls?scheme=plain&state=open')).body.calls as { id: string }[];
    expect(listed.map(({ id }) => id)).not.toContain(call.id);
    const scheme = (await reader.get('/schemes/plain')).body.calls as { id: string }[];
    expect(scheme.map(({ id }) => id)).not.toContain(call.id);
    expect((await reader.get('/schemes/plain/calendar.ics')).body).not.toContain(call.id);
  }
  const begun = await hub.as(other.owner).post('/applications', { callId: call.id, organisationId: other.id });
  expect(begun.body.code).toBe('calls.no_call');
  const officer = await given.person(hub.db, 'officer:plain');
  expect((await hub.as(officer).get(`/calls/${call.id}`)).status).toBe(200);
  expect((await hub.as(officer).get(`/office/calls/${call.id}`)).body.invitations).toHaveLength(2);
  expect((await hub.as(call.admin).post(`/calls/${call.id}/invitations`, { brNumbers: ['00000000'] })).body.code).toBe(
    'calls.no_such_number',
  );
  const [first] = (await hub.as(officer).get(`/office/calls/${call.id}`)).body.invitations as {
    id: string;
    email: string | null;
  }[];
  const gone = await hub.as(call.admin).delete(`/calls/${call.id}/invitations/${first!.id}`);
  expect(gone.status).toBe(204);
  const away = first!.email === null ? guest : byMail;
  expect((await hub.as(away.owner).get(`/calls/${call.id}`)).status).toBe(404);
});
