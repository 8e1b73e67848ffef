// A claim handed in: every answer and document there, the rules of the call met, the amount worked out. What is claimed
// follows from what was really spent, never from what somebody asks for.

import { sql } from 'kysely';
import { contentHash } from '../../platform/canonical.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { hongKongTime, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { reference } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { claimRoom, MONEY, partsOf } from '../awards/parts.ts';
import { obstacleTo } from '../awards/rules.ts';
import { dueFor } from '../cases/clock.ts';
import { keepEvaluation } from '../cases/facts.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { meet } from '../obligations/obligations.ts';
import { claimAmount, instalmentsOf } from '../schemes/award.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts, FactValue } from '../schemes/facts.ts';
import { type Answers, factsOf, readSubmission } from '../schemes/form.ts';
import { asFieldProblems } from '../schemes/form-state.ts';
import { evaluate, verdict } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { type OwnClaim, ownDraft, readingOf } from './load.ts';

export interface Handed {
  readonly id: string;
  readonly reference: string;
  readonly submittedAt: Date;
  readonly amount: bigint;
}

/** Hands a claim in, or refuses with everything that is still in the way. */
export function submitClaim(db: Db, actor: Actor, claimId: string, locale: Locale, now: Date): Promise<Handed> {
  return transact(db, async (tx) => {
    const claim = await ownDraft(tx, actor, claimId);
    const award = await awardOf(tx, claim.awardId);
    const obstacle = obstacleTo('claim', award, now);
    if (obstacle) throw new Refusal(409, obstacle.code, obstacle.facts);
    await refuseWhileOwing(tx, claim.terms, claim.awardId);

    const values = completeAnswers(claim, award.facts, locale, now);
    const facts = { ...factsOf(claim.form, values), ...award.facts };
    const rules = evaluate(claim.terms, claim.terms.claim?.rules ?? [], facts);
    const holds = verdict(rules);
    if (holds !== true) {
      const failing = rules.filter((rule) => rule.weight === 'must' && rule.holds !== true).map((rule) => rule.id);
      throw new Refusal(409, 'claim.rules_fail', { rules: failing.join(', ') });
    }
    const { amount } = claimable(claim.terms, facts, award.cost, award.room);
    if (amount <= 0n) throw new Refusal(409, 'claim.nothing_due');

    const name = claim.reference ?? (await nextReference(tx, claim.terms, now));
    const first = claim.terms.stages.claim?.[0];
    if (first === undefined) throw new Error(`Scheme ${claim.scheme} has no stages for claims`);
    await tx
      .updateTable('claim')
      .set({
        reference: name,
        status: 'submitted',
        submitted_answers: JSON.stringify(values),
        amount,
        submitted_at: now,
        submitted_by: actor.id,
        changed_at: now,
        due_at: dueFor(claim.terms, first, now),
      })
      .where('id', '=', claimId)
      .execute();
    const subject = { kind: 'claim', id: claimId, stage: 'submit', version: claim.version } as const;
    const evaluation = await keepEvaluation(tx, subject, claim.terms, { facts, holds, rules }, now);
    const told = { reference: name, award: claim.awardId, amount: String(amount), answers: contentHash(values), evaluation };
    await record(tx, { at: now, kind: 'claim.submitted', subject: claimId, actor: actor.id, facts: told });
    await claimDutyDone(tx, claim, award.acceptedAt, actor, now);
    await enqueue(tx, 'claim.assign', { claimId });
    await enqueue(tx, 'claim.confirm', { claimId });
    const news = { kind: 'claim.notice.submitted', facts: { reference: name }, link: `/portal/claims/${claimId}` } as const;
    await notify(tx, await membersOf(tx, claim.organisationId), news, now);
    return { id: claimId, reference: name, submittedAt: now, amount };
  });
}

/**
 * What may be paid for what was spent: of every amount that the claim names and the approved cost, the lowest counts. Only
 * the parts of the award that wait for a claim are paid on it, and no more than is left of them.
 */
