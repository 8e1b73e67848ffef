// An application is sent. Everything is checked and everything is written at once: the answers as they stand, what the
// rules said, the event that the receipt proves, and the job that goes on from here. Sent twice is sent once.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { hongKongTime, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId, reference } from '../../platform/ids.ts';
import { askForJob } from '../../platform/jobs.ts';
import { patiently } from '../../platform/postgres-away.ts';
import { Refusal } from '../../platform/refusal.ts';
import { statement } from '../../platform/statement.ts';
import { isSealed } from '../calls/rules.ts';
import { dueFor } from '../cases/clock.ts';
import { standingReferees } from '../letters/load.ts';
import { crossRules } from '../exclusivity/exclusivity.ts';
import { eventRow } from '../log/log.ts';
import type { Basis, BasisFacts } from '../module.ts';
import { awardLines } from '../schemes/award.ts';
import { dayOf } from '../schemes/calendar.ts';
import { laneFor, stagesOn } from '../schemes/course.ts';
import type { Facts } from '../schemes/facts.ts';
import { readSubmission } from '../schemes/form.ts';
import { asFieldProblems } from '../schemes/form-state.ts';
import { eligibility, type Evaluation, type Holds, verdict } from '../schemes/rules.ts';
import { basisNow } from './basis.ts';
import { readingOf } from './draft.ts';
import { ruleFacts } from './facts.ts';
import { hubFacts } from './hub-facts.ts';
import { applicantOf, type Application, ownApplication, standingOf } from './load.ts';
import { questionsIn } from '../schemes/form-fields.ts';
import { refuseGuest } from './guests.ts';
import { partyRows } from './party-rows.ts';
import { partyLacks } from './party-rules.ts';
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
  // When the database went away in the middle it may have been sent already; then looking again finds its receipt.
  return patiently(
    () => submitOnce(db, bases, actor, id, now, locale),
    () => !db.isTransaction,
  );
}

async function submitOnce(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  now: Date,
  locale: Locale,
): Promise<Sending> {
  // The draft is read and judged without a lock, and written only if it is still as it was read.
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const it = await ownApplication(db, actor, id, 'number');
    if (it.submitted_at !== null) return alreadySent(it);
    if (now >= it.sendable_until)
      throw new Refusal(409, 'application.closed', { closesAt: it.closes_at.toISOString(), at: now.toISOString() });
    refuseGuest(actor, it);
    refuseOtherHand(actor, it);
    const sending = await write(db, it, actor, await judge(db, bases, it, now, locale), now);
    if (sending !== undefined) return sending;
  }
  throw new Refusal(503, 'http.busy');
}

/** Checks everything there is to check before a draft is sent. */
async function judge(db: Db, bases: readonly Basis[], it: Application, now: Date, locale: Locale): Promise<Judged> {
  const basis = await basisNow(db, bases, it.terms, { organisationId: it.organisation_id, basisId: it.basis_id }, now);
  const { values, problems } = readSubmission(readingOf(it, now));
  if (problems.length > 0)
    throw new Refusal(422, 'application.incomplete', { count: problems.length }, asFieldProblems(problems, locale));
  await refuseTooFewReferees(db, it);
  await refuseMissingParties(db, it, now);
  const facts = ruleFacts(it.terms, values, await hubFacts(db, it.terms, applicantOf(it), now), basis);
  const own = eligibility(it.terms, facts, 'submit').rules;
  const rules = [...own, ...(await crossRules(db, it.terms, standingOf(it), facts, now))];
  const holds = verdict(rules);
  if (holds === false) {
    const failing = failingRules(it.terms, rules, locale);
    throw new Refusal(422, 'application.not_eligible', { count: failing.length }, failing);
  }
  return { values, basis, facts, holds, rules };
}

/** A scheme that asks for letters asks for referees before anything is sent. */
async function refuseTooFewReferees(db: Db, it: Application): Promise<void> {
  const least = it.terms.calls?.letters?.least;
  if (least === undefined) return;
  const named = await standingReferees(db, it.id);
  if (named >= least) return;
  const facts = { least, named };
  throw new Refusal(422, 'application.incomplete', { count: 1 }, [{ field: 'referees', code: 'letters.too_few', facts }]);
}

/** One person certifies: whoever the certifying was given to, and who typed their name where the form is signed. */
function refuseOtherHand(actor: Actor, it: Application): void {
  if (it.certifier !== null && it.certifier !== actor.id) throw new Refusal(409, 'together.other_certifies');
  const others = questionsIn(it.terms.form).filter(({ field, group }) => {
    const mark = group === undefined && field.kind === 'signature' ? it.marks[field.id] : undefined;
    return mark !== undefined && mark.by !== actor.id;
  });
  if (others.length === 0) return;
  const fields = others.map(({ field }) => ({ field: field.id, code: 'together.sign_yourself' as const }));
  throw new Refusal(422, 'application.incomplete', { count: fields.length }, fields);
}

