import { describe, expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { openTestHub, test as base, type TestHub } from '../../../test/hub.ts';
import { newId } from '../../platform/ids.ts';
import { left } from '../ledger/views.ts';

const test = base.extend('at', { scope: 'file' }, async ({ hub }) => office.office(hub));
const approve = { outcome: 'approve', reason: office.reason };
const refuse = { outcome: 'refuse', reason: 'The shop has closed.' };

async function envelopeOf(hub: TestHub, callId: string): Promise<string> {
  const row = await hub.db.selectFrom('call').select('envelope_account').where('id', '=', callId).executeTakeFirstOrThrow();
  return row.envelope_account;
}

describe('four eyes', () => {
  test('whoever recommended does not decide, whatever roles they hold', async ({ hub, at }) => {
    const both = await given.person(hub.db, 'officer', 'approver');
    const { id } = await office.application(at);
    await hub.db.updateTable('application').set({ officer_id: both.id }).where('id', '=', id).execute();
    office.good(await hub.as(both).post(`/cases/${id}/recommend`, approve));
    for (const outcome of [approve, refuse]) {
      expect(await hub.as(both).post(`/cases/${id}/decide`, outcome)).toMatchObject({
        status: 403,
        body: { code: 'decision.same_person' },
      });
    }
    const seen = office.good(await hub.as(both).get(`/cases/${id}`));
    expect(seen.actions.find((action: { act: string }) => action.act === 'decide').why).toContain('second person');
  });

  test('not after it was sent back and recommended by somebody else, either', async ({ hub, at }) => {
    const both = await given.person(hub.db, 'officer', 'approver');
    const { id } = await office.application(at);
    await hub.db.updateTable('application').set({ officer_id: both.id }).where('id', '=', id).execute();
    office.good(await hub.as(both).post(`/cases/${id}/recommend`, approve));
    office.good(await hub.as(at.approver).post(`/cases/${id}/return`, { reason: 'Look at the rent again.' }));
    await hub.db.updateTable('application').set({ officer_id: at.officer.id }).where('id', '=', id).execute();
    office.good(await hub.as(at.officer).post(`/cases/${id}/recommend`, approve));
    expect(await hub.as(both).post(`/cases/${id}/decide`, approve)).toMatchObject({
      status: 403,
      body: { code: 'decision.same_person' },
    });
    // Sending it back is no step towards the decision.
    office.good(await hub.as(at.approver).post(`/cases/${id}/decide`, approve));
  });

  test('the database refuses it too, and a decision that rests on nothing or on a step that was not taken', async ({
    hub,
    at,
  }) => {
    const { id } = await office.recommended(at);
    const prior = await hub.db.selectFrom('decision').select('id').where('subject_id', '=', id).executeTakeFirstOrThrow();
    const row = {
      id: newId('dec'),
      subject_kind: 'application',
      subject_id: id,
      step: 'decide',
      outcome: 'approve',
      reason: 'x',
      decided_at: hub.now(),
    } as const;
    const insert = (by: string, priorId: string | null, priorBy: string | null) =>
      hub.db
        .insertInto('decision')
        .values({ ...row, by_person: by, prior_id: priorId, prior_by: priorBy })
        .execute();
    await expect(insert(at.officer.id, prior.id, at.officer.id)).rejects.toMatchObject({ constraint: 'decision_four_eyes' });
    await expect(insert(at.officer.id, null, null)).rejects.toMatchObject({ constraint: 'decision_rests_on_another' });
    // Naming somebody else as the one who recommended does not help.
    await expect(insert(at.officer.id, prior.id, at.approver.id)).rejects.toMatchObject({ code: '23503' });
  });

  test('who has a conflict does not decide, and sees nothing of what is in the case', async ({ hub, at }) => {
    const made = await office.recommended(at);
    const cousin = await given.person(hub.db, 'approver');
    await hub.db
      .insertInto('conflict_of_interest')
      .values({ person_id: cousin.id, organisation_id: made.by.id, reason: 'Cousin' })
      .execute();
    expect(await hub.as(cousin).post(`/cases/${made.id}/decide`, approve)).toMatchObject({
      status: 403,
      body: { code: 'decision.conflict' },
    });
    const seen = office.good(await hub.as(cousin).get(`/cases/${made.id}`));
    expect(seen.inside).toBeNull();
    const queue = office.good(await hub.as(cousin).get('/office/queue?view=to-approve'));
    expect(queue.rows.map((one: { id: string }) => one.id)).not.toContain(made.id);
  });

  test('an officer of another scheme finds no such case', async ({ hub, at }) => {
    const { id } = await office.assigned(at);
    const stranger = await given.person(hub.db, 'officer:another', 'approver:another');
    expect((await hub.as(stranger).get(`/cases/${id}`)).status).toBe(404);
    expect((await hub.as(stranger).post(`/cases/${id}/decide`, approve)).status).toBe(404);
    expect((await hub.as(await given.person(hub.db)).get(`/cases/${id}`)).status).toBe(403);
  });
});

describe('what an approval gives', () => {
  test.for([
    [40_000_00n, 20_000_00n],
    [99_999_99n, 49_999_99n],
    [120_000_00n, 50_000_00n],
  ] as const)('for a cost of %s cents, %s', async ([cost, amount], { hub, at }) => {
    const { awardId } = await office.offered(at, { cost });
    const line = await hub.db
      .selectFrom('award_line')
      .select(['amount', 'unit'])
      .where('award_id', '=', awardId)
      .executeTakeFirstOrThrow();
    expect(line).toEqual({ amount, unit: 'HKD.cent' });
  });

  test('over a lifetime no more than the cap: the second gets what is left, the third is not approved', async ({ hub, at }) => {
    const first = await office.offered(at, { cost: 80_000_00n });
    const second = await office.offered(at, { cost: 80_000_00n, by: first.by });
    const line = await hub.db
      .selectFrom('award_line')
      .select('amount')
      .where('award_id', '=', second.awardId)
      .executeTakeFirstOrThrow();
    expect(line.amount).toBe(10_000_00n);
    const third = await office.recommended(at, { cost: 80_000_00n, by: first.by });
    expect(await hub.as(at.approver).post(`/cases/${third.id}/decide`, approve)).toMatchObject({
      status: 409,
      body: { code: 'case.rules_fail', facts: { rules: 'capLeft' } },
    });
    // An offer that is turned down frees its part again.
    office.good(await hub.as(first.owner).post(`/awards/${second.awardId}/decline`));
    office.good(await hub.as(at.approver).post(`/cases/${third.id}/decide`, approve));
  });

  test('less where the officer recommends less, never more than the formula', async ({ hub, at }) => {
    const made = await office.assigned(at, { cost: 60_000_00n });
    const officer = hub.as(at.officer);
    expect(await officer.post(`/cases/${made.id}/recommend`, { ...approve, amount: '3000001' })).toMatchObject({
      status: 422,
      body: { code: 'case.amount_too_high', facts: { most: '3000000' } },
    });
    expect(await officer.post(`/cases/${made.id}/recommend`, { ...refuse, amount: '100' })).toMatchObject({
      status: 422,
      body: { code: 'case.refusal_has_no_amount' },
    });
    office.good(await officer.post(`/cases/${made.id}/recommend`, { ...approve, amount: '2500000' }));
    office.good(await hub.as(at.approver).post(`/cases/${made.id}/decide`, approve));
    const line = await hub.db
      .selectFrom('award_line')
      .innerJoin('award', 'award.id', 'award_line.award_id')
      .select('award_line.amount')
      .where('application_id', '=', made.id)
      .executeTakeFirstOrThrow();
    expect(line.amount).toBe(25_000_00n);
  });

  test('a call keeps the rules it was opened with; a new one has the new share', async ({ hub, at }) => {
    const changed = await office.office(hub, ['value: 50\n    label: { en: Share', 'value: 40\n    label: { en: Share']);
    const [old, fresh] = [await office.offered(at, { cost: 60_000_00n }), await office.offered(changed, { cost: 60_000_00n })];
    const amounts = await hub.db
      .selectFrom('award_line')
      .select(['award_id', 'amount'])
      .where('award_id', 'in', [old.awardId, fresh.awardId])
      .execute();
    expect(new Map(amounts.map((row) => [row.award_id, row.amount]))).toEqual(
      new Map([
        [old.awardId, 30_000_00n],
        [fresh.awardId, 24_000_00n],
      ]),
    );
  });
});

test('when the envelope is short the approval is refused and nothing has changed', async () => {
  const hub = await openTestHub();
  try {
    const at = await office.office(hub, ['value: "500,000,000.00"', 'value: "70,000.00"']);
    const envelope = await envelopeOf(hub, at.callId);
    await office.offered(at, { cost: 80_000_00n });
    const made = await office.recommended(at, { cost: 80_000_00n });
    const count = async () =>
      Promise.all(
        (['event', 'decision', 'award', 'transfer', 'evaluation', 'notice'] as const).map(async (table) => {
          const { n } = await hub.db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<bigint>().as('n'))
            .executeTakeFirstOrThrow();
          return [table, n];
        }),
      );
    const before = await count();

    expect(await hub.as(at.approver).post(`/cases/${made.id}/decide`, approve)).toMatchObject({
      status: 409,
      body: { code: 'ledger.short', facts: { left: '3000000', asked: '4000000' } },
    });
    expect(await count()).toEqual(before);
    expect(await left(hub.db, envelope)).toBe(30_000_00n);
    const { status } = await hub.db
      .selectFrom('application')
      .select('status')
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow();
    expect(status).toBe('recommended');
    const seen = office.good(await hub.as(at.approver).get(`/cases/${made.id}`));
    expect(seen.inside.effect[0]).toMatchObject({ isShort: true, envelope: { left: '3000000', after: '-1000000' } });
    office.good(await hub.as(at.approver).post(`/cases/${made.id}/decide`, refuse));
  } finally {
    await hub.close();
  }
});

