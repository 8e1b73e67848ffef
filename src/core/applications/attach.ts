import type { Db } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/refusal.ts';
import { attach } from '../documents/documents.ts';
import type { DocumentView } from '../documents/views.ts';
import { fieldsOf } from '../schemes/form.ts';
import { ownApplication } from './load.ts';
import { answerSlot, applicationDocuments, questionDocuments } from './owners.ts';
import { ownQuestion } from './questions.ts';

/** Attaches a document to a question of a draft that takes documents, within the limits of the scheme. */
export async function attachToApplication(
  db: Db,
  files: Files,
  actor: Actor,
  { id, field }: { readonly id: string; readonly field: string },
  upload: Upload,
  now: Date,
): Promise<DocumentView> {
  const it = await ownApplication(db, actor, id);
  if (it.status !== 'draft') throw new Refusal(409, 'document.closed');
  const asked = fieldsOf(it.terms.form).find((one) => one.id === field);
  if (asked?.kind !== 'file') throw new Refusal(404, 'document.not_a_file_field');
  const { accept, maxFiles, maxMegabytes } = asked;
  return attach(
    db,
    files,
    actor,
    { owner: applicationDocuments, ownerId: id, field, accept, maxFiles, maxMegabytes },
    upload,
    now,
  );
}

/** Attaches a document to an answer that has not been given yet. */
export async function attachToAnswer(
  db: Db,
  files: Files,
  actor: Actor,
  questionId: string,
  upload: Upload,
  now: Date,
): Promise<DocumentView> {
  const question = await ownQuestion(db, actor, questionId);
  if (question.answered_at !== null) throw new Refusal(409, 'document.closed');
  return attach(db, files, actor, { owner: questionDocuments, ownerId: questionId, ...answerSlot }, upload, now);
}
