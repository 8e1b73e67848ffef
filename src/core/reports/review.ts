// The office's side of a report: accepted, or sent back for more. What waits for it is then due to be paid.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openGate } from '../awards/parts.ts';
import { completeWhenSettled } from '../awards/settle.ts';
import { refusalOf, staff } from '../cases/case.ts';
import { dueFor } from '../cases/clock.ts';
import { partiesOf, reviewerOf } from '../cases/parties.ts';
import { stepsOf, takeStep } from '../decisions/decisions.ts';
import { stageNow } from '../decisions/rules.ts';
import { record } from '../log/log.ts';
import type { Basis, Delivery } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { reportAt, type ReportRow } from './load.ts';
import { type Act, obstacleTo, stagesFor } from './rules.ts';

export interface Brought {
  readonly bases: readonly Basis[];
  readonly deliveries: readonly Delivery[];
}

/** A report that was handed in, for somebody of the office. One that is not theirs to see looks as if it were not there. */
export async function reportFor(db: Db, bases: readonly Basis[], actor: Actor, id: string, hold: 'read' | 'lock' = 'read') {
  const it = await reportAt(db, id, hold);
  if (it === undefined || it.submittedAt === null || !holds(actor, staff, it.scheme)) throw new Refusal(404, 'http.not_found');
  const standing = { ...it, organisation_id: it.organisationId };
  const parties = await partiesOf(db, bases, it.terms.basis?.kind, standing);
  return {
    ...it,
    stages: stagesFor(it.terms),
    steps: await stepsOf(db, id),
    reviewer: await reviewerOf(db, actor, it.scheme, parties),
  };
}

async function toActOn(tx: Tx, bases: readonly Basis[], actor: Actor, id: string, act: Act) {
  const it = await reportFor(tx, bases, actor, id, 'lock');
  const obstacle = obstacleTo(act, it, it.reviewer);
  if (obstacle) throw refusalOf(obstacle);
  const stage = stageNow(it.stages, it.steps);
  if (stage === undefined) throw new Error(`The report ${id} has no stage left for ${act}`);
  return { ...it, stage };
}

/** Somebody's word for a report, where its scheme asks for more than one person. */
export function recommendReport(db: Db, { bases }: Brought, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await toActOn(tx, bases, actor, id, 'recommend');
    const step = {
      subjectKind: 'report',
      subjectId: id,
      step: 'recommend',
      stage: it.stage.id,
      outcome: 'approve',
      reason,
    } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    const next = it.stages[it.stages.indexOf(it.stage) + 1];
    await tx
      .updateTable('report')
      .set({ status: 'checked', due_at: next === undefined ? it.dueAt : dueFor(it.terms, next, now) })
      .where('id', '=', id)
      .execute();
    const facts = { decision, stage: it.stage.id };
    await record(tx, { at: now, kind: 'report.checked', subject: id, actor: actor.id, facts, details: { reason } });
  });
}

/** Accepts a report for good. */
export function acceptReport(
  db: Db,
  { bases, deliveries }: Brought,
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const it = await toActOn(tx, bases, actor, id, 'accept');
    const step = {
      subjectKind: 'report',
      subjectId: id,
      step: 'decide',
      stage: it.stage.id,
      outcome: 'approve',
      reason,
    } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    await tx.updateTable('report').set({ status: 'accepted', closed_at: now, due_at: null }).where('id', '=', id).execute();
    const facts = { decision, stage: it.stage.id, award: it.awardId };
    await record(tx, { at: now, kind: 'report.accepted', subject: id, actor: actor.id, facts, details: { reason } });
    await openGate(tx, deliveries, it.awardId, { is: 'report-accepted', report: it.report }, now);
    await completeWhenSettled(tx, it.awardId, actor.id, now);
    await tell(tx, it, 'report.notice.accepted', now);
  });
}

/** Sends a report back to whoever owes it, with what is missing. */
export function returnReport(db: Db, { bases }: Brought, actor: Actor, id: string, reason: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await toActOn(tx, bases, actor, id, 'return');
    const step = { subjectKind: 'report', subjectId: id, step: 'return', stage: it.stage.id, outcome: 'return', reason } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    await tx.updateTable('report').set({ status: 'draft', due_at: null }).where('id', '=', id).execute();
    const facts = { decision, stage: it.stage.id };
    await record(tx, { at: now, kind: 'report.returned', subject: id, actor: actor.id, facts, details: { reason } });
    await tell(tx, it, 'report.notice.returned', now);
  });
}

async function tell(tx: Tx, it: ReportRow, kind: 'report.notice.accepted' | 'report.notice.returned', now: Date) {
  const news = { kind, facts: { reference: it.reference }, link: `/portal/reports/${it.id}` } as const;
  await notify(tx, await membersOf(tx, it.organisationId), news, now);
}