test('a refusal reaches the applicant with its reason as it was typed, and ends the case', async ({ hub, at }) => {
  const made = await office.assigned(at);
  office.good(await hub.as(at.officer).post(`/cases/${made.id}/recommend`, refuse));
  office.good(await hub.as(at.approver).post(`/cases/${made.id}/decide`, { outcome: 'refuse', reason: '店舖已結業。' }));
  const seen = office.good(await hub.as(at.approver).get(`/cases/${made.id}`));
  expect(seen.status).toBe('refused');
  expect(seen.inside.decisions.at(-1)).toMatchObject({ step: 'decide', outcome: 'refuse', reason: '店舖已結業。' });
  const notices = office.good(await hub.as(made.owner).get('/me/notices'));
  expect(notices.notices[0].text).toContain(made.reference);
  expect(await hub.as(at.approver).post(`/cases/${made.id}/decide`, approve)).toMatchObject({
    status: 409,
    body: { code: 'case.wrong_status' },
  });
});

test('a question stops the clock; the answer starts it with as many business days as were left', async ({ hub, at }) => {
  hub.stand('2026-03-02T02:00:00Z');
  const made = await office.assigned(at);
  await hub.db
    .updateTable('application')
    .set({ due_at: new Date('2026-03-16T15:59:59.999Z') })
    .where('id', '=', made.id)
    .execute();
  hub.stand('2026-03-05T02:00:00Z');
  const { questionId } = office.good(
    await hub.as(at.officer).post(`/cases/${made.id}/questions`, { question: 'How many seats has the shop?' }),
  );
  const seen = office.good(await hub.as(at.officer).get(`/cases/${made.id}`));
  expect(seen).toMatchObject({ status: 'waiting', stoppedAt: '2026-03-05T02:00:00.000Z', isOverdue: false });
  expect(await hub.as(at.officer).post(`/cases/${made.id}/recommend`, approve)).toMatchObject({
    status: 409,
    body: { code: 'case.waiting' },
  });

  // Long after the old date: it is not late, because the clock stood still.
  hub.stand('2026-03-30T02:00:00Z');
  expect(office.good(await hub.as(at.officer).get(`/cases/${made.id}`)).isOverdue).toBe(false);
  office.good(await hub.as(made.owner).post(`/questions/${questionId}/answer`, { answer: 'Forty.' }));
  const after = office.good(await hub.as(at.officer).get(`/cases/${made.id}`));
  // Seven business days were left; Good Friday, Easter and Ching Ming lie between.
  expect(after).toMatchObject({ status: 'submitted', stoppedAt: null, dueAt: '2026-04-13T15:59:59.999Z' });
  expect(after.inside.questions).toMatchObject([{ body: 'How many seats has the shop?', answer: 'Forty.' }]);
  hub.stand(undefined);
});

