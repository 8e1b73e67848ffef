// What is due to be paid, and the runs that pay it. A run is all or nothing: one transaction posts its transfers, marks
// its claims as paid and completes its awards.

import { sql } from 'kysely';
import { partPaid } from '../../core/awards/parts.ts';
import { afterPayment } from '../../core/awards/settle.ts';
import { claimPaid } from '../../core/claims/paid.ts';
import { record } from '../../core/log/log.ts';
import type { Draw } from '../../core/module.ts';
import { post } from '../../core/ledger/ledger.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { hongKongTime } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId, reference } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { obstacleTo, type RunAct } from './rules.ts';

/** Notes money as due to be paid. A claim or a part is paid once: a second time changes nothing. */
export async function paymentDue(tx: Tx, draw: Draw, now: Date): Promise<void> {
  const id = newId('pay', now.getTime());
  const made = await tx
    .insertInto('payments_payment')
    .values({
      id,
      award_id: draw.awardId,
      claim_id: draw.claimId ?? null,
      part: draw.part ?? null,
      cause: draw.cause,
      organisation_id: draw.organisationId,
      payee_name: draw.payeeName,
      amount: draw.amount,
      transfer_id: draw.transferId,
      due_at: now,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return;
  const facts = { cause: draw.cause, award: draw.awardId, amount: String(draw.amount), unit: draw.unit };
  await record(tx, { at: now, kind: 'payment.due', subject: id, actor: 'hub', facts });
}

/** Puts everything that is due, or the named payments, into a run for a second person to post. */
export function proposeRun(
  db: Db,
  actor: Actor,
  wanted: readonly string[] | undefined,
  now: Date,
): Promise<{ id: string; reference: string }> {
  return transact(db, async (tx) => {
    let due = tx.selectFrom('payments_payment').select(['id', 'amount']).where('state', '=', 'due');
    if (wanted !== undefined) due = due.where('id', 'in', wanted.length === 0 ? [''] : wanted);
    const payments = await due.orderBy('id').forUpdate().execute();
    if (payments.length === 0) throw new Refusal(409, 'payment.nothing_due');
    if (wanted !== undefined && payments.length !== new Set(wanted).size) throw new Refusal(409, 'payment.not_due');

    const id = newId('run', now.getTime());
    const { rows } = await sql<{ number: bigint }>`select nextval('payments_run_number') as number`.execute(tx);
    const name = reference('PAY', hongKongTime(now).year, rows[0]?.number ?? 0n);
    const total = payments.reduce((sum, payment) => sum + payment.amount, 0n);
    await tx
      .insertInto('payments_run')
      .values({ id, reference: name, state: 'proposed', total, created_at: now, created_by: actor.id })
      .execute();
    await tx
      .updateTable('payments_payment')
      .set({ state: 'listed', run_id: id })
      .where(
        'id',
        'in',
        payments.map((payment) => payment.id),
      )
      .execute();
    const facts = { reference: name, payments: payments.length, total: String(total) };
    await record(tx, { at: now, kind: 'payment.run_proposed', subject: id, actor: actor.id, facts });
    return { id, reference: name };
  });
}

/** Posts a run: the ledger shows awarded → drawn for every payment in it, or for none. */
export function postRun(db: Db, actor: Actor, runId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const run = await runFor(tx, actor, runId, 'post');
    const payments = await tx
      .updateTable('payments_payment')
      .set({ state: 'posted', posted_at: now })
      .where('run_id', '=', run.id)
      .where('state', '=', 'listed')
      .returning(['id', 'award_id', 'claim_id', 'part', 'transfer_id', 'amount'])
      .execute();
    for (const payment of payments.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      await post(tx, payment.transfer_id, now);
      if (payment.claim_id !== null) await claimPaid(tx, payment.claim_id, actor, now);
      else {
        await partPaid(tx, payment.award_id, payment.part ?? '', actor.id, now);
        await afterPayment(tx, payment.award_id, actor.id, now);
      }
    }
    await tx
      .updateTable('payments_run')
      .set({ state: 'posted', posted_at: now, posted_by: actor.id })
      .where('id', '=', run.id)
      .execute();
    const facts = { reference: run.reference, payments: payments.length, total: String(run.total) };
    await record(tx, { at: now, kind: 'payment.run_posted', subject: run.id, actor: actor.id, facts });
  });
}

/** Takes a run back before it is posted; its payments are due again. */
export function withdrawRun(db: Db, actor: Actor, runId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const run = await runFor(tx, actor, runId, 'withdraw');
    await tx.updateTable('payments_payment').set({ state: 'due', run_id: null }).where('run_id', '=', run.id).execute();
    const end = { state: 'withdrawn', withdrawn_at: now, withdrawn_by: actor.id } as const;
    await tx.updateTable('payments_run').set(end).where('id', '=', run.id).execute();
    const facts = { reference: run.reference, total: String(run.total) };
    await record(tx, { at: now, kind: 'payment.run_withdrawn', subject: run.id, actor: actor.id, facts });
  });
}

/** A run, locked, if the person may do this with it now. */
async function runFor(tx: Tx, actor: Actor, runId: string, act: RunAct) {
  const run = await tx
    .selectFrom('payments_run')
    .select(['id', 'reference', 'state', 'total', 'created_by', 'posted_at', 'withdrawn_at'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  if (run === undefined) throw new Refusal(404, 'http.not_found');
  const standing = { state: run.state, createdBy: run.created_by, closedAt: run.posted_at ?? run.withdrawn_at };
  const obstacle = obstacleTo(act, standing, { id: actor.id, isConflicted: await isPaidBy(tx, actor, runId) });
  if (obstacle) throw new Refusal(409, obstacle.code, obstacle.facts);
  return run;
}

/** Whether a run pays an organisation that the person belongs to or has declared a conflict with. */
export async function isPaidBy(db: Db, actor: Actor, runId: string): Promise<boolean> {
  const found = await db
    .selectFrom('payments_payment')
    .select('id')
    .where('run_id', '=', runId)
    .where((where) =>
      where.or([
        where('organisation_id', 'in', actor.organisations.length === 0 ? [''] : actor.organisations),
        where(
          'organisation_id',
          'in',
          where.selectFrom('conflict_of_interest').select('organisation_id').where('person_id', '=', actor.id),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
