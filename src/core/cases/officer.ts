// What an officer does with a case: judge it by the rules, ask the applicant, recommend.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { takeStep } from '../decisions/decisions.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { type CaseInHand, caseToActOn } from './case.ts';
import { dueFor } from './clock.ts';
import { factsNow, judged, keepEvaluation } from './facts.ts';
import { linesNow, type NamedAmount, namedAmounts } from './lines.ts';
import { keepScores, type Scoring } from './scores.ts';
import { membersOf } from '../people/views.ts';

/** Judges a case by the rules of its call as they stand at the moment of deciding, and keeps what they saw and said. */
export function checkCase(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ evaluationId: string }> {
  return transact(db, async (tx) => {
    const it = await caseToActOn(tx, bases, actor, id, 'check', now);
    const judgement = await judged(tx, bases, it.scheme, it.application, now);
    const subject = { kind: 'application', id, stage: it.stage.id, version: it.application.version } as const;
    const evaluationId = await keepEvaluation(tx, subject, it.scheme, judgement, now);
    const facts = { evaluation: evaluationId, stage: it.stage.id, holds: String(judgement.holds) };
    await record(tx, { at: now, kind: 'case.checked', subject: id, actor: actor.id, facts });
    return { evaluationId };
  });
}

/** Asks the applicant something. The service clock stops until the answer is in. */
export function askApplicant(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  body: string,
  now: Date,
): Promise<{ questionId: string }> {
  return transact(db, async (tx) => {
    const { application } = await caseToActOn(tx, bases, actor, id, 'ask', now);
    const questionId = newId('qst', now.getTime());
    await tx
      .insertInto('question')
      .values({ id: questionId, application_id: id, asked_by: actor.id, body, asked_at: now })
      .execute();
    await tx.updateTable('application').set({ status: 'waiting', clock_stopped_at: now }).where('id', '=', id).execute();
    await record(tx, {
      at: now,
      kind: 'case.asked',
      subject: id,
      actor: actor.id,
      facts: { question: questionId },
      details: { body },
    });
    const people = await membersOf(tx, application.organisation_id);
    const facts = { reference: application.reference };
    await notify(tx, people, { kind: 'case.notice.asked', facts, link: `/portal/applications/${id}` }, now);
    return { questionId };
  });
}

export interface Recommendation extends Scoring {
  readonly outcome: 'approve' | 'refuse';
  readonly reason: string;
  /** Less than the formula gives for the first line, in the smallest part of its unit; nothing for what the formula gives. */
  readonly amount?: bigint | undefined;
  /** The same for any lines by their unit. */
  readonly lines?: readonly NamedAmount[] | undefined;
  /** What the holder should keep to. */
  readonly conditions?: readonly string[] | undefined;
}

/** Somebody's word on a case, with scores where the step has a rubric. The next stage begins, for somebody else. */
export function recommend(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  given: Recommendation,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const it = await caseToActOn(tx, bases, actor, id, 'recommend', now);
    const lines = await recommendedLines(tx, bases, it, given, now);
    const { outcome, reason, conditions } = given;
    const amount = lines[0]?.amount;
    const step = {
      subjectKind: 'application',
      subjectId: id,
      step: 'recommend',
      stage: it.stage.id,
      outcome,
      reason,
      amount,
      lines: lines.map((line) => ({ unit: line.unit, amount: String(line.amount) })),
      conditions,
    } as const;
    const decision = await takeStep(tx, it.steps, actor.id, step, now);
    const scored = await keepScores(
      tx,
      it.scheme,
      it.stage,
      { ...given, applicationId: id, decisionId: decision, by: actor.id },
      now,
    );
    const next = it.stages[it.stages.indexOf(it.stage) + 1];
    const dueAt = next === undefined ? it.application.due_at : dueFor(it.scheme, next, now);
    await tx
      .updateTable('application')
      .set({ status: 'recommended', due_at: dueAt, stage: next?.id ?? null, stage_role: next?.role ?? null })
      .where('id', '=', id)
      .execute();
    const said = { ...(amount !== undefined && { amount: String(amount) }), ...(scored && { total: scored.total }) };
    const facts = { decision, stage: it.stage.id, outcome, ...said };
    const details = { reason, scores: { ...given.scores }, conditions: [...(conditions ?? [])] };
    await record(tx, { at: now, kind: 'case.recommended', subject: id, actor: actor.id, facts, details });
  });
}

async function recommendedLines(tx: Tx, bases: readonly Basis[], it: CaseInHand, given: Recommendation, now: Date) {
  const { outcome, amount, lines = [] } = given;
  const first = it.scheme.gives[0]!.unit;
  const named = [
    ...(amount === undefined ? [] : [{ unit: first, amount }]),
    ...lines.filter(({ unit }) => amount === undefined || unit !== first),
  ];
  if (named.length === 0) return [];
  if (outcome === 'refuse')
    throw new Refusal(422, 'case.refusal_has_no_amount', {}, [{ field: 'amount', code: 'case.refusal_has_no_amount' }]);
  const can = await linesNow(tx, it, await factsNow(tx, bases, it.scheme, it.application, now), now);
  return namedAmounts(
    can.map((line) => ({ ...line, amount: line.most })),
    named,
  );
}