/** Organisations that must take part are named, and have confirmed where they must, before anything is sent. */
async function refuseMissingParties(db: Db, it: Application, now: Date): Promise<void> {
  if (it.terms.parties === undefined) return;
  const lacks = partyLacks(it.terms, await partyRows(db, it.id), now);
  if (lacks.length === 0) return;
  const fields = lacks.map(({ party, least, counting, confirms }) => ({
    field: `parties.${party}`,
    code: confirms ? ('parties.not_confirmed' as const) : ('parties.too_few' as const),
    facts: { least, counting },
  }));
  throw new Refusal(422, 'application.incomplete', { count: fields.length }, fields);
}

function alreadySent(it: Application): Sending {
  const { reference: name, submitted_at: submittedAt, answers_hash: hash, submission_event: eventId } = it;
  if (it.status === 'withdrawn') throw new Refusal(409, 'application.withdrawn');
  if (name === null || submittedAt === null || hash === null || eventId === null)
    throw new Error(`${it.id} was sent without a receipt`);
  return { reference: name, submittedAt, hash, eventId, dueAt: it.due_at };
}

interface Judged {
  readonly values: Readonly<Record<string, unknown>>;
  readonly basis: BasisFacts | undefined;
  readonly facts: Facts;
  readonly holds: Holds;
  readonly rules: readonly Evaluation[];
}

/**
 * Writes all of it in one statement: this is the moment when thousands send at once. Nothing is written, and nothing
 * returned, when the draft is no longer as it was read.
 */
async function write(db: Db, it: Application, actor: Actor, judged: Judged, now: Date): Promise<Sending | undefined> {
  const { values, basis, facts, holds, rules } = judged;
  const lane = laneFor(it.terms, facts)?.id ?? null;
  const [stage] = stagesOn(it.terms, lane);
  if (it.number === null || stage === undefined) throw new Error(`${it.id} has no number or no stage to go to`);
  const name = reference(it.terms.prefix, Number(dayOf(now).slice(0, 4)), it.number);
  const hash = submissionHash(it, values);
  const dueAt = dueFor(it.terms, stage, isSealed(it.sealed_until, now) ? it.sealed_until : now);
  const [asked] = awardLines(it.terms, { facts, earlier: it.earlier, year: hongKongTime(now).year });
  const { call_id: call, scheme, version, organisation_id: organisation } = it;
  const event = eventRow({
    at: now,
    kind: 'application.submitted',
    subject: it.id,
    actor: actor.id,
    facts: { reference: name, call, scheme, version, organisation, hash },
  });
  const rows = await send(db, {
    id: it.id,
    edition: it.edition,
    name,
    cost: basis?.cost ?? null,
    amount: asked?.amount ?? null,
    unit: asked?.unit ?? null,
    lane,
    stage: stage.id,
    role: stage.role,
    answers: JSON.stringify(values),
    hash,
    event: event.id,
    kind: event.kind,
    told: event.facts,
    by: actor.id,
    now,
    dueAt,
    evaluation: newId('evl', now.getTime()),
    scheme,
    version,
    facts: JSON.stringify(facts, plain),
    rules: JSON.stringify(rules),
    holds: holds === true,
  });
  return rows.length === 0 ? undefined : { reference: name, submittedAt: now, hash, eventId: event.id, dueAt };
}

interface Sent {
  readonly id: string;
  readonly edition: number;
  readonly name: string;
  readonly cost: bigint | null;
  readonly amount: bigint | null;
  readonly unit: string | null;
  readonly lane: string | null;
  readonly stage: string;
  readonly role: string;
  readonly answers: string;
  readonly hash: string;
  readonly event: string;
  readonly kind: string;
  readonly told: string;
  readonly by: string;
  readonly now: Date;
  readonly dueAt: Date | null;
  readonly evaluation: string;
  readonly scheme: string;
  readonly version: number;
  readonly facts: string;
  readonly rules: string;
  readonly holds: boolean;
}

const send = statement((tx, it: Sent) => {
  const job = askForJob(tx, 'sent', 'application.received', { applicationId: 'id' });
  return sql<{ id: string }>`
    with sent as (
      update application set status = 'submitted', reference = ${it.name}, cost = ${it.cost}, requested = ${it.amount},
        requested_unit = ${it.unit}, lane = ${it.lane}, stage = ${it.stage}, stage_role = ${it.role},
        submitted_answers = ${it.answers}, answers_hash = ${it.hash}, submission_event = ${it.event},
        submitted_at = ${it.now}, submitted_by = ${it.by}, changed_at = ${it.now}, due_at = ${it.dueAt}
      where id = ${it.id} and status = 'draft' and edition = ${it.edition}
      returning id
    ), happened as (
      insert into event (id, at, kind, subject, actor, facts)
      select ${it.event}, ${it.now}::timestamptz, ${it.kind}, id, ${it.by}, ${it.told}::jsonb from sent
    ), judged as (
      insert into evaluation (id, subject_kind, subject_id, stage, scheme, version, facts, results, holds, evaluated_at)
      select ${it.evaluation}, 'application', id, 'submit', ${it.scheme}, ${it.version}::integer,
        ${it.facts}::jsonb, ${it.rules}::jsonb, ${it.holds}::boolean, ${it.now}::timestamptz
      from sent
    ), job as (${job})
    select id from sent`.compile(tx);
});

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