export function claimable(scheme: Scheme, facts: Facts, cost: bigint | null, room: bigint): { spent: bigint; amount: bigint } {
  const named = Object.entries(scheme.facts).filter(([, fact]) => fact.from === 'claim' && fact.kind === 'money');
  const amounts = named.flatMap(([name]) => (facts[name] === undefined ? [] : [toCents(facts[name])]));
  const known = cost === null ? amounts : [cost, ...amounts];
  const spent = known.reduce((low, amount) => (amount < low ? amount : low), known[0] ?? 0n);
  // A formula of the scheme's own says what the claim pays; a share of what was spent is divided into the parts.
  if (scheme.claim?.pays !== undefined) return { spent, amount: claimAmount(scheme, { spent, facts }, room).amount };
  const due = claimAmount(scheme, { spent, facts }, spent).amount;
  const parts = instalmentsOf(scheme, due).filter((part) => part.gate === 'claim-approved');
  const amount = parts.reduce((sum, part) => sum + part.amount, 0n);
  return { spent, amount: amount < room ? amount : room };
}

const toCents = (value: FactValue) => BigInt(typeof value === 'bigint' ? value : String(value));

/** The money of the award a claim is on, with what the scheme's rules may ask about it and what the claim may still draw. */
export async function awardOf(db: Db, awardId: string, claimId?: string) {
  const row = await db
    .selectFrom('award')
    .innerJoin('award_line', (join) => join.onRef('award_line.award_id', '=', 'award.id').on('award_line.unit', '=', MONEY))
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select([
      'award.standing',
      'award.offer_ends_at as offerEndsAt',
      'award.accepted_at as acceptedAt',
      'award_line.amount',
      'award_line.unit',
      'award_line.account',
      'award.scheme',
      'call.version',
      'application.cost',
      'application.submitted_answers',
      'organisation.name_en as applicantName',
    ])
    .where('award.id', '=', awardId)
    .executeTakeFirstOrThrow();
  const { cost } = row;
  const scheme = await schemeVersion(db, row.scheme, row.version);
  const facts: Facts = {
    ...factsOf(scheme.form, (row.submitted_answers ?? {}) as Answers),
    awardAmount: row.amount,
    applicantName: row.applicantName,
    ...(cost !== null && { basisCost: cost }),
  };
  const others = await db
    .selectFrom('claim')
    .select(['id', 'amount'])
    .where('award_id', '=', awardId)
    .where('status', 'in', ['approved', 'paid'])
    .execute();
  const own = others.find(({ id }) => id === claimId)?.amount ?? 0n;
  const room = claimRoom(scheme, await partsOf(db, awardId), others.filter(({ id }) => id !== claimId).length) + own;
  return { ...row, acceptedAt: row.acceptedAt ?? row.offerEndsAt, facts, room };
}

/** What has to be done before a claim makes sense: putting to use what was given. */
async function refuseWhileOwing(tx: Tx, scheme: Scheme, awardId: string): Promise<void> {
  const first = scheme.obligations.filter((duty) => duty.kind === 'deployment').map((duty) => duty.id);
  if (first.length === 0) return;
  const met = await tx
    .selectFrom('obligation')
    .select('kind')
    .where('award_id', '=', awardId)
    .where('kind', 'in', first)
    .where((where) => where.or([where('met_at', 'is not', null), where('waived_at', 'is not', null)]))
    .execute();
  if (met.length < first.length) throw new Refusal(409, 'obligation.not_claimable_yet');
}

function completeAnswers(claim: OwnClaim, facts: Facts, locale: Locale, now: Date) {
  const { values, problems } = readSubmission(readingOf(claim, facts, now));
  if (problems.length > 0)
    throw new Refusal(422, 'claim.incomplete', { count: problems.length }, asFieldProblems(problems, locale));
  return values;
}

/** Handing the claim in is what the duty to claim asks for. Refused when its time is over and the office gave no more. */
async function claimDutyDone(tx: Tx, claim: OwnClaim, acceptedAt: Date, actor: Actor, now: Date): Promise<void> {
  const duty = claim.terms.obligations.find(({ kind }) => kind === 'claim');
  if (duty === undefined) return;
  const row = await tx
    .selectFrom('obligation')
    .select('met_at')
    .where('award_id', '=', claim.awardId)
    .where('kind', '=', duty.id)
    .executeTakeFirst();
  // A claim that was sent back for more and comes in again: the duty was done in time the first time.
  if (row === undefined || row.met_at !== null) return;
  const award = { awardId: claim.awardId, scheme: claim.terms, acceptedAt };
  await meet(tx, award, { obligation: duty.id, day: dayOf(now), by: actor.id, evidence: { claim: claim.id } }, now);
}

async function nextReference(tx: Tx, scheme: Scheme, now: Date): Promise<string> {
  const { rows } = await sql<{ number: bigint }>`select nextval('reference_number') as number`.execute(tx);
  return reference(`${scheme.prefix}-C`, hongKongTime(now).year, rows[0]?.number ?? 0n);
}
