// The page of a case: the applicant's words, what speaks for and against, what a decision would do before it is taken, and
// what the reader may do now. Somebody with a conflict sees that there is a case and nothing of what is in it.

import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { inTime } from '../calls/rules.ts';
import { isSealedNow } from '../calls/until.ts';
import { ruleLines } from '../decisions/explained.ts';
import type { Step } from '../decisions/rules.ts';
import { documentsOf } from '../documents/views.ts';
import { holding } from '../ledger/views.ts';
import type { Basis, BasisFacts } from '../module.ts';
import type { Answers } from '../schemes/form.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { fillText } from '../schemes/texts.ts';
import { sentForm } from './answers.ts';
import { type Case, caseFor, nowOf } from './case.ts';
import { daysLeft } from './clock.ts';
import { amountFor } from './decide.ts';
import { basisOf } from './facts.ts';
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
      questions: await questionsOf(db, id),
      decisions: await decisionsOf(db, it, locale),
      history: await historyOf(db, [id]),
      effect: await effectOf(db, it, locale),
      award: await awardOf(db, id),
    },
  };
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
  return db
    .selectFrom('application')
    .leftJoin('award', 'award.application_id', 'application.id')
    .leftJoin('award_line', 'award_line.award_id', 'award.id')
    .select([
      'application.id',
      'application.reference',
      'application.scheme',
      'application.status',
      'application.submitted_at as submittedAt',
      'award_line.amount as awarded',
      'award.standing',
    ])
    .where('application.organisation_id', '=', application.organisation_id)
    .where('application.id', '<>', application.id)
    .where('application.submitted_at', 'is not', null)
    .where(isSealedNow(now), '=', false)
    .orderBy('application.submitted_at', 'desc')
    .limit(50)
    .execute();
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
    .innerJoin('person', 'person.id', 'decision.by_person')
    .select(['decision.id', 'step', 'stage', 'outcome', 'reason', 'amount', 'person.name as by', 'decided_at as at'])
    .where('decision.id', 'in', ids)
    .orderBy('decided_at')
    .orderBy('decision.id')
    .execute();
  return rows.map(({ stage, ...row }) => {
    const title = it.stages.find(({ id }) => id === stage)?.title;
    return { ...row, stage: title === undefined ? (stage ?? '') : fillText(it.scheme, title)[locale] };
  });
}

/** What an approval would do, before it is taken: how the amount comes about, and the envelope now and after. */
async function effectOf(db: Db, it: Case, locale: Locale) {
  const isOpen = it.application.closed_at === null;
  if (!isOpen) return null;
  const worked = await amountFor(db, it);
  const envelope = await holding(db, it.application.envelope_account);
  return {
    unit: worked.unit,
    amount: worked.amount,
    awardedBefore: worked.before,
    steps: worked.steps.map(({ key, facts }) => t(locale, key, facts)),
    envelope: { total: envelope.balance, promised: envelope.promised, left: envelope.left, after: envelope.left - worked.amount },
    isShort: envelope.left < worked.amount,
  };
}

async function awardOf(db: Db, applicationId: string) {
  const row = await db
    .selectFrom('award')
    .innerJoin('award_line', 'award_line.award_id', 'award.id')
    .select([
      'award.id',
      'award.reference',
      'award.standing',
      'award_line.unit',
      'award_line.amount',
      'award.offer_ends_at as offerEndsAt',
    ])
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row ?? null;
}
