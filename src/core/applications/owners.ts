// What of an applicant's documents hang on: the application itself while it is a draft, and the answer to an officer's
// question until it is given.

import type { Db, Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { DocumentOwner } from '../documents/documents.ts';
import { isGuest } from './guests.ts';
import { fileAt } from '../schemes/paths.ts';
import type { FileType } from '../schemes/shape-form.ts';
import { ownApplication } from './load.ts';
import { ownQuestion } from './questions.ts';

export const applicationDocuments: DocumentOwner = {
  kind: 'application',
  admits: isGuest,
  async find(db: Db, id) {
    const row = await db
      .selectFrom('application')
      .innerJoin('call', 'call.id', 'application.call_id')
      .select(['application.organisation_id', 'application.scheme', 'submitted_at', 'call.sealed_until'])
      .where('application.id', '=', id)
      .executeTakeFirst();
    return (
      row && {
        organisationId: row.organisation_id,
        scheme: row.scheme,
        isSent: row.submitted_at !== null,
        sealedUntil: row.sealed_until,
      }
    );
  },
  async slot(db, actor, id, field) {
    const it = await ownApplication(db, actor, id);
    if (it.status !== 'draft') throw new Refusal(409, 'document.closed');
    const asked = fileAt(it.terms.form, field);
    if (asked === undefined) throw new Refusal(404, 'document.not_a_file_field');
    const { accept, maxFiles, maxMegabytes } = asked;
    return { owner: applicationDocuments, ownerId: id, field, accept, maxFiles, maxMegabytes };
  },
  async hold(tx: Tx, id) {
    // What is being sent meanwhile is checked again, with the documents as they are then.
    const held = await tx
      .updateTable('application')
      .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
      .where('id', '=', id)
      .where('status', '=', 'draft')
      .executeTakeFirst();
    if (held.numUpdatedRows === 0n) throw new Refusal(409, 'document.closed');
  },
};

export const questionDocuments: DocumentOwner = {
  kind: 'question',
  async find(db: Db, id) {
    const row = await db
      .selectFrom('question')
      .innerJoin('application', 'application.id', 'question.application_id')
      .select(['application.organisation_id', 'application.scheme', 'question.answered_at'])
      .where('question.id', '=', id)
      .executeTakeFirst();
    return row && { organisationId: row.organisation_id, scheme: row.scheme, isSent: row.answered_at !== null };
  },
  async slot(db, actor, id, field) {
    const question = await ownQuestion(db, actor, id);
    if (question.answered_at !== null) throw new Refusal(409, 'document.closed');
    if (field !== answerField) throw new Refusal(404, 'document.not_a_file_field');
    return { owner: questionDocuments, ownerId: id, ...answerSlot };
  },
  async hold(tx: Tx, id) {
    const row = await tx
      .selectFrom('question')
      .innerJoin('application', 'application.id', 'question.application_id')
      .select(['question.answered_at', 'application.status'])
      .where('question.id', '=', id)
      .forNoKeyUpdate('question')
      .executeTakeFirst();
    if (row?.status !== 'waiting' || row.answered_at !== null) throw new Refusal(409, 'document.closed');
  },
};

export const applicationOwners: readonly DocumentOwner[] = [applicationDocuments, questionDocuments];

/** Where documents of an answer go. */
export const answerField = 'answer';

/** What may be attached to an answer: any kind that is taken at all. */
const answerSlot = {
  field: answerField,
  accept: ['pdf', 'jpg', 'png', 'docx', 'xlsx'] satisfies FileType[],
  maxFiles: 5,
  maxMegabytes: 10,
} as const;
