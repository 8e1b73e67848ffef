import { describe, expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test as base } from '../../../test/hub.ts';
import { balance, left } from '../ledger/views.ts';

const test = base.extend('at', { scope: 'file' }, async ({ hub }) => office.office(hub));

describe('handing a claim in', () => {
  test('names everything that is missing', async ({ hub, at }) => {
    const made = await office.accepted(at);
    const owner = hub.as(made.owner);
    const { id } = office.good(await owner.post(`/awards/${made.awardId}/claims`));
    expect(office.good(await owner.post(`/awards/${made.awardId}/claims`)).id).toBe(id);
    expect(await owner.post(`/claims/${id}/submit`)).toMatchObject({
      status: 409,
      body: { code: 'obligation.not_claimable_yet' },
    });
    const today = new Date(hub.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    office.good(await owner.post(`/awards/${made.awardId}/obligations/deploy/met`, { day: today }));
    const answer = await owner.post(`/claims/${id}/submit`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'claim.incomplete' } });
    const fields = answer.body.fields.map((problem: { field: string }) => problem.field);
    expect(fields).toEqual(
      expect.arrayContaining(['invoiceNumber', 'paidAmount', 'invoiceCopy', 'bankRecord', 'declareNoRefund']),
    );
  });

  test('what is not paid in full is not claimed', async ({ hub, at }) => {
    const made = await office.claimDraft(at, { cost: 60_000_00n, invoice: '60000', paid: '59999.99' });
    expect(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`)).toMatchObject({
      status: 409,
      body: { code: 'claim.rules_fail', facts: { rules: 'paidInFull' } },
    });
  });

  test.for([
    ['as approved', '60000', 30_000_00n],
    ['less than approved', '50000.01', 25_000_00n],
    ['more than approved', '90000', 30_000_00n],
  ] as const)('for an invoice of %s dollars of %s the claim comes to %s cents', async ([_, invoice, amount], { hub, at }) => {
    const made = await office.claimDraft(at, { cost: 60_000_00n, invoice });
    expect(office.good(await hub.as(made.owner).get(`/claims/${made.claimId}`)).comesTo).toBe(String(amount));
    const handed = office.good(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`));
    expect(handed).toMatchObject({ amount: String(amount), reference: expect.stringMatching(/^DTSPP-C-\d{4}-\d{6}-[A-Z]$/) });
  });

  test('a claim that is in does not change, and is nobody else’s', async ({ hub, at }) => {
    const made = await office.claimed(at);
    const change = { changes: [{ field: 'invoiceNumber', value: 'INV-2', base: 1 }] };
    expect(await hub.as(made.owner).patch(`/claims/${made.claimId}/answers`, change)).toMatchObject({
      status: 409,
      body: { code: 'claim.wrong_status' },
    });
    expect((await hub.as(made.owner).post(`/claims/${made.claimId}/submit`)).status).toBe(409);
    const stranger = hub.as(await given.person(hub.db));
    expect((await stranger.get(`/claims/${made.claimId}`)).status).toBe(404);
    expect((await stranger.patch(`/claims/${made.claimId}/answers`, change)).status).toBe(404);
  });

  test('two tabs on one claim do not overwrite each other', async ({ hub, at }) => {
    const made = await office.claimDraft(at);
    const owner = hub.as(made.owner);
    const save = (value: string) =>
      owner.patch(`/claims/${made.claimId}/answers`, { changes: [{ field: 'invoiceNumber', value, base: 1 }] });
    expect(office.good(await save('A-1')).saved).toEqual([{ field: 'invoiceNumber', revision: 2 }]);
    const second = office.good(await save('B-1'));
    expect(second.saved).toEqual([]);
    expect(second.conflicts).toMatchObject([{ field: 'invoiceNumber', yours: 'B-1', theirs: 'A-1' }]);
    expect(
      (await owner.patch(`/claims/${made.claimId}/answers`, { changes: [{ field: 'colour', value: 'red', base: 0 }] })).status,
    ).toBe(422);
  });

  test('too late to claim is refused, until more time is given', async ({ hub, at }) => {
    const made = await office.claimDraft(at);
    const duty = hub.db.updateTable('obligation').where('award_id', '=', made.awardId).where('kind', '=', 'claim');
    await duty.set({ due_at: new Date(hub.now().getTime() - 2 * 86_400_000) }).execute();
    expect(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`)).toMatchObject({
      status: 409,
      body: { code: 'obligation.late' },
    });
    const until = new Date(hub.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    office.good(
      await hub.as(at.approver).post(`/awards/${made.awardId}/obligations/claim/extend`, { until, reason: office.reason }),
    );
    office.good(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`));
  });
});

