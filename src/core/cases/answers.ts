// A form that was sent, as it reads: every question that was asked with its answer in words and its documents.

import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { words } from '../applications/review.ts';
import { documentsOf } from '../documents/views.ts';
import type { Answers } from '../schemes/form.ts';
import type { Form, Scheme } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';

export const SentSection = z.object({
  id: z.string(),
  title: z.string(),
  fields: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      kind: z.string(),
      /** The answer in words; nothing where it was left open, and for documents. */
      words: z.string().nullable(),
      documents: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number(), mediaType: z.string() })),
    }),
  ),
});
export type SentSection = z.output<typeof SentSection>;

/** The answers to a form and the documents of its owner, section by section, in the reader's language. */
export async function sentForm(
  db: Db,
  scheme: Scheme,
  form: Form,
  answers: Answers,
  ownerId: string,
  locale: Locale,
): Promise<SentSection[]> {
  const documents = await documentsOf(db, ownerId);
  const sections = form.sections.map((section) => ({
    id: section.id,
    title: fillText(scheme, section.title)[locale],
    fields: section.fields
      // A question that hangs on another is in only when it was asked.
      .filter((field) => answers[field.id] !== undefined || field.when === undefined)
      .map((field) => ({
        id: field.id,
        label: fillText(scheme, field.label)[locale],
        kind: field.kind,
        words: words(scheme, field, answers[field.id], locale),
        documents: documents
          .filter((document) => document.field === field.id)
          .map(({ id, name, bytes, media_type: mediaType }) => ({ id, name, bytes: Number(bytes), mediaType })),
      })),
  }));
  return sections.filter((section) => section.fields.length > 0);
}
