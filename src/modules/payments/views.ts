import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Locale } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { t } from '../../messages/index.ts';
import { isPaidBy } from './payments.ts';
import { obstacleTo } from './rules.ts';

const pageSize = 50;
export const states = ['due', 'listed', 'posted'] as const;
export type State = (typeof states)[number];

const payments = (db: Db) =>
  db
    .selectFrom('payments_payment')
    .innerJoin('claim', 'claim.id', 'payments_payment.claim_id')
    .innerJoin('award', 'award.id', 'payments_payment.award_id')
    .innerJoin('organisation', 'organisation.id', 'payments_payment.organisation_id')
    .leftJoin('payments_run', 'payments_run.id', 'payments_payment.run_id')
    .select([
      'payments_payment.id',
      'payments_payment.amount',
      'payments_payment.state',
      'payments_payment.payee_name as payee',
      'payments_payment.due_at as dueAt',
      'payments_payment.posted_at as postedAt',
      'organisation.br_number as br',
      'claim.id as claimId',
      'claim.reference as claimReference',
      'award.reference as awardReference',
      'award.scheme',
      'payments_run.id as runId',
      'payments_run.reference as runReference',
    ]);

/** One page of what is due, listed in a run or paid, with the count and sum of each. */
export async function paymentList(db: Db, state: State, page: number) {
  const rows = await payments(db)
    .where('payments_payment.state', '=', state)
    .orderBy('payments_payment.due_at', state === 'posted' ? 'desc' : 'asc')
    .orderBy('payments_payment.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const sums = await db
    .selectFrom('payments_payment')
    .select(['state', sql<number>`count(*)::int`.as('count'), sql<bigint>`sum(amount)::bigint`.as('total')])
    .groupBy('state')
    .execute();
  const sumOf = (one: State) => sums.find((row) => row.state === one) ?? { count: 0, total: 0n };
  const counts = Object.fromEntries(states.map((one) => [one, { count: sumOf(one).count, total: sumOf(one).total }]));
  return { rows, counts: counts as Record<State, { count: number; total: bigint }>, total: sumOf(state).count, page, pageSize };
}

const runs = (db: Db) =>
  db
    .selectFrom('payments_run')
    .leftJoin('person as proposer', 'proposer.id', 'payments_run.created_by')
    .leftJoin('person as poster', 'poster.id', 'payments_run.posted_by')
    .select([
      'payments_run.id',
      'payments_run.reference',
      'payments_run.state',
      'payments_run.total',
      'payments_run.created_at as createdAt',
      'payments_run.created_by',
      'proposer.name as createdBy',
      'payments_run.posted_at as postedAt',
      'poster.name as postedBy',
      'payments_run.withdrawn_at as withdrawnAt',
    ]);

/** One page of the payment runs, newest first. */
export async function runList(db: Db, page: number) {
  const rows = await runs(db)
    .select((of) => [
      of
        .selectFrom('payments_payment')
        .whereRef('run_id', '=', 'payments_run.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('count'),
    ])
    .orderBy('payments_run.created_at', 'desc')
    .orderBy('payments_run.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom('payments_run')
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return { rows: rows.map((row) => ({ ...row, count: row.count ?? 0 })), total, page, pageSize };
}

/** A run with everything it pays, and what the reader may do with it. */
export async function runView(db: Db, actor: Actor, id: string, locale: Locale) {
  const run = await runs(db).where('payments_run.id', '=', id).executeTakeFirst();
  if (run === undefined) throw new Refusal(404, 'http.not_found');
  const rows = await paymentsOf(db, id);
  const standing = { state: run.state, createdBy: run.created_by, closedAt: run.postedAt ?? run.withdrawnAt };
  const person = { id: actor.id, isConflicted: await isPaidBy(db, actor, id) };
  const actions = (['post', 'withdraw'] as const).map((act) => {
    const obstacle = obstacleTo(act, standing, person);
    return { act, why: obstacle === undefined ? null : t(locale, obstacle.code, obstacle.facts) };
  });
  return { ...run, count: rows.length, payments: rows, actions };
}

/** Every payment of a run, in a fixed order. */
export function paymentsOf(db: Db, runId: string) {
  return payments(db)
    .where('payments_payment.run_id', '=', runId)
    .orderBy('payments_payment.payee_name')
    .orderBy('payments_payment.id')
    .execute();
}