describe('checking and approving a claim', () => {
  const support = { outcome: 'approve', reason: office.reason };

  test('takes two people, neither with a conflict', async ({ hub, at }) => {
    const made = await office.confirmed(at);
    const both = await given.person(hub.db, 'officer', 'finance');
    await hub.db.updateTable('claim').set({ officer_id: both.id }).where('id', '=', made.claimId).execute();
    expect(await hub.as(at.officer).post(`/claims/${made.claimId}/check`, support)).toMatchObject({
      status: 403,
      body: { code: 'case.not_yours' },
    });
    office.good(await hub.as(both).post(`/claims/${made.claimId}/check`, support));
    expect(await hub.as(both).post(`/claims/${made.claimId}/approve`, { reason: office.reason })).toMatchObject({
      status: 403,
      body: { code: 'decision.same_person' },
    });
    expect(await hub.as(at.approver).post(`/claims/${made.claimId}/approve`, { reason: office.reason })).toMatchObject({
      status: 403,
      body: { code: 'decision.wrong_role' },
    });
    const cousin = await given.person(hub.db, 'finance');
    await hub.db
      .insertInto('conflict_of_interest')
      .values({ person_id: cousin.id, organisation_id: at.provider.organisation.id, reason: 'Cousin' })
      .execute();
    expect(await hub.as(cousin).post(`/claims/${made.claimId}/approve`, { reason: office.reason })).toMatchObject({
      status: 403,
      body: { code: 'decision.conflict' },
    });
    expect(office.good(await hub.as(cousin).get(`/office/claims/${made.claimId}`)).inside).toBeNull();
    office.good(await hub.as(at.finance).post(`/claims/${made.claimId}/approve`, { reason: office.reason }));
    expect((await hub.as(at.finance).post(`/claims/${made.claimId}/approve`, { reason: office.reason })).status).toBe(409);
  });

  test('an approval promises the amount from the award and makes a payment due', async ({ hub, at }) => {
    const made = await office.due(at, { invoice: '50000' });
    const account = `awarded:${made.awardId}:HKD.cent`;
    expect([await balance(hub.db, account), await left(hub.db, account)]).toEqual([30_000_00n, 5_000_00n]);
    const payment = await hub.db
      .selectFrom('payments_payment')
      .select(['amount', 'state', 'payee_name'])
      .where('claim_id', '=', made.claimId)
      .executeTakeFirstOrThrow();
    expect(payment).toEqual({ amount: 25_000_00n, state: 'due', payee_name: made.by.name });
  });

  test('less than was claimed may be approved, not more', async ({ hub, at }) => {
    const made = await office.confirmed(at);
    const officer = hub.as(at.officer);
    expect(await officer.post(`/claims/${made.claimId}/check`, { ...support, amount: '3000001' })).toMatchObject({
      status: 422,
      body: { code: 'claim.amount_too_high' },
    });
    office.good(await officer.post(`/claims/${made.claimId}/check`, { ...support, amount: '2000000' }));
    office.good(await hub.as(at.finance).post(`/claims/${made.claimId}/approve`, { reason: office.reason }));
    expect(office.good(await hub.as(made.owner).get(`/claims/${made.claimId}`))).toMatchObject({
      status: 'approved',
      amount: '2000000',
    });
  });

  test('the officer sends it back to the claimant, who corrects it and hands it in again', async ({ hub, at }) => {
    const made = await office.confirmed(at);
    office.good(await hub.as(at.officer).post(`/claims/${made.claimId}/return`, { reason: 'The invoice is cut off.' }));
    const seen = office.good(await hub.as(made.owner).get(`/claims/${made.claimId}`));
    expect(seen).toMatchObject({ status: 'draft', reason: 'The invoice is cut off.', answers: { invoiceAmount: '60000' } });
    office.good(
      await hub.as(made.owner).patch(`/claims/${made.claimId}/answers`, {
        changes: [{ field: 'invoiceAmount', value: '50000', base: seen.revisions.invoiceAmount }],
      }),
    );
    const again = office.good(await hub.as(made.owner).post(`/claims/${made.claimId}/submit`));
    expect(again).toMatchObject({ amount: '2500000', reference: seen.reference });
    // What the merchant confirmed was another claim, so it is asked again.
    expect(office.good(await hub.as(at.officer).get(`/office/claims/${made.claimId}`)).confirmation).toBe('not_asked');
    await hub.jobs.drain();
    expect(office.good(await hub.as(at.officer).get(`/office/claims/${made.claimId}`)).confirmation).toBe('asked');
  });

  test('finance sends it back to the officer; a claim the officer speaks against is not approved', async ({ hub, at }) => {
    const made = await office.confirmed(at);
    const [officer, finance] = [hub.as(at.officer), hub.as(at.finance)];
    office.good(await officer.post(`/claims/${made.claimId}/check`, support));
    office.good(await finance.post(`/claims/${made.claimId}/return`, { reason: 'Is this the whole record?' }));
    expect(office.good(await officer.get(`/office/claims/${made.claimId}`)).status).toBe('submitted');
    office.good(await officer.post(`/claims/${made.claimId}/check`, { outcome: 'refuse', reason: 'It is not.' }));
    expect(await finance.post(`/claims/${made.claimId}/approve`, { reason: office.reason })).toMatchObject({
      status: 409,
      body: { code: 'claim.opposed' },
    });
    office.good(await finance.post(`/claims/${made.claimId}/refuse`, { reason: 'The record does not show the payment.' }));
    expect(office.good(await hub.as(made.owner).get(`/claims/${made.claimId}`))).toMatchObject({
      status: 'refused',
      reason: 'The record does not show the payment.',
    });
    // The award is still there, and a new claim can be begun.
    const { id } = office.good(await hub.as(made.owner).post(`/awards/${made.awardId}/claims`));
    expect(id).not.toBe(made.claimId);
  });

  test('a conflict takes a claim to another officer by lot; only an administrator may have it drawn again', async ({
    hub,
    at,
  }) => {
    const made = await office.claimed(at);
    const other = await given.person(hub.db, 'officer');
    const officerOf = async () =>
      (await hub.db.selectFrom('claim').select('officer_id').where('id', '=', made.claimId).executeTakeFirstOrThrow()).officer_id;
    const conflict = (who: { id: string }) =>
      hub.as(who).post(`/claims/${made.claimId}/conflict`, { reason: 'My brother works there.', party: 'applicant' });
    expect(await conflict(other)).toMatchObject({ status: 403, body: { code: 'case.not_yours' } });
    office.good(await conflict(at.officer));
    const second = await officerOf();
    expect(second).not.toBe(at.officer.id);
    expect(office.good(await hub.as(at.officer).get(`/office/claims/${made.claimId}`)).inside).toBeNull();

    const admin = await given.person(hub.db, 'admin');
    expect((await hub.as(other).post(`/claims/${made.claimId}/reassign`, { reason: 'Busy' })).status).toBe(403);
    office.good(await hub.as(admin).post(`/claims/${made.claimId}/reassign`, { reason: 'On leave.' }));
    expect([at.officer.id, second]).not.toContain(await officerOf());
    const events = await hub.db
      .selectFrom('event')
      .select('details')
      .where('subject', '=', made.claimId)
      .where('kind', '=', 'claim.unassigned')
      .execute();
    expect(events.map((event) => event.details)).toEqual(expect.arrayContaining([{ reason: 'On leave.' }]));
  });

  test('the tabs of the queue add up', async ({ hub, at }) => {
    const { counts } = office.good(await hub.as(at.officer).get('/office/claims?view=all'));
    expect(counts.all).toBe(counts['to-check'] + counts.unassigned + counts['to-approve'] + counts['to-pay']);
    for (const [view, count] of Object.entries(counts)) {
      expect([view, office.good(await hub.as(at.officer).get(`/office/claims?view=${view}`)).rows.length]).toEqual([view, count]);
    }
  });
});
