// A form that was sent, as it reads: every question that was asked with its answer and its documents.

import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { documentsOf } from '../documents/views.ts';
import type { Answers } from '../schemes/form.ts';
import { type ReadSection, readSections } from '../schemes/form-words.ts';
import type { Form, Scheme } from '../schemes/shape.ts';

export { ReadSection as SentSection } from '../schemes/form-words.ts';

/** The answers to a form and the documents of its owner, section by section, in the reader's language. */
export async function sentForm(
  db: Db,
  scheme: Scheme,
  form: Form,
  answers: Answers,
  ownerId: string,
  locale: Locale,
): Promise<ReadSection[]> {
  const documents = (await documentsOf(db, ownerId)).map(({ id, field, name, bytes, media_type: mediaType }) => ({
    id,
    field,
    name,
    bytes: Number(bytes),
    mediaType,
  }));
  return readSections({ scheme, form, values: answers, documents, locale });
}
