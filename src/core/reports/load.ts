import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { answersOf, type Attached } from '../applications/load.ts';
import type { Answers as Typed, Marks } from '../applications/merge.ts';
import { documentsOf, showDocument } from '../documents/views.ts';
import { dayOf } from '../schemes/calendar.ts';
import type { Facts } from '../schemes/facts.ts';
import { type Answers, factsOf, type Reading } from '../schemes/form.ts';
import type { Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';

const reports = (db: Db) =>
  db
    .selectFrom('report')
    .innerJoin('award', 'award.id', 'report.award_id')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select([
      'report.id',
      'report.reference',
      'report.duty',
      'report.report',
      'report.status',
      'report.answers',
      'report.marks',
      'report.submitted_answers as sent',
      'report.changed_at as changedAt',
      'report.submitted_at as submittedAt',
      'report.due_at as dueAt',
      'report.closed_at as closedAt',
      'report.created_by',
      'report.submitted_by',
      'award.id as awardId',
      'award.reference as awardReference',
      'award.standing',
      'award.scheme',
      'award.organisation_id as organisationId',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'application.id as applicationId',
      'application.basis_id',
      'application.submitted_answers as applied',
      'call.version',
    ]);

/** A report with the part of its scheme that asks for it, locked where asked for; nothing where it is not there. */
export async function reportAt(db: Db, id: string, hold: 'read' | 'lock' = 'read') {
  const query = reports(db).where('report.id', '=', id);
  const row = await (hold === 'read' ? query : query.forNoKeyUpdate('report')).executeTakeFirst();
  if (row === undefined) return undefined;
  const terms = await schemeVersion(db, row.scheme, row.version);
  const asked = askedFor(terms, row.report);
  return { ...row, terms, asked, form: asked.form, answers: row.answers as Typed, marks: row.marks as Marks };
}
export type ReportRow = NonNullable<Awaited<ReturnType<typeof reportAt>>>;

/** The report of a scheme by its name. That a duty names one that is there was checked when the file was read. */
export function askedFor(terms: Scheme, name: string) {
  const asked = terms.reports?.find(({ id }) => id === name);
  if (asked === undefined) throw new Error(`Scheme ${terms.scheme} asks for no report ${name}`);
  return asked;
}

/** A report of one of the actor's organisations. Anybody else's looks as if it were not there. */
export async function ownReport(db: Db, actor: Actor, id: string, hold: 'read' | 'lock' = 'read') {
  const row = await reportAt(db, id, hold);
  if (row === undefined || !actor.organisations.includes(row.organisationId)) throw new Refusal(404, 'http.not_found');
  return { ...row, documents: await documentsOf(db, id) };
}
export type OwnReport = Awaited<ReturnType<typeof ownReport>>;

/** The same, when it is a draft and its award runs. */
export async function ownDraft(db: Db, actor: Actor, id: string, hold: 'read' | 'lock' = 'lock'): Promise<OwnReport> {
  const report = await ownReport(db, actor, id, hold);
  if (report.status !== 'draft') throw new Refusal(409, 'report.wrong_status', { status: report.status });
  if (report.standing !== 'active') throw new Refusal(409, 'award.wrong_standing', { standing: report.standing });
  return report;
}

/** What the rules of a report may ask about beside its own answers: those of the application, and who reports. */
export const awardFacts = (it: ReportRow): Facts => ({
  ...factsOf(it.terms.form, (it.applied ?? {}) as Answers),
  applicantName: it.nameEn,
});

/** The answers of a draft as the form reads them on a day. */
export function readingOf(it: OwnReport, now: Date): Reading {
  const attached = it.documents
    .map(showDocument)
    .map((document): Attached => ({ ...document, uploadedAt: document.uploadedAt.toISOString() }));
  const answers = answersOf(it.form, it.answers, attached);
  return { scheme: it.terms, form: it.form, answers, facts: awardFacts(it), today: dayOf(now) };
}
