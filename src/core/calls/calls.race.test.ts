import { expect } from 'vitest';
import * as apply from '../../../test/given-application.ts';
import { later, letterForm, opened, period, schemeWith, text } from '../../../test/given-calls.ts';
import * as given from '../../../test/given.ts';
import { test } from '../../../test/hub.ts';

test('more time granted while the applicant sends: refused or sent, never half; and once granted, sending works', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(hub, schemeWith({ kind: 'round' }));
  const officer = await given.person(hub.db, 'officer:plain');
  const approver = await given.person(hub.db, 'approver:plain');
  const drafts = await Promise.all(Array.from({ length: 8 }, () => apply.draft(hub, { callId: call.id })));
  later(hub, call.closesAt, 1000);
  const until = new Date(call.closesAt.getTime() + 3_600_000).toISOString();
  await Promise.all(
    drafts.map(async ({ id, owner, by }) => {
      const wish = { organisation: by.id, until, reason: 'An outage.' };
      const asked = await hub.as(officer).post(`/calls/${call.id}/extensions`, wish);
      const [sent, granted] = await Promise.all([
        hub.as(owner).post(`/applications/${id}/submit`),
        hub.as(approver).post(`/calls/${call.id}/extensions/${asked.body.id}/answer`, { grants: true }),
      ]);
      expect(granted.status).toBe(204);
      if (sent.status !== 200) expect(sent.body.code).toBe('application.closed');
      expect((await hub.as(owner).post(`/applications/${id}/submit`)).status).toBe(200);
    }),
  );
  const events = await hub.db.selectFrom('event').select('subject').where('kind', '=', 'application.submitted').execute();
  for (const { id } of drafts) expect(events.filter(({ subject }) => subject === id)).toHaveLength(1);
});

test('a call moved to other rules while applications are being sent: all that are in were judged by the rules that stand', async ({
  hub,
}) => {
  hub.stand('2026-03-02T06:00:00Z');
  for (let round = 0; round < 4; round += 1) {
    const first = { ...apply.plainScheme(), scheme: `race-${'abcd'[round]}`, prefix: `RACE${round}` };
    const call = await opened(hub, first);
    const drafts = await Promise.all(Array.from({ length: 5 }, () => apply.draft(hub, { callId: call.id })));
    await apply.call(hub, { ...first, round: 'corrected' });
    const change = { kind: 'repin', reason: 'A correction.', version: 2 };
    const asked = await hub.as(call.admin).post(`/calls/${call.id}/changes`, change);
    const other = await given.person(hub.db, `admin:${first.scheme}`);
    const [moved, ...sent] = await Promise.all([
      hub.as(other).post(`/calls/${call.id}/changes/${asked.body.id}/answer`, { grants: true }),
      ...drafts.map(({ id, owner }) => hub.as(owner).post(`/applications/${id}/submit`)),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect([204, 409]).toContain(moved.status);
    const { version } = (await hub.visitor.get(`/calls/${call.id}`)).body as { version: number };
    expect(version).toBe(moved.status === 204 ? 2 : 1);
    const judged = await hub.db
      .selectFrom('evaluation')
      .innerJoin('application', 'application.id', 'evaluation.subject_id')
      .select('evaluation.version')
      .where('application.call_id', '=', call.id)
      .where('evaluation.stage', '=', 'submit')
      .execute();
    expect(judged.map((row) => row.version)).toEqual(Array.from({ length: 5 }, () => version));
  }
});

test('two people grant at once: it is granted once; two ask at once: one waits', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const call = await opened(
    hub,
    schemeWith({ kind: 'round', sealed: true, grace: 'graceTime' }, { graceTime: period(30, 'seconds') }),
  );
  const by = await apply.applicant(hub);
  const officer = await given.person(hub.db, 'officer:plain');
  const until = new Date(call.closesAt.getTime() + 3_600_000).toISOString();
  const wish = { organisation: by.id, until, reason: 'An outage.' };
  const asked = await Promise.all([1, 2, 3].map(() => hub.as(officer).post(`/calls/${call.id}/extensions`, wish)));
  expect(asked.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  const { id } = asked.find(({ status }) => status === 200)!.body as { id: string };
  const approvers = await Promise.all([1, 2, 3].map(() => given.person(hub.db, 'approver:plain')));
  const answers = await Promise.all(
    approvers.map((approver) => hub.as(approver).post(`/calls/${call.id}/extensions/${id}/answer`, { grants: true })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409]);
  const row = await hub.db.selectFrom('call').select('sealed_until').where('id', '=', call.id).executeTakeFirstOrThrow();
  expect(row.sealed_until?.toISOString()).toBe(until);
});

test('referees named by many clicks at once are never more than the scheme takes', async ({ hub }) => {
  hub.stand('2026-03-02T06:00:00Z');
  const letters = { least: 1, most: 2, within: 'letterTime', text: text('Write.'), form: letterForm };
  const call = await opened(hub, schemeWith({ kind: 'round', letters }, { letterTime: period(5, 'days') }));
  const { id, owner } = await apply.draft(hub, { callId: call.id, documents: false });
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, place) =>
      hub.as(owner).post(`/applications/${id}/referees`, {
        name: `Referee ${place}`,
        email: `referee${place}@race.example`,
        relation: 'A colleague.',
        language: 'en',
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
});
