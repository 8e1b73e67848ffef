import { expect } from 'vitest';
import * as office from '../../../test/given-case.ts';
import { test } from '../../../test/hub.ts';
import { balance, left, totals } from '../ledger/views.ts';

test('from the queue to the payment: every step by somebody else, and the books follow', async ({ hub }) => {
  const at = await office.office(hub);
  const envelope = await hub.db
    .selectFrom('call')
    .select('envelope_account as id')
    .where('id', '=', at.callId)
    .executeTakeFirstOrThrow();
  const before = await left(hub.db, envelope.id);

  const application = await office.assigned(at, { cost: 60_000_00n });
  const officer = hub.as(at.officer);
  const queue = office.good(await officer.get('/office/queue?view=mine'));
  expect(queue.rows.map((row: { id: string }) => row.id)).toContain(application.id);
  office.good(await officer.post(`/cases/${application.id}/check`));
  office.good(await officer.post(`/cases/${application.id}/recommend`, { outcome: 'approve', reason: office.reason }));

  const approver = hub.as(at.approver);
  const seen = office.good(await approver.get(`/cases/${application.id}`));
  expect(seen.inside.effect[0]).toMatchObject({
    amount: '3000000',
    isShort: false,
    envelope: { left: String(before), after: String(before - 30_000_00n) },
  });
  const { awardId } = office.good(
    await approver.post(`/cases/${application.id}/decide`, { outcome: 'approve', reason: office.reason }),
  );
  expect(await left(hub.db, envelope.id)).toBe(before - 30_000_00n);

  const owner = hub.as(application.owner);
  office.good(await owner.post(`/awards/${awardId}/accept`));
  const account = `awarded:${awardId}:HKD.cent`;
  expect(await balance(hub.db, account)).toBe(30_000_00n);

  const paid = await office.due(at, { cost: 60_000_00n });
  const { id: runId } = office.good(await hub.as(at.finance).post('/payment-runs', {}));
  office.good(await hub.as(at.cashier).post(`/payment-runs/${runId}/post`));
  expect(await balance(hub.db, `awarded:${paid.awardId}:HKD.cent`)).toBe(0n);
  expect(await balance(hub.db, `drawn:${at.callId}:HKD.cent`)).toBe(30_000_00n);
  const award = office.good(await hub.as(paid.owner).get(`/awards/${paid.awardId}`));
  expect(award).toMatchObject({ standing: 'completed', claims: [{ status: 'paid', amount: '3000000' }] });
  expect(award.moments.every((moment: { state: string }) => moment.state === 'done')).toBe(true);
  for (const unit of await totals(hub.db)) expect(unit.sum).toBe(0n);

  const why = office.good(await hub.as(paid.owner).get(`/awards/${paid.awardId}/why`));
  expect(why.links.map((link: { key: string }) => link.key)).toEqual(
    'scheme call application recommend evaluation decide amount transfer transfer log'.split(' '),
  );
});
