// Erases what people wrote of an application and what hangs on it, and leaves the bare record: reference, instants, amounts,
// outcomes, hashes. The sealed log stays whole: its leaves hold salted hashes, and the salts go with the details.

import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { removeDocumentsOf } from '../documents/documents.ts';
import { forget } from '../documents/uploads.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Erased } from './keeper.ts';

/** Erases a draft whole, with its documents, its row and whatever else only it has. */
export async function eraseDraft(tx: Tx, id: string, now: Date): Promise<Erased> {
  const documents = await eraseDocuments(tx, [id], now);
  await tx.deleteFrom('evaluation').where('subject_id', '=', id).execute();
  await eraseDetails(tx, [id]);
  await tx.deleteFrom('application').where('id', '=', id).where('status', '=', 'draft').execute();
  return { drafts: 1, documents };
}

/** Erases the contents of an application that was sent. */
export async function eraseApplication(tx: Tx, id: string, rule: string, now: Date): Promise<Erased> {
  const questions = (await tx.selectFrom('question').select('id').where('application_id', '=', id).execute()).map(
    (row) => row.id,
  );
  await tx
    .updateTable('application')
    .set({ answers: '{}', marks: '{}', submitted_answers: '{}', erased_at: now, erased_by_rule: rule })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('question')
    .set({ body: '', answer: sql`case when answer is null then null else '' end` })
    .where('application_id', '=', id)
    .execute();
  await tx.updateTable('assessment').set({ remarks: '{}' }).where('application_id', '=', id).execute();
  for (const table of ['application_guest', 'application_party', 'application_mark', 'application_task', 'referee'] as const) {
    await tx.deleteFrom(table).where('application_id', '=', id).execute();
  }
  const documents = await eraseDocuments(tx, [id, ...questions], now);
  await eraseJudgements(tx, [id]);
  const details = await eraseDetails(tx, [id]);
  return { applications: 1, documents, questions: questions.length, details };
}

/** Erases the contents of an award, its claims, its reports and the application it came from. */
export async function eraseAward(tx: Tx, id: string, rule: string, now: Date): Promise<Erased> {
  const { application_id: application } = await tx
    .updateTable('award')
    .set({ erased_at: now, conditions: '[]' })
    .where('id', '=', id)
    .returning('application_id')
    .executeTakeFirstOrThrow();
  const none = {
    answers: '{}',
    marks: '{}',
    submitted_answers: sql<string>`case when submitted_answers is null then null else '{}'::jsonb end`,
  };
  const claims = await tx
    .updateTable('claim')
    .set({ ...none, erased_at: now })
    .where('award_id', '=', id)
    .returning('id')
    .execute();
  const reports = await tx.updateTable('report').set(none).where('award_id', '=', id).returning('id').execute();
  await tx
    .updateTable('claim_confirmation')
    .set({ answers: null })
    .where('claim_id', 'in', [...ids(claims), ''])
    .execute();
  await tx.updateTable('obligation').set({ evidence: null }).where('award_id', '=', id).execute();
  const owners = [...ids(claims), ...ids(reports)];
  const documents = await eraseDocuments(tx, owners, now);
  await eraseJudgements(tx, [...owners, id]);
  const details = await eraseDetails(tx, [...owners, id]);
  const own = { awards: 1, claims: claims.length, reports: reports.length };
  const before = await eraseApplication(tx, application, rule, now);
  return { ...before, ...own, documents: documents + (before['documents'] ?? 0), details: details + (before['details'] ?? 0) };
}

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

async function eraseDocuments(tx: Tx, owners: readonly string[], now: Date): Promise<number> {
  let count = 0;
  for (const owner of owners) {
    count += await removeDocumentsOf(tx, owner, now);
    const uploads = await tx.selectFrom('upload').select('id').where('owner_id', '=', owner).execute();
    for (const { id } of uploads) await forget(tx, id, now);
  }
  return count;
}

/** Reasons of decisions, and of what rules saw all but the choices from lists: figures count by those, and they name nobody. */
async function eraseJudgements(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.updateTable('decision').set({ reason: '', conditions: '[]' }).where('subject_id', 'in', subjects).execute();
  const rows = await tx
    .selectFrom('evaluation')
    .select(['id', 'scheme', 'version', 'facts', 'results'])
    .where('subject_id', 'in', subjects)
    .execute();
  for (const row of rows) {
    const { facts: declared } = await schemeVersion(tx, row.scheme, row.version);
    const isChoice = (name: string) => ['choice', 'multi-choice'].includes(declared[name]?.kind ?? '');
    const kept = Object.fromEntries(Object.entries(row.facts as object).filter(([name]) => isChoice(name)));
    const results = (row.results as readonly Evaluation[]).map((result) => ({ ...result, facts: {} }));
    await tx
      .updateTable('evaluation')
      .set({ facts: JSON.stringify(kept), results: JSON.stringify(results) })
      .where('id', '=', row.id)
      .execute();
  }
}

/** The personal part of events. Without its salt, the hash that the log keeps tells nothing. */
async function eraseDetails(tx: Tx, subjects: readonly string[]): Promise<number> {
  const erased = await tx
    .updateTable('event')
    .set({ details: null, salt: null })
    .where('subject', 'in', subjects)
    .where('details', 'is not', null)
    .executeTakeFirst();
  return Number(erased.numUpdatedRows);
}