test('a check keeps what the rules saw, and the page shows it with the rule in words', async ({ hub, at }) => {
  const made = await office.assigned(at, { answers: { otherFunding: true } });
  office.good(await hub.as(at.officer).post(`/cases/${made.id}/check`));
  const seen = office.good(await hub.as(at.officer).get(`/cases/${made.id}`));
  const [evaluation] = seen.inside.evaluations;
  expect(evaluation).toMatchObject({ stage: 'check', holds: true });
  expect(evaluation.rules.find((rule: { id: string }) => rule.id === 'staff')).toMatchObject({
    holds: true,
    text: 'There are fewer than 50 full-time staff.',
    saw: [{ label: 'Full-time staff', value: '9' }],
  });
  expect(evaluation.rules.find((rule: { id: string }) => rule.id === 'noOtherFunding')).toMatchObject({
    holds: false,
    weight: 'warning',
  });
});

test('an application whose rules no longer hold is not approved', async ({ hub, at }) => {
  const made = await office.recommended(at, { answers: { fullTimeStaff: 50 } });
  expect(await hub.as(at.approver).post(`/cases/${made.id}/decide`, approve)).toMatchObject({
    status: 409,
    body: { code: 'case.rules_fail', facts: { rules: 'staff' } },
  });
});

test('whoever applied reads why, without the names of officers or what they wrote to each other', async ({ hub, at }) => {
  const made = await office.assigned(at);
  office.good(
    await hub
      .as(at.officer)
      .post(`/cases/${made.id}/recommend`, { outcome: 'refuse', reason: 'Between us: the lease looks odd.' }),
  );
  office.good(await hub.as(at.approver).post(`/cases/${made.id}/decide`, { outcome: 'refuse', reason: 'The shop has closed.' }));
  const own = office.good(await hub.as(made.owner).get(`/applications/${made.id}/why`));
  expect(own.decision).toMatchObject({ outcome: 'refuse', reason: 'The shop has closed.' });
  expect(own.links.map((link: { key: string }) => link.key)).toEqual('scheme call application recommend decide log'.split(' '));
  expect(JSON.stringify(own)).not.toContain('Between us');
  expect(JSON.stringify(own)).not.toContain(at.officer.name);
  const seen = office.good(await hub.as(at.approver).get(`/applications/${made.id}/why`));
  expect(JSON.stringify(seen)).toContain('Between us');
  expect((await hub.as(await given.person(hub.db)).get(`/applications/${made.id}/why`)).status).toBe(404);
  expect((await hub.as(await given.person(hub.db, 'officer:another')).get(`/applications/${made.id}/why`)).status).toBe(404);
});
