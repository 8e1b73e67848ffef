// When an award is done: every part of its money has gone out that can, and no report is owed any more. What is left of the
// money then goes back to where it came from. What it gives in other units stays with its holder.

import type { Tx } from '../../platform/db.ts';
import { transfer } from '../ledger/ledger.ts';
import { balance } from '../ledger/views.ts';
import { record } from '../log/log.ts';
import { oweAfter } from '../obligations/obligations.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Scheme } from '../schemes/shape.ts';
import { lockedAward } from './awards.ts';
import { MONEY, mostClaims, type Part, partsOf } from './parts.ts';
import { course } from './rules.ts';

export interface Settling {
  readonly parts: readonly Part[];
  /** Claims that were handed in and not refused, by how far they are. */
  readonly claims: { readonly open: number; readonly paid: number };
  readonly mostClaims: number;
  readonly reportsOwed: number;
}

/** Whether nothing more can be paid on an award and nothing is owed for it. */
export function isSettled({ parts, claims, mostClaims: most, reportsOwed }: Settling): boolean {
  if (parts.length === 0 || reportsOwed > 0 || claims.open > 0) return false;
  const isOut = ({ amount, drawn, paid }: Part) => drawn === paid && (paid === amount || claims.paid >= most);
  return parts.every((part) => (part.gate === 'claim-approved' ? isOut(part) : part.paid_at !== null));
}

/** Money of an award has gone out: what is owed from a payment on begins, and the award is completed where that was the last. */
export async function afterPayment(tx: Tx, awardId: string, by: string, now: Date): Promise<void> {
  const award = await lockedAward(tx, awardId);
  if (award === undefined) throw new Error(`There is no award ${awardId}`);
  const scheme = await schemeVersion(tx, award.scheme, award.version);
  await oweAfter(tx, { awardId, scheme }, 'paid', now, now);
  await completeWhenSettled(tx, awardId, by, now);
}

/** Completes an award whose last part is paid and for which no report is owed; leaves any other as it is. */
export async function completeWhenSettled(tx: Tx, awardId: string, by: string, now: Date): Promise<void> {
  const award = await lockedAward(tx, awardId);
  if (award === undefined) throw new Error(`There is no award ${awardId}`);
  if (award.standing !== 'active') return;
  const scheme = await schemeVersion(tx, award.scheme, award.version);
  if (!isSettled(await settling(tx, scheme, awardId))) return;

  const money = award.lines.find(({ unit }) => unit === MONEY);
  const rest = money === undefined ? 0n : await balance(tx, money.account);
  if (money !== undefined && rest > 0n) {
    await transfer(tx, { from: money.account, to: money.envelope, amount: rest, cause: `return:${award.id}:${MONEY}` }, now);
    await tx
      .updateTable('award_line')
      .set({ returned: rest })
      .where('award_id', '=', award.id)
      .where('unit', '=', MONEY)
      .execute();
  }
  // Computing time, floor and places are drawn later, by the modules that deliver them: the award lives on for them.
  if (award.lines.some(({ unit }) => unit !== MONEY)) return;
  await tx.updateTable('award').set({ standing: course.complete.to, ended_at: now }).where('id', '=', award.id).execute();
  const facts = { reference: award.reference, returned: String(rest) };
  await record(tx, { at: now, kind: 'award.completed', subject: award.id, actor: by, facts });
}

async function settling(tx: Tx, scheme: Scheme, awardId: string): Promise<Settling> {
  const claims = await tx.selectFrom('claim').select('status').where('award_id', '=', awardId).execute();
  const accepted = await tx
    .selectFrom('report')
    .select('duty')
    .where('award_id', '=', awardId)
    .where('status', '=', 'accepted')
    .union(tx.selectFrom('obligation').select('kind as duty').where('award_id', '=', awardId).where('waived_at', 'is not', null))
    .execute();
  const done = new Set(accepted.map(({ duty }) => duty));
  return {
    parts: await partsOf(tx, awardId),
    claims: {
      open: claims.filter(({ status }) => status === 'submitted' || status === 'checked' || status === 'approved').length,
      paid: claims.filter(({ status }) => status === 'paid').length,
    },
    mostClaims: mostClaims(scheme),
    reportsOwed: scheme.obligations.filter(({ kind, id }) => kind === 'report' && !done.has(id)).length,
  };
}
