// The page of a case: the applicant's words, what speaks for and against, what a decision would do before it is taken, and
// what the reader may do now. Somebody with a conflict sees that there is a case and nothing of what is in it.

import { sql } from 'kysely';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { partyRows } from '../applications/party-rows.ts';
import { shownParty } from '../applications/party-rules.ts';
import { inTime } from '../calls/rules.ts';
import { isSealedNow } from '../calls/until.ts';
import { envelopesOfCall } from '../calls/envelope.ts';
import { ruleLines } from '../decisions/explained.ts';
import { stageNow, type Step, type StepLine, stepsTaken } from '../decisions/rules.ts';
import { documentsOf } from '../documents/views.ts';
import { holding } from '../ledger/views.ts';
import type { Basis, BasisFacts } from '../module.ts';
import type { Answers } from '../schemes/form.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { laneNamed } from '../schemes/course.ts';
import type { Line } from '../schemes/shape-gives.ts';
import { fillText, readable, termText } from '../schemes/texts.ts';
import { sentForm } from './answers.ts';
import { type Case, caseFor, nowOf } from './case.ts';
import { daysLeft } from './clock.ts';
import { basisOf, factsNow } from './facts.ts';
import { linesNow } from './lines.ts';
import { rubricForm, scoresOf } from './scores.ts';
import { historyOf, namesOf } from './history.ts';
import { acts, isOverdue, obstacleTo } from './rules.ts';

/** Everything the page of a case shows, in the reader's language. */
export async function caseView(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date, locale: Locale) {
  const it = await caseFor(db, bases, actor, id, now);
  const head = await headOf(db, it, now, locale);
  const actions = acts.map((act) => {
    const obstacle = obstacleTo(act, nowOf(it), it.reviewer);
    return { act, why: obstacle === undefined ? null : t(locale, obstacle.code, obstacle.facts) };
  });
  if (it.reviewer.isConflicted) return { ...head, actions, inside: null };
  const { application, scheme } = it;
  const basis = await basisOf(db, bases, scheme, application.basis_id);
  const answers = (application.submitted_answers ?? {}) as Answers;
  return {
    ...head,
    actions,
    inside: {
      sections: await sentForm(db, scheme, scheme.form, answers, id, locale),
      basis: basis === undefined ? null : { cost: basis.cost, summary: await summaryIn(basis, locale) },
      evaluations: await evaluationsOf(db, it, locale),
      earlier: await earlierOf(db, it, now),
      parties: await partiesIn(db, it, locale),
      questions: await questionsOf(db, id),
      decisions: await decisionsOf(db, it, locale),
      history: await historyOf(db, [id]),
      effect: await effectOf(db, bases, it, now, locale),
      scores: await scoresOf(db, scheme, id, locale),
      rubric: rubricForm(scheme, stageNow(it.stages, it.steps), locale),
      conditions: stepsTaken(it.steps).findLast((step) => step.conditions.length > 0)?.conditions ?? [],
      award: await awardOf(db, id),
    },
  };
}

/** The organisations that an application names, as they stood when it was sent: whoever had confirmed then had confirmed. */
async function partiesIn(db: Db, { application, scheme }: Case, locale: Locale) {
  if (scheme.parties === undefined) return [];
  const rows = await partyRows(db, application.id);
  const at = application.submitted_at ?? new Date();
  return scheme.parties.flatMap(({ id, title }) =>
    rows.filter((row) => row.party === id).map((row) => ({ ...shownParty(row, at), part: fillText(scheme, title)[locale] })),
  );
}

/** What an application stands on, in the reader's language. */
export async function summaryIn(basis: BasisFacts, locale: Locale) {
  return (await basis.summary()).map(({ label, value }) => ({ label: label[locale], value: value[locale] }));
}

async function headOf(db: Db, it: Case, now: Date, locale: Locale) {
  const { application, scheme } = it;
  const row = await db
    .selectFrom('organisation')
    .select(['name_en', 'name_zh', 'br_number', 'kind'])
    .where('id', '=', application.organisation_id)
    .executeTakeFirstOrThrow();
  const names = await namesOf(db, [application.officer_id ?? '']);
  const lane = laneNamed(scheme, application.lane);
  const clock = { dueAt: application.due_at, stoppedAt: application.clock_stopped_at, closedAt: application.closed_at };
  return {
    id: application.id,
    reference: application.reference,
    status: application.status,
    scheme: { id: application.scheme, version: application.version, name: fillText(scheme, scheme.texts.name)[locale] },
    organisation: {
      id: application.organisation_id,
      nameEn: row.name_en,
      nameZh: row.name_zh,
      br: row.br_number,
      kind: row.kind,
    },
    submittedAt: application.submitted_at ?? now,
    inTime: inTime({
      submittedAt: application.submitted_at ?? now,
      closesAt: application.closes_at,
      extendedUntil: application.extended_until,
    }),
    ...clock,
    isOverdue: isOverdue(clock, now),
    daysLeft: daysLeft(clock, now),
    officer:
      application.officer_id === null ? null : { id: application.officer_id, name: names.get(application.officer_id) ?? '' },
    stage: application.closed_at === null ? (stageNow(it.stages, it.steps)?.id ?? null) : null,
    lane:
      lane === undefined
        ? null
        : { id: lane.id, title: fillText(scheme, lane.title)[locale], isAutomatic: lane.automatic === true },
    setAsideFor: application.set_aside_for,
    stages: it.stages.map((stage) => ({ id: stage.id, role: stage.role, title: fillText(scheme, stage.title)[locale] })),
  };
}

