import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { test } from '../../../test/hub.ts';
import { canonical } from '../../platform/canonical.ts';
import { isReference } from '../../platform/ids.ts';

const eventsOf = (hub: Parameters<typeof apply.draft>[0], subject: string, kind: string) =>
  hub.db.selectFrom('event').selectAll().where('subject', '=', subject).where('kind', '=', kind).execute();

test('an application that is whole is sent, gets a reference and a receipt, and leaves an event', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00.123Z');
  const { id, owner } = await apply.draft(hub);
  const sent = await hub.as(owner).post(`/applications/${id}/submit`);

  expect(sent.status).toBe(200);
  expect(sent.body.reference).toMatch(/^PLAIN-2026-\d{6}-[A-Z]$/);
  expect(isReference(sent.body.reference)).toBe(true);
  expect(sent.body.submittedAt).toBe('2026-03-02T06:00:00.123Z');
  // Ten business days later, at the end of the day in Hong Kong.
  expect(sent.body.dueAt).toBe('2026-03-16T15:59:59.999Z');
  const [event] = await eventsOf(hub, id, 'application.submitted');
  expect(event).toMatchObject({ id: sent.body.eventId, facts: { reference: sent.body.reference, hash: sent.body.hash } });
  const evaluation = await hub.db.selectFrom('evaluation').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow();
  expect(evaluation).toMatchObject({ stage: 'submit', scheme: 'plain' });
});

test('the receipt holds what was sent, so that anybody can work out its hash', async ({ hub }) => {
  const { id, owner, reference } = await apply.submitted(hub);
  const { body } = await hub.as(owner).get(`/applications/${id}/receipt`);
  expect(body).toMatchObject({ reference, submittedBy: expect.stringContaining('Person') });
  expect(createHash('sha256').update(canonical(body.submission)).digest('hex')).toBe(body.hash);
  expect(body.submission.answers).toMatchObject({ contactPhone: '+85223456789', fullTimeStaff: 9 });
  expect(body.submission.documents).toHaveLength(4);
  expect(body.next).toHaveLength(2);
});

test('sent twice is sent once: the second answer is the first', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub);
  const first = await hub.as(owner).post(`/applications/${id}/submit`);
  const second = await hub.as(owner).post(`/applications/${id}/submit`);
  expect(second).toMatchObject({ status: 200, body: first.body });
  expect(await eventsOf(hub, id, 'application.submitted')).toHaveLength(1);
});

test('a call closes at its instant: a millisecond before is in time, the instant itself and after are not', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const closesAt = new Date('2026-03-31T09:00:00.000Z');
  const { id: callId } = await apply.call(hub, apply.plainScheme(), { closesAt });
  const [early, exact, late] = [
    await apply.draft(hub, { callId }),
    await apply.draft(hub, { callId }),
    await apply.draft(hub, { callId }),
  ];
  const send = (draft: typeof early, at: string) => {
    hub.stand(at);
    return hub.as(draft.owner).post(`/applications/${draft.id}/submit`);
  };

  expect((await send(early, '2026-03-31T08:59:59.999Z')).status).toBe(200);
  for (const [draft, at] of [
    [exact, '2026-03-31T09:00:00.000Z'],
    [late, '2026-03-31T09:00:00.001Z'],
  ] as const) {
    expect(await send(draft, at)).toMatchObject({
      status: 409,
      body: { code: 'application.closed', facts: { closesAt: '2026-03-31T09:00:00.000Z', at } },
    });
  }
  // Who was in time gets the receipt again, however late it is.
  expect((await send(early, '2026-04-30T09:00:00Z')).body.submittedAt).toBe('2026-03-31T08:59:59.999Z');
  hub.stand(undefined);
});

test('what is missing or wrong comes back in the order of the form', async ({ hub }) => {
  const { id, owner } = await apply.draft(hub, {
    answers: { contactEmail: 'nobody', need: undefined, brNumber: '123' },
    documents: false,
  });
  const { status, body } = await hub.as(owner).post(`/applications/${id}/submit`);
  expect(status).toBe(422);
  expect(body.code).toBe('application.incomplete');
  expect(body.fields.map((field: { field: string; code: string }) => `${field.field} ${field.code}`)).toEqual([
    'brNumber forms.not_br',
    'contactEmail forms.not_email',
    'need forms.required',
    'registrationCopy forms.required_file',
    'staffProof forms.required_file',
    'operationProof forms.required_file',
    'quotation forms.required_file',
  ]);
});

test('a rule that does not hold stops an application, at the question it is about, in the words of the scheme', async ({
  hub,
}) => {
  const { id, owner } = await apply.draft(hub, { answers: { fullTimeStaff: 50, listed: true } });
  const { status, body } = await hub.as(owner).post(`/applications/${id}/submit`);
  expect(status).toBe(422);
  expect(body.code).toBe('application.not_eligible');
  expect(body.fields).toMatchObject([
    { field: 'fullTimeStaff', message: expect.stringContaining('fewer than 50 full-time staff') },
    { field: 'listed', message: expect.stringContaining('Listed companies cannot apply') },
  ]);
  expect(await hub.db.selectFrom('application').select('status').where('id', '=', id).executeTakeFirst()).toEqual({
    status: 'draft',
  });
});

test('answers to questions that are not asked are not sent', async ({ hub }) => {
  const { id, owner } = await apply.submitted(hub, { answers: { hawkerLicence: 'H-1', otherFundingDetails: 'None' } });
  const { body } = await hub.as(owner).get(`/applications/${id}/receipt`);
  expect(Object.keys(body.submission.answers)).not.toContain('hawkerLicence');
  expect(Object.keys(body.submission.answers)).not.toContain('otherFundingDetails');
});

test('an application of somebody else is not there, whatever is tried', async ({ hub }) => {
  const { id } = await apply.draft(hub);
  const stranger = hub.as((await apply.applicant(hub)).owner);
  const tries = [
    stranger.get(`/applications/${id}`),
    stranger.get(`/applications/${id}/review`),
    stranger.get(`/applications/${id}/receipt`),
    stranger.patch(`/applications/${id}/answers`, { changes: [{ field: 'need', value: 'x', base: 0 }] }),
    stranger.post(`/applications/${id}/submit`),
    stranger.post(`/applications/${id}/withdraw`, {}),
    stranger.upload(`/applications/${id}/documents/quotation`, 'q.pdf', Buffer.from('%PDF-1.7')),
    stranger.get('/applications/app_none'),
  ];
  for (const answer of await Promise.all(tries)) expect(answer).toMatchObject({ status: 404, body: { code: 'http.not_found' } });
});

test('who has not signed in is told so', async ({ hub }) => {
  const { id } = await apply.draft(hub);
  expect(await hub.visitor.post(`/applications/${id}/submit`)).toMatchObject({ status: 401, body: { code: 'http.sign_in' } });
});

test('everybody of the organisation is told once that the application is in, however often the job runs', async ({ hub }) => {
  const { id, owner } = await apply.submitted(hub);
  await hub.jobs.drain();
  const handlers = await import('./jobs.ts');
  await handlers.applicationJobs({ database: hub.database, clock: hub.now })['application.received']?.({ applicationId: id });
  const notices = await hub.db.selectFrom('notice').select('kind').where('person_id', '=', owner.id).execute();
  expect(notices).toEqual([{ kind: 'application.notice.received' }]);
});
