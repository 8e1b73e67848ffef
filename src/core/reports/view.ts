import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { sentForm } from '../cases/answers.ts';
import { historyOf } from '../cases/history.ts';
import { decisionsOf } from '../cases/view.ts';
import { ruleLines } from '../decisions/explained.ts';
import { stageNow } from '../decisions/rules.ts';
import { showDocument } from '../documents/views.ts';
import type { Basis } from '../module.ts';
import { type Answers, factsOf, readSubmission } from '../schemes/form.ts';
import { formState } from '../schemes/form-state.ts';
import { showForm } from '../schemes/form-view.ts';
import { evaluate } from '../schemes/rules.ts';
import { fillText, readable } from '../schemes/texts.ts';
import { awardFacts, type ReportRow, ownReport, readingOf } from './load.ts';
import { reportFor } from './review.ts';
import { acts, obstacleTo } from './rules.ts';

function headOf(it: ReportRow, locale: Locale) {
  const read = readable(it.terms);
  return {
    id: it.id,
    reference: it.reference,
    status: it.status,
    title: read.reports!.find(({ id }) => id === it.report)!.title[locale],
    scheme: { id: it.scheme, version: it.version, name: read.texts.name[locale] },
    award: { id: it.awardId, reference: it.awardReference },
    organisation: { id: it.organisationId, nameEn: it.nameEn, nameZh: it.nameZh },
    duty: read.obligations.find(({ id }) => id === it.duty)?.text[locale] ?? '',
    submittedAt: it.submittedAt,
    dueAt: it.dueAt,
    closedAt: it.closedAt,
  };
}

/** The holder's own page of a report: the form and how far it is while it is a draft, what became of it afterwards. */
export async function ownReportView(db: Db, actor: Actor, id: string, now: Date, locale: Locale) {
  const it = await ownReport(db, actor, id);
  const reading = readingOf(it, now);
  const values: Answers = it.status === 'draft' ? readSubmission(reading).values : ((it.sent ?? {}) as Answers);
  return {
    ...headOf(it, locale),
    changedAt: it.changedAt,
    reason: it.status === 'draft' ? await lastReason(db, id) : null,
    form: showForm(it.terms, it.form),
    answers: it.answers,
    revisions: Object.fromEntries(Object.entries(it.marks).map(([field, { revision }]) => [field, revision])),
    ...formState(reading, locale),
    documents: it.documents.map(showDocument),
    reads: await sentForm(db, it.terms, it.form, values, id, locale),
  };
}

async function lastReason(db: Db, reportId: string): Promise<string | null> {
  const row = await db
    .selectFrom('decision')
    .select('reason')
    .where('subject_id', '=', reportId)
    .where('step', '=', 'return')
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reason ?? null;
}

/** The office's page of a report, in the reader's language. Somebody with a conflict sees that there is one and nothing of it. */
export async function officeReport(db: Db, bases: readonly Basis[], actor: Actor, id: string, locale: Locale) {
  const it = await reportFor(db, bases, actor, id);
  const actions = acts
    .filter((act) => act !== 'recommend' || it.stages.some((stage) => stage.act === 'recommend'))
    .map((act) => {
      const obstacle = obstacleTo(act, it, it.reviewer);
      return { act, why: obstacle === undefined ? null : t(locale, obstacle.code, obstacle.facts) };
    });
  const stage = it.status === 'accepted' ? undefined : stageNow(it.stages, it.steps);
  const head = { ...headOf(it, locale), stage: stage === undefined ? null : fillText(it.terms, stage.title)[locale], actions };
  if (it.reviewer.isConflicted) return { ...head, inside: null };
  const values = (it.sent ?? {}) as Answers;
  const facts = { ...awardFacts(it), ...factsOf(it.form, values) };
  const rules = it.asked.rules ?? [];
  return {
    ...head,
    inside: {
      sections: await sentForm(db, it.terms, it.form, values, id, locale),
      rules: ruleLines(it.terms, rules, evaluate(it.terms, rules, facts), locale),
      decisions: await decisionsOf(db, { steps: it.steps, stages: it.stages, scheme: it.terms }, locale),
      history: await historyOf(db, [id]),
    },
  };
}