async function evaluationsOf(db: Db, { application, scheme }: Case, locale: Locale) {
  const rows = await db
    .selectFrom('evaluation')
    .select(['id', 'stage', 'version', 'results', 'holds', 'evaluated_at'])
    .where('subject_id', '=', application.id)
    .orderBy('evaluated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    stage: row.stage,
    version: row.version,
    holds: row.holds,
    at: row.evaluated_at,
    rules: ruleLines(scheme, scheme.eligibility.rules, row.results as readonly Evaluation[], locale),
  }));
}

/** What else the organisation has applied for, in any scheme. */
async function earlierOf(db: Db, { application }: Case, now: Date) {
  const rows = await db
    .selectFrom('application')
    .leftJoin('award', 'award.application_id', 'application.id')
    .select([
      'application.id',
      'application.reference',
      'application.scheme',
      'application.status',
      'application.submitted_at as submittedAt',
      linesOf.as('awarded'),
      'award.standing',
    ])
    .where('application.organisation_id', '=', application.organisation_id)
    .where('application.id', '<>', application.id)
    .where('application.submitted_at', 'is not', null)
    .where(isSealedNow(now), '=', false)
    .orderBy('application.submitted_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, awarded: row.awarded.map(inFull) }));
}

async function questionsOf(db: Db, applicationId: string) {
  const rows = await db
    .selectFrom('question')
    .leftJoin('person as asker', 'asker.id', 'question.asked_by')
    .leftJoin('person as answerer', 'answerer.id', 'question.answered_by')
    .select([
      'question.id',
      'question.body',
      'question.asked_at as askedAt',
      'asker.name as askedBy',
      'question.answer',
      'question.answered_at as answeredAt',
      'answerer.name as answeredBy',
    ])
    .where('application_id', '=', applicationId)
    .orderBy('question.asked_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      documents: (await documentsOf(db, row.id)).map(({ id, name, bytes }) => ({ id, name, bytes: Number(bytes) })),
    })),
  );
}

/** The steps taken, with who and why. */
export async function decisionsOf(
  db: Db,
  it: { readonly steps: readonly Step[]; readonly stages: Case['stages']; readonly scheme: Case['scheme'] },
  locale: Locale,
) {
  const ids = it.steps.map((step) => step.id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.by_person')
    .select([
      'decision.id',
      'step',
      'stage',
      'outcome',
      'reason',
      'amount',
      'lines',
      'conditions',
      'person.name as by',
      'decided_at as at',
    ])
    .where('decision.id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('decision.id')
    .execute();
  return rows.map(({ stage, ...row }) => {
    const title = it.stages.find(({ id }) => id === stage)?.title;
    const lines = (row.lines as readonly StepLine[]).map((line) => ({ ...line, amount: BigInt(line.amount) }));
    const conditions = row.conditions as readonly string[];
    return { ...row, lines, conditions, stage: title === undefined ? (stage ?? '') : fillText(it.scheme, title)[locale] };
  });
}

/** What an approval would do, before it is taken: how each amount comes about, and each envelope now and after. */
async function effectOf(db: Db, bases: readonly Basis[], it: Case, now: Date, locale: Locale) {
  if (it.application.closed_at !== null) return null;
  const facts = await factsNow(db, bases, it.scheme, it.application, now);
  const lines = await linesNow(db, it, facts, now);
  const special = lines.filter(({ rule }) => mayExcept(it, rule)).map(({ line }) => line);
  const more = special.length === 0 ? [] : await linesNow(db, it, facts, now, special);
  const envelopes = await envelopesOfCall(db, it.application.call_id);
  return Promise.all(
    lines.map(async (line) => {
      const envelope = await holding(db, envelopes.get(line.unit) ?? it.application.envelope_account);
      const most = more.find((one) => one.line === line.line)?.most;
      const share = line.rule.exceptional && readable(it.scheme).terms[line.rule.exceptional.share];
      return {
        line: line.line,
        unit: line.unit,
        kind: line.rule.kind ?? 'grant',
        amount: line.amount,
        most: line.most,
        awardedBefore: line.before,
        steps: line.steps.map((step) => t(locale, step.key, step.facts)),
        exceptional:
          most === undefined || share === undefined || !special.includes(line.line)
            ? null
            : { share: termText(share, locale), text: fillText(it.scheme, line.rule.exceptional!.text)[locale], most },
        envelope: {
          total: envelope.balance,
          promised: envelope.promised,
          left: envelope.left,
          after: envelope.left - line.amount,
        },
        isShort: envelope.left < line.amount,
      };
    }),
  );
}

/** Whether the reader decides next and may give the exceptional share of a line. */
function mayExcept(it: Case, rule: Line): boolean {
  const stage = stageNow(it.stages, it.steps);
  return rule.exceptional !== undefined && stage?.act === 'decide' && stage.role === rule.exceptional.role;
}

/** The lines of an award, as JSON keeps them: amounts as text. */
const linesOf = sql<readonly { unit: string; amount: string }[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'amount', amount::text) order by unit), '[]')
  from award_line where award_line.award_id = award.id)`;

async function awardOf(db: Db, applicationId: string) {
  const row = await db
    .selectFrom('award')
    .select(['award.id', 'award.reference', 'award.standing', 'award.offer_ends_at as offerEndsAt', linesOf.as('lines')])
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, lines: row.lines.map(inFull) };
}

const inFull = ({ unit, amount }: { readonly unit: string; readonly amount: string }) => ({ unit, amount: BigInt(amount) });
