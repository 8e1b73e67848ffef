import type { Db } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { attach } from '../documents/documents.ts';
import type { DocumentView } from '../documents/views.ts';
import { answerField, applicationDocuments, questionDocuments } from './owners.ts';

interface Place {
  readonly id: string;
  readonly field: string;
}

/** Attaches a document to a question of a draft that takes documents, within the limits of the scheme. */
export async function attachToApplication(
  db: Db,
  files: Files,
  actor: Actor,
  { id, field }: Place,
  upload: Upload,
  now: Date,
): Promise<DocumentView> {
  return attach(db, files, actor, await applicationDocuments.slot(db, actor, id, field, now), upload, now);
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
  return attach(db, files, actor, await questionDocuments.slot(db, actor, questionId, answerField, now), upload, now);
}
