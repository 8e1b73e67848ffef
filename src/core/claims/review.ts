// The office's side of a claim: an officer checks it, somebody else approves it. What is approved is promised from the
// award's account and handed to the module that delivers the unit.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { draw } from '../awards/draw.ts';
import { drawnOnClaim, MONEY } from '../awards/parts.ts';
import { dueFor } from '../cases/clock.ts';
import { membersOf } from '../people/views.ts';
import { takeStep } from '../decisions/decisions.ts';
import { rests } from '../decisions/rules.ts';
import { record } from '../log/log.ts';
import type { Basis, Delivery } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { claimToActOn } from './claim.ts';

export interface Brought {
  readonly bases: readonly Basis[];
  readonly deliveries: readonly Delivery[];
}

export interface Checked {
  readonly outcome: 'approve' | 'refuse';
  readonly reason: string;
  /** Less than was claimed, in cents; nothing for all of it. */
  readonly amount?: bigint | undefined;
}

/** The officer's word on a claim. To speak for it, the merchant must have confirmed it. */
export function checkClaim(db: Db, { bases }: Brought, actor: Actor, id: string, given: Checked, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await claimToActOn(tx, bases, actor, id, given.outcome === 'approve' ? 'support' : 'oppose', now);
    refuseWrongAmount(it.claim.amount ?? 0n, given);
    const { outcome, reason, amount } = given;
    const step = { subjectKind: 'claim', subjectId: id, step: 'recommend', stage: it.stage.id, outcome, reason, amount } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    const next = it.stages[it.stages.indexOf(it.stage) + 1];
    const dueAt = next === undefined ? it.claim.dueAt : dueFor(it.scheme, next, now);
    await tx.updateTable('claim').set({ status: 'checked', due_at: dueAt }).where('id', '=', id).execute();
    const facts = { decision, stage: it.stage.id, outcome, ...(amount !== undefined && { amount: String(amount) }) };
    await record(tx, { at: now, kind: 'claim.checked', subject: id, actor: actor.id, facts, details: { reason } });
  });
}

/** Approves a claim: its amount is promised from the award, and the module that pays is told. */
export function approveClaim(
  db: Db,
  { bases, deliveries }: Brought,
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const it = await claimToActOn(tx, bases, actor, id, 'approve', now);
    const prior = rests(it.steps);
    if (prior?.outcome === 'refuse') throw new Refusal(409, 'claim.opposed');
    const amount = prior?.amount ?? it.claim.amount ?? 0n;
    const step = {
      subjectKind: 'claim',
      subjectId: id,
      step: 'decide',
      stage: it.stage.id,
      outcome: 'approve',
      reason,
      amount,
    } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    await tx.updateTable('claim').set({ status: 'approved', amount }).where('id', '=', id).execute();
    const { awardId } = it.claim;
    await drawnOnClaim(tx, awardId, amount, now);
    const drawId = await draw(tx, deliveries, { awardId, amount, unit: MONEY, cause: `claim:${id}`, claimId: id }, now);
    const facts = { decision, stage: it.stage.id, draw: drawId, amount: String(amount) };
    await record(tx, { at: now, kind: 'claim.approved', subject: id, actor: actor.id, facts, details: { reason } });
    await tell(tx, it.claim, 'claim.notice.approved', { reference: it.claim.reference, amount: String(amount) }, now);
  });
}

/** Refuses a claim for good, with the reason. The award stays: another claim may be made while its time runs. */
export function refuseClaim(db: Db, { bases }: Brought, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await claimToActOn(tx, bases, actor, id, 'refuse', now);
    const step = { subjectKind: 'claim', subjectId: id, step: 'decide', stage: it.stage.id, outcome: 'refuse', reason } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    await tx.updateTable('claim').set({ status: 'refused', closed_at: now }).where('id', '=', id).execute();
    const facts = { decision, stage: it.stage.id };
    await record(tx, { at: now, kind: 'claim.refused', subject: id, actor: actor.id, facts, details: { reason } });
    await tell(tx, it.claim, 'claim.notice.refused', { reference: it.claim.reference }, now);
  });
}

/** Sends a claim one step back: its officer to the claimant for more, whoever approves to the officer. */
export function returnClaim(db: Db, { bases }: Brought, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await claimToActOn(tx, bases, actor, id, 'return', now);
    const toClaimant = it.claim.status === 'submitted';
    const step = { subjectKind: 'claim', subjectId: id, step: 'return', stage: it.stage.id, outcome: 'return', reason } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    const first = it.stages[0] ?? it.stage;
    const change = toClaimant
      ? { status: 'draft' as const, due_at: null }
      : { status: 'submitted' as const, due_at: dueFor(it.scheme, first, now) };
    await tx.updateTable('claim').set(change).where('id', '=', id).execute();
    const facts = { decision, stage: it.stage.id, to: toClaimant ? 'claimant' : 'officer' };
    await record(tx, { at: now, kind: 'claim.returned', subject: id, actor: actor.id, facts, details: { reason } });
    if (toClaimant) return tell(tx, it.claim, 'claim.notice.returned', { reference: it.claim.reference }, now);
    if (it.claim.officerId === null) return;
    const news = {
      kind: 'claim.notice.returned_to_officer',
      facts: { reference: it.claim.reference },
      link: `/office/claims/${id}`,
    } as const;
    await notify(tx, [it.claim.officerId], news, now);
  });
}

function refuseWrongAmount(claimed: bigint, { outcome, amount }: Checked): void {
  if (amount === undefined) return;
  if (outcome === 'refuse')
    throw new Refusal(422, 'case.refusal_has_no_amount', {}, [{ field: 'amount', code: 'case.refusal_has_no_amount' }]);
  if (amount > 0n && amount <= claimed) return;
  const facts = { most: String(claimed) };
  throw new Refusal(422, 'claim.amount_too_high', facts, [{ field: 'amount', code: 'claim.amount_too_high', facts }]);
}

type ClaimNews = 'claim.notice.approved' | 'claim.notice.refused' | 'claim.notice.returned';

async function tell(
  tx: Tx,
  claim: { id: string; organisation_id: string },
  kind: ClaimNews,
  facts: Record<string, string | null>,
  now: Date,
) {
  await notify(tx, await membersOf(tx, claim.organisation_id), { kind, facts, link: `/portal/claims/${claim.id}` }, now);
}
