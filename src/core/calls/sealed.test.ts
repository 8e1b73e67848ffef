import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { later, opened, period, schemeWith } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';
import { assignWaiting } from '../cases/assign.ts';

const scheme = schemeWith({ kind: 'round', sealed: true, grace: 'graceTime' }, { graceTime: period(60, 'seconds') });

test('before the close of a sealed call nobody but its applicant reads an application, by no route', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, { ...scheme, scheme: 'bids', prefix: 'BIDS' });
  const office = await given.person(hub.db, 'officer:bids', 'approver:bids', 'finance:bids', 'admin:bids');
  const sent = await apply.submitted(hub, { callId: call.id, answers: { need: 'A secret of the bidder.' } });
  // Another, open application of the same organisation, whose page lists what else it applied for.
  const other = await apply.submitted(hub, { by: sent.by });
  await hub.jobs.drain();
  const documents = await hub.db.selectFrom('document').select('id').where('owner_id', '=', sent.id).execute();
  expect(documents).toHaveLength(4);
  const everywhere = await given.person(hub.db, 'officer');

  const reads = [
    `/cases/${sent.id}`,
    `/cases/${sent.id}/letters`,
    `/subjects/${sent.id}/events`,
    ...documents.map(({ id }) => `/documents/${id}`),
    `/applications/${sent.id}`,
    `/applications/${sent.id}/review`,
    `/applications/${sent.id}/receipt`,
    `/applications/${sent.id}/why`,
  ];
  for (const path of reads) {
    const { status, body } = await hub.as(office).get(path);
    expect([path, status >= 400]).toEqual([path, true]);
    expect(JSON.stringify(body ?? '')).not.toContain('secret');
  }
  for (const act of ['check', 'recommend', 'decide', 'return', 'questions', 'conflict', 'reassign']) {
    const body = {
      outcome: 'approve',
      reason: 'Because it is so.',
      question: 'Why is that so?',
      party: 'applicant',
      body: 'Why?',
    };
    const { status } = await hub.as(office).post(`/cases/${sent.id}/${act}`, body);
    expect([act, status >= 400]).toEqual([act, true]);
  }
  for (const view of ['mine', 'all', 'to-check', 'unassigned', 'waiting', 'overdue', 'decided']) {
    const { body } = await hub.as(office).get(`/office/queue?view=${view}`);
    expect(body.rows.map(({ id }: { id: string }) => id)).not.toContain(sent.id);
    const until = new Date(call.closesAt.getTime() + 60_000).toISOString();
    expect(body.sealed.find(({ id }: { id: string }) => id === call.id)).toMatchObject({ sent: 1, until });
  }
  const found = (await hub.as(everywhere).get(`/office/queue?view=all&q=${sent.reference}`)).body;
  expect([found.total, found.rows]).toEqual([0, []]);
  expect(JSON.stringify((await hub.as(everywhere).get(`/cases/${other.id}`)).body)).not.toContain(sent.reference);
  const seen = (await hub.as(office).get(`/office/calls/${call.id}`)).body;
  expect(seen).toMatchObject({ received: 1, asked: null });
  // What everybody may see is no more than what was decided to show.
  expect((await hub.visitor.get(`/calls/${call.id}`)).body).toMatchObject({ received: null, isSealed: true });

  const row = () =>
    hub.db.selectFrom('application').select(['officer_id', 'due_at']).where('id', '=', sent.id).executeTakeFirstOrThrow();
  expect((await row()).officer_id).toBeNull();
  // The service clock begins when the application may be read.
  expect((await row()).due_at!.getTime()).toBeGreaterThan(call.closesAt.getTime());
  expect((await hub.as(sent.owner).get(`/applications/${sent.id}`)).body.answers.need).toBe('A secret of the bidder.');
  expect((await hub.as(sent.owner).get(`/documents/${documents[0]!.id}`)).status).toBe(200);

  await assignWaiting(hub.db, [], new Date(call.closesAt.getTime() + 59_999));
  expect((await row()).officer_id).toBeNull();
  later(hub, call.closesAt, 60_000);
  await assignWaiting(hub.db, [], hub.now());
  expect([office.id, everywhere.id]).toContain((await row()).officer_id);
  expect(JSON.stringify((await hub.as(office).get(`/cases/${sent.id}`)).body)).toContain('A secret of the bidder.');
  expect((await hub.as(office).get(`/documents/${documents[0]!.id}`)).status).toBe(200);
});

test('while one applicant has more time, everybody’s applications stay sealed; afterwards nobody is given any', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, { ...scheme, scheme: 'tender', prefix: 'TENDER' });
  const officer = await given.person(hub.db, 'officer:tender');
  const approver = await given.person(hub.db, 'approver:tender');
  const early = await apply.submitted(hub, { callId: call.id });
  const late = await apply.draft(hub, { callId: call.id });
  const until = new Date(call.closesAt.getTime() + 3_600_000);
  const wish = { organisation: late.by.id, until: until.toISOString(), reason: 'An outage of ours.' };
  const asked = await hub.as(officer).post(`/calls/${call.id}/extensions`, wish);
  await hub.as(approver).post(`/calls/${call.id}/extensions/${asked.body.id}/answer`, { grants: true });
  later(hub, until, -1);
  expect((await hub.as(officer).get(`/cases/${early.id}`)).body).toMatchObject({ code: 'calls.sealed' });
  expect((await hub.as(late.owner).post(`/applications/${late.id}/submit`)).status).toBe(200);
  later(hub, until, 0);
  expect((await hub.as(officer).get(`/cases/${early.id}`)).status).toBe(200);
  const again = { ...wish, organisation: early.by.id, until: new Date(until.getTime() + 3_600_000).toISOString() };
  expect((await hub.as(officer).post(`/calls/${call.id}/extensions`, again)).body.code).toBe('calls.unsealed');
});

test('what is asked for in a sealed call cannot be shown', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, { ...scheme, scheme: 'hidden', prefix: 'HIDDEN' }, { showsReceived: true, expected: 2 });
  const change = { expected: 3, available: null, showsReceived: true, showsAsked: true };
  expect((await hub.as(call.admin).patch(`/calls/${call.id}`, change)).body.code).toBe('calls.sealed_asked');
  await apply.submitted(hub, { callId: call.id });
  expect((await hub.visitor.get(`/calls/${call.id}`)).body).toMatchObject({ received: 1, expected: 2, asked: null });
});
