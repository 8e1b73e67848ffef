// A report that is owed for an award, from its holder's side: begun, filled in, its documents attached, handed in.

import { sql } from 'kysely';
import { contentHash } from '../../platform/canonical.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import { hongKongTime, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId, reference } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { named } from '../applications/draft.ts';
import { type Change, merge } from '../applications/merge.ts';
import { refuseUnusable } from '../applications/usable.ts';
import { ownAward } from '../awards/awards.ts';
import { keepEvaluation } from '../cases/facts.ts';
import { attach, type DocumentOwner } from '../documents/documents.ts';
import type { DocumentView } from '../documents/views.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { handedIn } from '../obligations/obligations.ts';
import { holdersOf } from '../people/views.ts';
import { dayOf, deadlineOf } from '../schemes/calendar.ts';
import { factsOf, readSubmission } from '../schemes/form.ts';
import { asFieldProblems, formState } from '../schemes/form-state.ts';
import { fileAt } from '../schemes/paths.ts';
import { evaluate, verdict } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { awardFacts, ownDraft, readingOf } from './load.ts';
import { stagesFor } from './rules.ts';

/** Begins the report that a duty asks for. Asked again, the same is found. */
export function startReport(db: Db, actor: Actor, awardId: string, duty: string, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'report', now);
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    const report = scheme.obligations.find(({ id, kind }) => id === duty && kind === 'report')?.report;
    if (report === undefined) throw new Refusal(404, 'obligation.none');
    const there = await tx
      .selectFrom('report')
      .select('id')
      .where('award_id', '=', awardId)
      .where('duty', '=', duty)
      .executeTakeFirst();
    if (there !== undefined) return there;
    const id = newId('rpt', now.getTime());
    await tx
      .insertInto('report')
      .values({ id, award_id: awardId, duty, report, created_at: now, created_by: actor.id, changed_at: now })
      .execute();
    await record(tx, { at: now, kind: 'report.started', subject: id, actor: actor.id, facts: { award: awardId, duty } });
    return { id };
  });
}

/** Saves changes to single answers of a draft. What somebody else has changed meanwhile is not overwritten but told. */
export function saveAnswers(db: Db, actor: Actor, id: string, changes: readonly Change[], now: Date, locale: Locale) {
  return transact(db, async (tx) => {
    const it = await ownDraft(tx, actor, id);
    refuseUnusable(it.terms, it.form, changes, dayOf(now));
    const { answers, marks, saved, conflicts, isChanged } = merge(it.answers, it.marks, changes, actor.id, now);
    if (isChanged) {
      await tx
        .updateTable('report')
        .set({ answers: JSON.stringify(answers), marks: JSON.stringify(marks), changed_at: now })
        .where('id', '=', id)
        .execute();
    }
    return {
      saved: [...saved],
      conflicts: await named(tx, conflicts),
      changedAt: isChanged ? now : it.changedAt,
      ...formState(readingOf({ ...it, answers }, now), locale),
    };
  });
}

/** What of a report documents hang on: the report itself while it is a draft. */
export const reportDocuments: DocumentOwner = {
  kind: 'report',
  async find(db: Db, id) {
    const row = await db
      .selectFrom('report')
      .innerJoin('award', 'award.id', 'report.award_id')
      .select(['award.organisation_id', 'award.scheme', 'report.submitted_at'])
      .where('report.id', '=', id)
      .executeTakeFirst();
    return row && { organisationId: row.organisation_id, scheme: row.scheme, isSent: row.submitted_at !== null };
  },
  async slot(db, actor, id, field) {
    const asked = fileAt((await ownDraft(db, actor, id, 'read')).form, field);
    if (asked === undefined) throw new Refusal(404, 'document.not_a_file_field');
    const { accept, maxFiles, maxMegabytes } = asked;
    return { owner: reportDocuments, ownerId: id, field, accept, maxFiles, maxMegabytes };
  },
  async hold(tx: Tx, id) {
    const row = await tx.selectFrom('report').select('status').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    if (row?.status !== 'draft') throw new Refusal(409, 'document.closed');
  },
};

/** Attaches a document to a question of a draft that takes documents, within the limits of the scheme. */
export async function attachToReport(
  db: Db,
  files: Files,
  actor: Actor,
  { id, field }: { readonly id: string; readonly field: string },
  upload: Upload,
  now: Date,
): Promise<DocumentView> {
  return attach(db, files, actor, await reportDocuments.slot(db, actor, id, field, now), upload, now);
}

/** Hands a report in, or refuses with everything that is still in the way. One that is late is taken too, and is seen as late. */
export function submitReport(
  db: Db,
  actor: Actor,
  id: string,
  locale: Locale,
  now: Date,
): Promise<{ reference: string; submittedAt: Date }> {
  return transact(db, async (tx) => {
    const it = await ownDraft(tx, actor, id);
    const { values, problems } = readSubmission(readingOf(it, now));
    if (problems.length > 0)
      throw new Refusal(422, 'report.incomplete', { count: problems.length }, asFieldProblems(problems, locale));
    const facts = { ...awardFacts(it), ...factsOf(it.form, values), today: dayOf(now) };
    const rules = evaluate(it.terms, it.asked.rules ?? [], facts);
    const holds = verdict(rules);
    if (holds !== true) {
      const failing = rules.filter((rule) => rule.weight === 'must' && rule.holds !== true).map((rule) => rule.id);
      throw new Refusal(409, 'report.rules_fail', { rules: failing.join(', ') });
    }
    const name = it.reference ?? (await nextReference(tx, it.terms, now));
    const [first] = stagesFor(it.terms);
    const dueAt = first === undefined || first.target === '' ? null : deadlineOf(it.terms, first.target, now);
    await tx
      .updateTable('report')
      .set({
        reference: name,
        status: 'submitted',
        submitted_answers: JSON.stringify(values),
        submitted_at: now,
        submitted_by: actor.id,
        changed_at: now,
        due_at: dueAt,
      })
      .where('id', '=', id)
      .execute();
    const subject = { kind: 'report', id, stage: 'submit', version: it.version } as const;
    const evaluation = await keepEvaluation(tx, subject, it.terms, { facts, holds, rules }, now);
    const told = { reference: name, award: it.awardId, duty: it.duty, answers: contentHash(values), evaluation };
    await record(tx, { at: now, kind: 'report.submitted', subject: id, actor: actor.id, facts: told });
    await handedIn(tx, it.awardId, { obligation: it.duty, by: actor.id, evidence: { report: id, day: dayOf(now) } }, now);
    const news = { kind: 'report.notice.submitted', facts: { reference: name }, link: `/office/reports/${id}` } as const;
    await notify(tx, await holdersOf(tx, first?.role ?? 'officer', it.scheme), news, now);
    return { reference: name, submittedAt: now };
  });
}

async function nextReference(tx: Tx, scheme: Scheme, now: Date): Promise<string> {
  const { rows } = await sql<{ number: bigint }>`select nextval('reference_number') as number`.execute(tx);
  return reference(`${scheme.prefix}-R`, hongKongTime(now).year, rows[0]?.number ?? 0n);
}
