import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dueAfterStop } from '../cases/clock.ts';
import { documentsOf } from '../documents/views.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';

const questions = (db: Db, id: string) =>
  db
    .selectFrom('question')
    .innerJoin('application', 'application.id', 'question.application_id')
    .select([
      'question.id',
      'question.application_id',
      'question.answer',
      'question.answered_at',
      'application.organisation_id',
      'application.reference',
      'application.status',
      'application.officer_id',
      'application.due_at',
      'application.clock_stopped_at',
    ])
    .where('question.id', '=', id);

/** A question about an application of one of the actor's organisations. */
export async function ownQuestion(db: Db, actor: Actor, id: string) {
  const row = await questions(db, id).executeTakeFirst();
  if (row === undefined || !actor.organisations.includes(row.organisation_id)) throw new Refusal(404, 'http.not_found');
  return row;
}

/**
 * Answers what an officer asked, with the documents that were attached to the answer. The application goes back to the
 * officer and its clock runs again. The same answer sent twice is one answer.
 */
export function answerQuestion(db: Db, actor: Actor, id: string, body: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const row = await questions(tx, id).forNoKeyUpdate(['application', 'question']).executeTakeFirst();
    if (row === undefined || !actor.organisations.includes(row.organisation_id)) throw new Refusal(404, 'http.not_found');
    if (row.answered_at !== null) {
      if (row.answer === body) return;
      throw new Refusal(409, 'application.answered_already', { at: row.answered_at.toISOString() });
    }
    if (row.status !== 'waiting' || row.due_at === null || row.clock_stopped_at === null) {
      throw new Refusal(409, 'application.not_waiting');
    }
    await tx
      .updateTable('question')
      .set({ answer: body, answered_by: actor.id, answered_at: now })
      .where('id', '=', id)
      .execute();
    const dueAt = dueAfterStop(row.due_at, row.clock_stopped_at, now);
    await tx
      .updateTable('application')
      .set({ status: 'submitted', clock_stopped_at: null, due_at: dueAt, changed_at: now })
      .where('id', '=', row.application_id)
      .execute();
    const documents = (await documentsOf(tx, id)).map(({ sha256 }) => sha256).join(' ');
    const facts = { question: id, documents, dueAt: dueAt.toISOString() };
    const details = { answer: body };
    await record(tx, { at: now, kind: 'application.answered', subject: row.application_id, actor: actor.id, facts, details });
    if (row.officer_id === null) return;
    const news = {
      kind: 'application.notice.answered',
      facts: { reference: row.reference },
      link: `/office/cases/${row.application_id}`,
    } as const;
    await notify(tx, [row.officer_id], news, now);
  });
}
