// The decision on a case, by a second person. An approval promises the amount from the call's envelope in the same
// transaction, so a short envelope refuses the approval and changes nothing.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { awardedBefore, lockOrganisation } from '../awards/amounts.ts';
import { offer } from '../awards/offer.ts';
import { takeStep } from '../decisions/decisions.ts';
import { rests } from '../decisions/rules.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { awardAmount, type Worked } from '../schemes/award.ts';
import { type Case, type CaseInHand, caseToActOn } from './case.ts';
import { dueFor } from './clock.ts';
import { judged, keepEvaluation } from './facts.ts';
import { membersOf } from '../people/views.ts';

/** Sends a case back to its officer, with the reason. Its course begins again at the first stage. */
export function returnCase(db: Db, bases: readonly Basis[], actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await caseToActOn(tx, bases, actor, id, 'return', now);
    const step = {
      subjectKind: 'application',
      subjectId: id,
      step: 'return',
      stage: it.stage.id,
      outcome: 'return',
      reason,
    } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    const first = it.stages[0] ?? it.stage;
    await tx
      .updateTable('application')
      .set({ status: 'submitted', due_at: dueFor(it.scheme, first, now) })
      .where('id', '=', id)
      .execute();
    const facts = { decision, stage: it.stage.id };
    await record(tx, { at: now, kind: 'case.returned', subject: id, actor: actor.id, facts, details: { reason } });
    const officer = it.application.officer_id;
    if (officer !== null) {
      const news = {
        kind: 'case.notice.returned',
        facts: { reference: it.application.reference },
        link: `/office/cases/${id}`,
      } as const;
      await notify(tx, [officer], news, now);
    }
  });
}

export interface Verdict {
  readonly outcome: 'approve' | 'refuse';
  readonly reason: string;
}

/** Decides a case for good. */
export function decideCase(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  verdict: Verdict,
  now: Date,
): Promise<{ awardId: string | null }> {
  return transact(db, async (tx) => {
    const it = await caseToActOn(tx, bases, actor, id, 'decide', now);
    return verdict.outcome === 'approve' ? approve(tx, bases, actor, it, verdict, now) : refuse(tx, actor, it, verdict, now);
  });
}

async function approve(tx: Tx, bases: readonly Basis[], actor: Actor, it: CaseInHand, verdict: Verdict, now: Date) {
  const { application, scheme, stage } = it;
  await lockOrganisation(tx, application.organisation_id);
  const judgement = await judged(tx, bases, scheme, application, now);
  if (judgement.holds !== true) {
    const failing = judgement.rules.filter(({ weight, holds }) => weight === 'must' && holds !== true).map((rule) => rule.id);
    throw new Refusal(409, 'case.rules_fail', { rules: failing.join(', ') });
  }
  const subject = { kind: 'application', id: application.id, stage: stage.id, version: application.version } as const;
  const evaluation = await keepEvaluation(tx, subject, scheme, judgement, now);
  const worked = await amountFor(tx, it);
  if (worked.amount <= 0n) throw new Refusal(409, 'award.nothing_left');

  const step = { subjectKind: 'application', subjectId: application.id, step: 'decide', stage: stage.id, ...verdict } as const;
  const decision = await takeStep(tx, it.steps, actor.id, { ...step, amount: worked.amount }, now);
  await tx.updateTable('application').set({ status: 'approved', closed_at: now }).where('id', '=', application.id).execute();
  const facts = { decision, evaluation, stage: stage.id, outcome: 'approve', unit: worked.unit, amount: String(worked.amount) };
  await record(tx, {
    at: now,
    kind: 'case.decided',
    subject: application.id,
    actor: actor.id,
    facts,
    details: { reason: verdict.reason },
  });
  const award = await offer(
    tx,
    {
      applicationId: application.id,
      organisationId: application.organisation_id,
      callId: application.call_id,
      envelope: application.envelope_account,
      scheme,
      unit: worked.unit,
      amount: worked.amount,
    },
    actor.id,
    now,
  );
  const news = {
    kind: 'award.notice.offered',
    facts: { reference: application.reference, amount: String(worked.amount), until: award.endsAt.toISOString() },
    link: `/portal/awards/${award.id}`,
  } as const;
  await notify(tx, await membersOf(tx, application.organisation_id), news, now);
  return { awardId: award.id };
}

async function refuse(tx: Tx, actor: Actor, it: CaseInHand, verdict: Verdict, now: Date) {
  const { application, stage } = it;
  const step = { subjectKind: 'application', subjectId: application.id, step: 'decide', stage: stage.id, ...verdict } as const;
  const decision = await takeStep(tx, it.steps, actor.id, step, now);
  await tx.updateTable('application').set({ status: 'refused', closed_at: now }).where('id', '=', application.id).execute();
  const facts = { decision, stage: stage.id, outcome: 'refuse' };
  await record(tx, {
    at: now,
    kind: 'case.decided',
    subject: application.id,
    actor: actor.id,
    facts,
    details: { reason: verdict.reason },
  });
  const news = {
    kind: 'case.notice.refused',
    facts: { reference: application.reference },
    link: `/portal/applications/${application.id}`,
  } as const;
  await notify(tx, await membersOf(tx, application.organisation_id), news, now);
  return { awardId: null };
}

/** What an approval would give now: what the formula gives, at most what was recommended. */
export async function amountFor(db: Db, it: Case): Promise<Worked & { readonly before: bigint }> {
  const before = await awardedBefore(db, it.application.organisation_id, it.application.scheme);
  const worked = awardAmount(it.scheme, it.application.cost ?? 0n, before);
  const recommended = rests(it.steps)?.amount ?? undefined;
  return { ...worked, before, amount: recommended !== undefined && recommended < worked.amount ? recommended : worked.amount };
}
