import { expect, test } from 'vitest';
import * as office from '../../../test/given-case.ts';
import * as given from '../../../test/given.ts';
import { type Answer, openTestHub, type TestHub } from '../../../test/hub.ts';
import { lapseOffer } from '../awards/awards.ts';
import { assignCase } from './assign.ts';
import { accountsAmiss, holding, totals } from '../ledger/views.ts';

const approve = { outcome: 'approve', reason: office.reason };

async function inHub(work: (hub: TestHub) => Promise<void>) {
  const hub = await openTestHub(30);
  try {
    await work(hub);
    expect(await accountsAmiss(hub.db)).toEqual([]);
    for (const unit of await totals(hub.db)) expect(unit.sum).toBe(0n);
  } finally {
    await hub.close();
  }
}

const tally = (answers: readonly Answer[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status, body }) => (status < 300 ? 'done' : `${status} ${(body as { code: string }).code}`))].map(
      ([key, all]) => [key, all.length],
    ),
  );

test('many approvers at once: one decides, the others are told', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    const made = await office.recommended(at);
    const approvers = await Promise.all(Array.from({ length: 8 }, () => given.person(hub.db, 'approver')));
    const answers = await Promise.all(
      approvers.map((person, turn) =>
        hub.as(person).post(`/cases/${made.id}/decide`, turn % 2 === 0 ? approve : { outcome: 'refuse', reason: 'No.' }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 1, '409 case.wrong_status': 7 });
    const decisions = await hub.db
      .selectFrom('decision')
      .select('id')
      .where('subject_id', '=', made.id)
      .where('step', '=', 'decide')
      .execute();
    expect(decisions).toHaveLength(1);
    const awards = await hub.db.selectFrom('award').select('id').where('application_id', '=', made.id).execute();
    const { status } = await hub.db
      .selectFrom('application')
      .select('status')
      .where('id', '=', made.id)
      .executeTakeFirstOrThrow();
    expect(awards).toHaveLength(status === 'approved' ? 1 : 0);
  }));

test('an envelope with room for exactly so many approves exactly so many', () =>
  inHub(async (hub) => {
    // Room for six awards of HK$30,000.
    const at = await office.office(hub, ['value: "500,000,000.00"', 'value: "180,000.00"']);
    const made = [];
    for (let turn = 0; turn < 16; turn += 1) made.push(await office.recommended(at, { cost: 60_000_00n }));
    const answers = await Promise.all(made.map(({ id }) => hub.as(at.approver).post(`/cases/${id}/decide`, approve)));
    expect(tally(answers)).toEqual({ done: 6, '409 ledger.short': 10 });
    const { envelope_account } = await hub.db
      .selectFrom('call')
      .select('envelope_account')
      .where('id', '=', at.callId)
      .executeTakeFirstOrThrow();
    expect(await holding(hub.db, envelope_account)).toMatchObject({ balance: 180_000_00n, promised: 180_000_00n, left: 0n });
    const approved = await hub.db.selectFrom('application').select('id').where('status', '=', 'approved').execute();
    expect(approved).toHaveLength(6);
  }));

test('many applications of one organisation at once get no more than its cap together', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    const by = await given.organisation(hub.db);
    const made = [];
    for (let turn = 0; turn < 6; turn += 1) made.push(await office.recommended(at, { cost: 60_000_00n, by }));
    const answers = await Promise.all(made.map(({ id }) => hub.as(at.approver).post(`/cases/${id}/decide`, approve)));
    // 30,000 to the first, the 20,000 that are left to the second, nothing to the rest.
    expect(tally(answers)).toEqual({ done: 2, '409 case.rules_fail': 4 });
    const lines = await hub.db.selectFrom('award_line').select('amount').execute();
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(50_000_00n);
  }));

