// An approval: the rules judged once more and kept, the amounts worked out, the award offered. A person takes it, or in an
// automatic lane the rules themselves: then the decision rests on their evaluation, and the row says that nobody decided.

import type { Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { offer } from '../awards/offer.ts';
import { takeStep } from '../decisions/decisions.ts';
import { lockOwners } from '../exclusivity/exclusivity.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { amountFact } from '../schemes/award.ts';
import type { Stage } from '../schemes/shape.ts';
import type { Case } from './case.ts';
import { factsNow, judged, keepEvaluation, standingOf } from './facts.ts';
import { type CaseLine, linesNow, type NamedAmount, namedAmounts } from './lines.ts';

export interface Verdict {
  readonly outcome: 'approve' | 'refuse';
  readonly reason: string;
  /** Less than the formula gives, for the lines that are named; the rest gets what was recommended, else what it gives. */
  readonly lines?: readonly NamedAmount[] | undefined;
  /** The lines that get the exceptional share, each with why. */
  readonly exceptional?: readonly { readonly line: string; readonly reason: string }[] | undefined;
  /** What the holder must keep to; what was recommended last where left out. */
  readonly conditions?: readonly string[] | undefined;
}

export interface Approval extends Verdict {
  readonly conditions: readonly string[];
  /** Who approves; nobody where the rules do. */
  readonly by: string | null;
  readonly stage: Stage;
}

/** Approves a case and offers its award. Refused while a rule does not hold, and when nothing would be given. */
export async function approve(
  tx: Tx,
  bases: readonly Basis[],
  it: Case,
  approval: Approval,
  now: Date,
): Promise<{ awardId: string }> {
  const { application, scheme } = it;
  const { stage, by, reason, conditions } = approval;
  await lockOwners(tx, standingOf(scheme, application), await factsNow(tx, bases, scheme, application, now));
  const judgement = await judged(tx, bases, scheme, application, now);
  if (judgement.holds !== true) {
    const failing = judgement.rules.filter(({ weight, holds }) => weight === 'must' && holds !== true).map((rule) => rule.id);
    throw new Refusal(409, 'case.rules_fail', { rules: failing.join(', ') });
  }
  if (judgement.rules.some((rule) => 'effect' in rule && rule.effect === 'suppress' && rule.holds === false))
    throw new Refusal(409, 'case.set_aside');
  const subject = { kind: 'application', id: application.id, stage: stage.id, version: application.version } as const;
  const evaluation = await keepEvaluation(tx, subject, scheme, judgement, now);
  const lines = await amounts(tx, it, approval, judgement.facts, now);
  const given = lines.filter(({ amount }) => amount > 0n);
  const [first] = given;
  if (first === undefined) throw new Refusal(409, 'award.nothing_left');

  const said = lines.map(({ unit, amount, line, steps }) => {
    const exceptional = approval.exceptional?.find((one) => one.line === line)?.reason;
    return { unit, amount: String(amount), steps, ...(exceptional !== undefined && { exceptional }) };
  });
  const step = {
    subjectKind: 'application',
    subjectId: application.id,
    step: 'decide',
    stage: stage.id,
    outcome: 'approve',
    reason,
    amount: first.amount,
    lines: said,
    conditions,
    ...(by === null && { byRules: evaluation }),
  } as const;
  const decision = await takeStep(tx, it.steps, by, step, now);
  await tx
    .updateTable('application')
    .set({ status: 'approved', closed_at: now, stage: null, stage_role: null })
    .where('id', '=', application.id)
    .execute();
  const facts = { decision, evaluation, stage: stage.id, outcome: 'approve', unit: first.unit, amount: String(first.amount) };
  const more = { ...(given.length > 1 && { lines: amountsSaid(given) }), ...(by === null && { byRules: true }) };
  const actor = by ?? 'hub';
  const details = { reason, conditions: [...conditions], lines: said.map(({ steps: _, ...line }) => line) };
  await record(tx, { at: now, kind: 'case.decided', subject: application.id, actor, facts: { ...facts, ...more }, details });
  const award = await offer(
    tx,
    {
      applicationId: application.id,
      organisationId: application.organisation_id,
      callId: application.call_id,
      scheme,
      lines: given,
      conditions,
    },
    actor,
    now,
  );
  const news = {
    kind: 'award.notice.offered',
    facts: { reference: application.reference, amount: amountFact(first.amount, first.unit), until: award.endsAt.toISOString() },
    link: `/portal/awards/${award.id}`,
  } as const;
  await notify(tx, await membersOf(tx, application.organisation_id), news, now);
  return { awardId: award.id };
}

const amountsSaid = (lines: readonly CaseLine[]) => lines.map(({ unit, amount }) => `${amount} ${unit}`).join(', ');

/** What each line gets: what was named, else what was recommended, else what the formula gives. Never more than that. */
async function amounts(tx: Tx, it: Case, approval: Approval, facts: Parameters<typeof linesNow>[2], now: Date) {
  const { stage, exceptional = [], lines: wanted = [] } = approval;
  for (const { line } of exceptional) {
    const rule = it.scheme.gives.find(({ id }) => id === line)?.exceptional;
    if (rule === undefined) throw new Refusal(422, 'case.no_exception', { line });
    if (rule.role !== stage.role) throw new Refusal(403, 'decision.wrong_role', { role: rule.role });
  }
  const lines = await linesNow(
    tx,
    it,
    facts,
    now,
    exceptional.map(({ line }) => line),
  );
  const named = namedAmounts(lines, wanted);
  return lines.map((line) => ({ ...line, amount: named.find(({ unit }) => unit === line.unit)?.amount ?? line.amount }));
}
