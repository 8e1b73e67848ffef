// The parts in which the money of an award is paid. Each waits for its gate: the acceptance of the offer, a report that was
// accepted, or claims. What is on its way and what has gone out is kept with the part, so that an award knows when it is done.

import type { Tx } from '../../platform/db.ts';
import type { Db } from '../../platform/db.ts';
import { record } from '../log/log.ts';
import type { Delivery } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { instalmentsOf } from '../schemes/award.ts';
import type { Scheme } from '../schemes/shape.ts';
import { wholeTerm } from '../schemes/terms.ts';
import { draw } from './draw.ts';

export const MONEY = 'HKD.cent';

export interface Part {
  readonly part: string;
  readonly gate: 'award-accepted' | 'claim-approved' | 'report-accepted';
  readonly report: string | null;
  readonly amount: bigint;
  readonly drawn: bigint;
  readonly paid: bigint;
  readonly opened_at: Date | null;
  readonly paid_at: Date | null;
}

/** The parts of an award, in the order of its scheme. */
export function partsOf(db: Db, awardId: string): Promise<Part[]> {
  return db
    .selectFrom('instalment')
    .select(['part', 'gate', 'report', 'amount', 'drawn', 'paid', 'opened_at', 'paid_at'])
    .where('award_id', '=', awardId)
    .orderBy('place')
    .execute();
}

/** Writes the parts of an award's money down, when the offer is taken up. */
export async function beginParts(tx: Tx, scheme: Scheme, awardId: string, money: bigint): Promise<void> {
  const parts = instalmentsOf(scheme, money).map(({ id, gate, report, amount }, place) => ({
    award_id: awardId,
    part: id,
    place,
    gate,
    report: report ?? null,
    amount,
  }));
  if (parts.length > 0) await tx.insertInto('instalment').values(parts).execute();
}

/** Opens the gate of an award: the parts that waited for it are due to be paid. Once: a gate that is open stays open. */
export async function openGate(
  tx: Tx,
  deliveries: readonly Delivery[],
  awardId: string,
  gate: { readonly is: 'award-accepted' } | { readonly is: 'report-accepted'; readonly report: string },
  now: Date,
): Promise<void> {
  const waiting = (await partsOf(tx, awardId)).filter(
    (part) => part.gate === gate.is && part.opened_at === null && (gate.is !== 'report-accepted' || part.report === gate.report),
  );
  for (const { part, amount } of waiting) {
    const isNothing = amount === 0n;
    await tx
      .updateTable('instalment')
      .set({ opened_at: now, drawn: amount, ...(isNothing && { paid_at: now }) })
      .where('award_id', '=', awardId)
      .where('part', '=', part)
      .execute();
    if (isNothing) continue;
    const drawId = await draw(tx, deliveries, { awardId, amount, unit: MONEY, cause: `part:${awardId}:${part}`, part }, now);
    const facts = { part, amount: String(amount), draw: drawId };
    await record(tx, { at: now, kind: 'award.part_due', subject: awardId, actor: 'hub', facts });
  }
}

/** How many claims an award may have. */
export const mostClaims = (scheme: Scheme): number =>
  scheme.claim?.most === undefined ? 1 : wholeTerm(scheme, scheme.claim.most);

/**
 * What may still be claimed: of the parts that wait for claims, one opens with each claim and the last claim opens the rest,
 * less what claims drew already. `claims` is how many were approved before.
 */
export function claimRoom(scheme: Scheme, parts: readonly Part[], claims: number): bigint {
  const own = parts.filter(({ gate }) => gate === 'claim-approved');
  const open = claims + 1 >= mostClaims(scheme) ? own : own.slice(0, claims + 1);
  const sum = (of: readonly bigint[]) => of.reduce((total, amount) => total + amount, 0n);
  const room = sum(open.map(({ amount }) => amount)) - sum(own.map(({ drawn }) => drawn));
  return room < 0n ? 0n : room;
}

/** Spreads an amount over the parts that wait for claims, the earlier first. */
async function spread(tx: Tx, awardId: string, amount: bigint, column: 'drawn' | 'paid', now: Date): Promise<void> {
  let left = amount;
  for (const part of await partsOf(tx, awardId)) {
    if (part.gate !== 'claim-approved' || left === 0n) continue;
    const room = column === 'drawn' ? part.amount - part.drawn : part.drawn - part.paid;
    const taken = left < room ? left : room;
    if (taken === 0n) continue;
    left -= taken;
    const whole = part[column] + taken;
    const dates = column === 'drawn' ? { opened_at: part.opened_at ?? now } : whole === part.amount ? { paid_at: now } : {};
    await tx
      .updateTable('instalment')
      .set({ [column]: whole, ...dates })
      .where('award_id', '=', awardId)
      .where('part', '=', part.part)
      .execute();
  }
  if (left > 0n) throw new Error(`${left} more ${column} on claims of ${awardId} than its parts have`);
}

/** A claim was approved: its amount is taken from the parts that wait for claims. */
export const drawnOnClaim = (tx: Tx, awardId: string, amount: bigint, now: Date) => spread(tx, awardId, amount, 'drawn', now);

/** A claim was paid. */
export const paidOnClaim = (tx: Tx, awardId: string, amount: bigint, now: Date) => spread(tx, awardId, amount, 'paid', now);

/** A part that needed no claim has gone out. */
export async function partPaid(tx: Tx, awardId: string, part: string, by: string, now: Date): Promise<void> {
  const paid = await tx
    .updateTable('instalment')
    .set((own) => ({ paid: own.ref('amount'), paid_at: now }))
    .where('award_id', '=', awardId)
    .where('part', '=', part)
    .where('paid_at', 'is', null)
    .where('opened_at', 'is not', null)
    .returning('amount')
    .executeTakeFirst();
  if (paid === undefined) throw new Error(`The part ${part} of ${awardId} is not waiting to be paid`);
  const facts = { part, amount: String(paid.amount) };
  await record(tx, { at: now, kind: 'award.part_paid', subject: awardId, actor: by, facts });
  const award = await tx
    .selectFrom('award')
    .select(['reference', 'organisation_id'])
    .where('id', '=', awardId)
    .executeTakeFirstOrThrow();
  const news = {
    kind: 'award.notice.part_paid',
    facts: { reference: award.reference, amount: String(paid.amount) },
    link: `/portal/awards/${awardId}`,
  } as const;
  await notify(tx, await membersOf(tx, award.organisation_id), news, now);
}