test('an offer accepted at its last instant while the hub ends it: one of the two, and the books agree', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    for (let turn = 0; turn < 10; turn += 1) {
      const made = await office.offered(at);
      const { offer_ends_at: ends } = await hub.db
        .selectFrom('award')
        .select('offer_ends_at')
        .where('id', '=', made.awardId)
        .executeTakeFirstOrThrow();
      const late = new Date(ends.getTime() + 1);
      hub.stand(ends);
      const accept = hub.as(made.owner).post(`/awards/${made.awardId}/accept`);
      const [accepted, lapsed] = await Promise.all([accept, lapseOffer(hub.db, made.awardId, late)]);
      hub.stand(undefined);
      expect([accepted.status < 300, lapsed].filter(Boolean)).toHaveLength(1);
      const line = await hub.db
        .selectFrom('award_line')
        .innerJoin('award', 'award.id', 'award_id')
        .innerJoin('account', 'account.id', 'account')
        .select(['standing', 'account.balance', 'pending_in', 'returned'])
        .where('award_id', '=', made.awardId)
        .executeTakeFirstOrThrow();
      expect(line).toEqual(
        lapsed
          ? { standing: 'lapsed', balance: 0n, pending_in: 0n, returned: 30_000_00n }
          : { standing: 'active', balance: 30_000_00n, pending_in: 0n, returned: 0n },
      );
    }
  }));

test('many in finance approve one claim: it is approved and due once', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    const made = await office.confirmed(at);
    office.good(await hub.as(at.officer).post(`/claims/${made.claimId}/check`, approve));
    const people = await Promise.all(Array.from({ length: 6 }, () => given.person(hub.db, 'finance')));
    const answers = await Promise.all(
      people.map((person) => hub.as(person).post(`/claims/${made.claimId}/approve`, { reason: office.reason })),
    );
    expect(tally(answers)).toEqual({ done: 1, '409 claim.wrong_status': 5 });
    expect(await hub.db.selectFrom('payments_payment').select('id').where('claim_id', '=', made.claimId).execute()).toHaveLength(
      1,
    );
    expect(await holding(hub.db, `awarded:${made.awardId}:HKD.cent`)).toMatchObject({ promised: 30_000_00n, left: 0n });
  }));

test('two people in finance post one run, and two put together what is due: each payment is paid once', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    const made = [];
    for (let turn = 0; turn < 4; turn += 1) made.push(await office.due(at));
    const proposals = await Promise.all([
      hub.as(at.finance).post('/payment-runs', {}),
      hub.as(at.cashier).post('/payment-runs', {}),
    ]);
    expect(tally(proposals)).toEqual({ done: 1, '409 payment.nothing_due': 1 });
    const { id } = proposals.find(({ status }) => status < 300)!.body as { id: string };
    const people = await Promise.all(Array.from({ length: 5 }, () => given.person(hub.db, 'finance')));
    const answers = await Promise.all(people.map((person) => hub.as(person).post(`/payment-runs/${id}/post`)));
    expect(tally(answers)).toEqual({ done: 1, '409 payment.run_posted': 4 });
    expect(await holding(hub.db, `drawn:${at.callId}:HKD.cent`)).toMatchObject({ balance: 120_000_00n, expected: 0n });
    const paid = await hub.db.selectFrom('event').select('id').where('kind', '=', 'claim.paid').execute();
    expect(paid).toHaveLength(4);
  }));

test('a merchant who presses twice answers once', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    const made = await office.claimed(at);
    const token = await office.tokenFor(at, made.by.id);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => hub.visitor.post(`/confirmations/${token}`, { answers: office.yes })),
    );
    expect(tally(answers)).toEqual({ done: 1, '410 claim.link_gone': 4 });
  }));

test('one case drawn by many processes at once goes to one officer', () =>
  inHub(async (hub) => {
    const at = await office.office(hub);
    await Promise.all(Array.from({ length: 4 }, () => given.person(hub.db, 'officer')));
    const { id } = await office.application(at);
    await Promise.all(Array.from({ length: 6 }, () => assignCase(hub.db, hub.needs.bases, id, hub.now())));
    const events = await hub.db
      .selectFrom('event')
      .select('facts')
      .where('subject', '=', id)
      .where('kind', '=', 'case.assigned')
      .execute();
    expect(events).toHaveLength(1);
  }));
