// The decision on a case, by a second person. An approval promises each line from the call's envelopes in the same
// transaction, so a short envelope refuses the approval and changes nothing.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { takeStep } from '../decisions/decisions.ts';
import { stepsTaken } from '../decisions/rules.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { approve, type Verdict } from './approve.ts';
import { type CaseInHand, caseToActOn } from './case.ts';
import { dueFor } from './clock.ts';

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
      .set({ status: 'submitted', due_at: dueFor(it.scheme, first, now), stage: first.id, stage_role: first.role })
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
    if (verdict.outcome === 'refuse') return refuse(tx, actor, it, verdict, now);
    const conditions =
      verdict.conditions ?? stepsTaken(it.steps).findLast((step) => step.conditions.length > 0)?.conditions ?? [];
    return approve(tx, bases, it, { ...verdict, conditions, by: actor.id, stage: it.stage }, now);
  });
}

async function refuse(tx: Tx, actor: Actor, it: CaseInHand, verdict: Verdict, now: Date) {
  const { application, stage } = it;
  const { outcome, reason } = verdict;
  if (verdict.lines?.length || verdict.exceptional?.length)
    throw new Refusal(422, 'case.refusal_has_no_amount', {}, [{ field: 'amount', code: 'case.refusal_has_no_amount' }]);
  const step = {
    subjectKind: 'application',
    subjectId: application.id,
    step: 'decide',
    stage: stage.id,
    outcome,
    reason,
  } as const;
  const decision = await takeStep(tx, it.steps, actor.id, step, now);
  await tx
    .updateTable('application')
    .set({ status: 'refused', closed_at: now, stage: null, stage_role: null })
    .where('id', '=', application.id)
    .execute();
  const facts = { decision, stage: stage.id, outcome: 'refuse' };
  await record(tx, { at: now, kind: 'case.decided', subject: application.id, actor: actor.id, facts, details: { reason } });
  await enqueue(tx, 'exclusivity.settle', { applicationId: application.id });
  const news = {
    kind: 'case.notice.refused',
    facts: { reference: application.reference },
    link: `/portal/applications/${application.id}`,
  } as const;
  await notify(tx, await membersOf(tx, application.organisation_id), news, now);
  return { awardId: null };
}
