import { expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { test as base, type TestHub } from '../../../test/hub.ts';
import { balance, totals } from '../../core/ledger/views.ts';

const test = base.extend('at', { scope: 'file' }, async ({ hub }) => office.office(hub));

const runOf = async (hub: TestHub, by: { id: string }, payments?: readonly string[]) =>
  office.good(await hub.as(by).post('/payment-runs', payments === undefined ? {} : { payments })) as {
    id: string;
    reference: string;
  };

const paymentOf = (hub: TestHub, claimId: string) =>
  hub.db
    .selectFrom('payments_payment')
    .select(['id', 'state', 'run_id'])
    .where('claim_id', '=', claimId)
    .executeTakeFirstOrThrow();

test('a run is posted by somebody else, once, and then everything in it is paid', async ({ hub, at }) => {
  const made = [await office.due(at), await office.due(at, { invoice: '50000' })];
  const { id, reference } = await runOf(hub, at.finance);
  expect(reference).toMatch(/^PAY-\d{4}-\d{6}-[A-Z]$/);
  expect(await hub.as(at.finance).post(`/payment-runs/${id}/post`)).toMatchObject({
    status: 409,
    body: { code: 'payment.same_person' },
  });
  await expect(
    hub.db
      .updateTable('payments_run')
      .set({ state: 'posted', posted_at: hub.now(), posted_by: at.finance.id })
      .where('id', '=', id)
      .execute(),
  ).rejects.toMatchObject({ constraint: 'payments_run_four_eyes' });

  office.good(await hub.as(at.cashier).post(`/payment-runs/${id}/post`));
  expect(await hub.as(at.cashier).post(`/payment-runs/${id}/post`)).toMatchObject({
    status: 409,
    body: { code: 'payment.run_posted' },
  });
  for (const { awardId, claimId, owner } of made) {
    expect(await balance(hub.db, `awarded:${awardId}:HKD.cent`)).toBe(0n);
    expect(office.good(await hub.as(owner).get(`/claims/${claimId}`)).status).toBe('paid');
    expect(office.good(await hub.as(owner).get(`/awards/${awardId}`)).standing).toBe('completed');
  }
  // What the second did not need went back to the envelope.
  expect(office.good(await hub.as(made[1]!.owner).get(`/awards/${made[1]!.awardId}`)).lines[0].returned).toBe('500000');
  expect(await balance(hub.db, `drawn:${at.callId}:HKD.cent`)).toBe(55_000_00n);
  for (const unit of await totals(hub.db)) expect(unit.sum).toBe(0n);
});

test('what is in a run is in no other; a run that is taken back frees it', async ({ hub, at }) => {
  const made = await office.due(at);
  const payment = await paymentOf(hub, made.claimId);
  const first = await runOf(hub, at.finance, [payment.id]);
  expect(await hub.as(at.finance).post('/payment-runs', {})).toMatchObject({
    status: 409,
    body: { code: 'payment.nothing_due' },
  });
  const other = await office.due(at);
  expect(
    await hub.as(at.finance).post('/payment-runs', { payments: [payment.id, (await paymentOf(hub, other.claimId)).id] }),
  ).toMatchObject({
    status: 409,
    body: { code: 'payment.not_due' },
  });
  office.good(await hub.as(at.finance).post(`/payment-runs/${first.id}/withdraw`));
  expect(await hub.as(at.cashier).post(`/payment-runs/${first.id}/post`)).toMatchObject({
    status: 409,
    body: { code: 'payment.run_withdrawn' },
  });
  const second = await runOf(hub, at.cashier);
  expect(office.good(await hub.as(at.finance).get(`/payment-runs/${second.id}`))).toMatchObject({
    count: 2,
    total: '6000000',
    state: 'proposed',
  });
  office.good(await hub.as(at.finance).post(`/payment-runs/${second.id}/post`));
});

test('a run that fails on its last payment leaves everything as it was', async ({ hub, at }) => {
  const made = [await office.due(at), await office.due(at), await office.due(at)];
  const { id } = await runOf(hub, at.finance);
  const last = (
    await hub.db
      .selectFrom('payments_payment')
      .select('claim_id')
      .where('run_id', '=', id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).claim_id;
  // As if a process had died there: the claim is not what the run expects.
  await hub.db.updateTable('claim').set({ status: 'checked' }).where('id', '=', last).execute();
  const before = await totals(hub.db);
  expect((await hub.as(at.cashier).post(`/payment-runs/${id}/post`)).status).toBe(500);
  expect(await totals(hub.db)).toEqual(before);
  expect(office.good(await hub.as(at.finance).get(`/payment-runs/${id}`))).toMatchObject({ state: 'proposed', count: 3 });
  for (const { claimId } of made) {
    expect(await paymentOf(hub, claimId)).toMatchObject({ state: 'listed', run_id: id });
    if (claimId !== last) expect(office.good(await hub.as(at.finance).get(`/office/claims/${claimId}`)).status).toBe('approved');
  }
  await hub.db.updateTable('claim').set({ status: 'approved' }).where('id', '=', last).execute();
  office.good(await hub.as(at.cashier).post(`/payment-runs/${id}/post`));
});

test('who has to do with somebody it pays does not post a run', async ({ hub, at }) => {
  const made = await office.due(at);
  const { id } = await runOf(hub, at.finance);
  const cousin = await given.person(hub.db, 'finance');
  await hub.db
    .insertInto('conflict_of_interest')
    .values({ person_id: cousin.id, organisation_id: made.by.id, reason: 'Cousin' })
    .execute();
  expect(await hub.as(cousin).post(`/payment-runs/${id}/post`)).toMatchObject({
    status: 409,
    body: { code: 'payment.conflict' },
  });
  office.good(await hub.as(at.cashier).post(`/payment-runs/${id}/post`));
});

test('the list to pay is a spreadsheet in which nothing runs', async ({ hub, at }) => {
  const made = await office.due(at);
  const evil = '=HYPERLINK("http://evil.example","Pay me")';
  await hub.db.updateTable('payments_payment').set({ payee_name: evil }).where('claim_id', '=', made.claimId).execute();
  const { id, reference } = await runOf(hub, at.finance);
  const answer = await hub.as(at.cashier).get(`/payment-runs/${id}/list.csv`);
  expect(answer.headers.get('content-type')).toContain('text/csv');
  expect(answer.headers.get('content-disposition')).toContain(reference);
  const lines = (answer.body as string).trim().split('\r\n');
  expect(lines[1]).toContain(`"'=HYPERLINK`);
  expect(lines[1]).toMatch(/,30000\.00$/);
  expect(lines[2]).toMatch(/^Total of 1 payments,,,PAY-/);
  office.good(await hub.as(at.cashier).post(`/payment-runs/${id}/post`));
});

test('only finance pays', async ({ hub, at }) => {
  await office.due(at);
  for (const who of [at.officer, at.approver, await given.person(hub.db, 'admin')]) {
    expect((await hub.as(who).post('/payment-runs', {})).status).toBe(403);
  }
  const listed = office.good(await hub.as(at.finance).get('/office/payments'));
  expect(listed.rows).toHaveLength(listed.counts.due.count);
});
