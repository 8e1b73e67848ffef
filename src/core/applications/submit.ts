// An application is sent. Everything is checked and everything is written in one transaction: the answers as they stand,
// what the rules said, the event that the receipt proves, and the jobs that go on from here. Sent twice is sent once.

import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { hongKongTime, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId, reference } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dueFor } from '../cases/clock.ts';
import { eventRow } from '../log/log.ts';
import type { Basis, BasisFacts } from '../module.ts';
import { awardAmount } from '../schemes/award.ts';
import { readSubmission } from '../schemes/form.ts';
import { asFieldProblems } from '../schemes/form-state.ts';
import { eligibility } from '../schemes/rules.ts';
import { basisNow } from './basis.ts';
import { readingOf } from './draft.ts';
import { ruleFacts } from './facts.ts';
import { type Application, ownApplication } from './load.ts';
import { failingRules } from './rules.ts';
import { submissionHash } from './submission.ts';

export interface Sending {
  readonly reference: string;
  readonly submittedAt: Date;
  readonly hash: string;
  readonly eventId: string;
  readonly dueAt: Date | null;
}

/**
 * Sends a draft. `now` is the instant at which the request had arrived whole: it must be before the call closes, and the
 * closing instant itself is too late. Refuses with the answers that are missing or wrong, or with the rules that fail.
 */
export function submitApplication(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  now: Date,
  locale: Locale,
): Promise<Sending> {
  return transact(db, async (tx) => {
    const it = await ownApplication(tx, actor, id, 'number');
    if (it.submitted_at !== null) return alreadySent(it);
    if (now >= it.closes_at)
      throw new Refusal(409, 'application.closed', { closesAt: it.closes_at.toISOString(), at: now.toISOString() });

    const standing = { organisationId: it.organisation_id, basisId: it.basis_id };
    const basis = await basisNow(tx, bases, it.terms, standing, now);
    const { values, problems } = readSubmission(readingOf(it, now));
    if (problems.length > 0)
      throw new Refusal(422, 'application.incomplete', { count: problems.length }, asFieldProblems(problems, locale));
    const facts = ruleFacts(it.terms, values, { applicantName: it.name_en, awardedBefore: it.awarded_before, basis }, now);
    const judgement = eligibility(it.terms, facts, 'submit');
    if (judgement.holds === false) {
      const failing = failingRules(it.terms, judgement.rules, locale);
      throw new Refusal(422, 'application.not_eligible', { count: failing.length }, failing);
    }

    const sending = await write(tx, it, actor, { values, basis, facts, judgement }, now);
    await enqueue(tx, 'application.assign', { applicationId: id });
    await enqueue(tx, 'application.received', { applicationId: id });
    return sending;
  });
}

function alreadySent(it: Application): Sending {
  const { reference: name, submitted_at: submittedAt, answers_hash: hash, submission_event: eventId } = it;
  if (it.status === 'withdrawn') throw new Refusal(409, 'application.withdrawn');
  if (name === null || submittedAt === null || hash === null || eventId === null)
    throw new Error(`${it.id} was sent without a receipt`);
  return { reference: name, submittedAt, hash, eventId, dueAt: it.due_at };
}

interface Outcome {
  readonly values: Readonly<Record<string, unknown>>;
  readonly basis: BasisFacts | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly judgement: ReturnType<typeof eligibility>;
}

/** One statement for all three rows: this is the moment when thousands send at once. */
async function write(tx: Tx, it: Application, actor: Actor, outcome: Outcome, now: Date): Promise<Sending> {
  const { values, basis, facts, judgement } = outcome;
  const [stage] = it.terms.stages.application;
  if (it.number === null || stage === undefined) throw new Error(`${it.id} has no number or no stage to go to`);
  const name = reference(it.terms.prefix, hongKongTime(now).year, it.number);
  const hash = submissionHash(it, values);
  const dueAt = dueFor(it.terms, stage, now);
  const amount = basis === undefined ? null : awardAmount(it.terms, basis.cost, it.awarded_before).amount;
  const { call_id: call, scheme, version, organisation_id: organisation } = it;
  const event = eventRow({
    at: now,
    kind: 'application.submitted',
    subject: it.id,
    actor: actor.id,
    facts: { reference: name, call, scheme, version, organisation, hash },
  });
  await tx
    .with('happened', (query) => query.insertInto('event').values(event))
    .with('judged', (query) =>
      query.insertInto('evaluation').values({
        id: newId('evl', now.getTime()),
        subject_kind: 'application',
        subject_id: it.id,
        stage: 'submit',
        scheme: it.scheme,
        version: it.version,
        facts: JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        results: JSON.stringify(judgement.rules),
        holds: judgement.holds === true,
        evaluated_at: now,
      }),
    )
    .updateTable('application')
    .set({
      status: 'submitted',
      reference: name,
      cost: basis?.cost ?? null,
      requested: amount,
      submitted_answers: JSON.stringify(values),
      answers_hash: hash,
      submission_event: event.id,
      submitted_at: now,
      submitted_by: actor.id,
      changed_at: now,
      due_at: dueAt,
      clock_stopped_at: sql`null`,
    })
    .where('id', '=', it.id)
    .execute();
  return { reference: name, submittedAt: now, hash, eventId: event.id, dueAt };
}
