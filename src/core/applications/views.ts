import { z } from 'zod';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Amount, Instant, LocalTextShape } from '../../platform/http/route.ts';
import { DocumentShape, documentsOfMany, showDocument } from '../documents/views.ts';
import type { Basis } from '../module.ts';
import { FormStateShape, formState } from '../schemes/form-state.ts';
import { FormShape, showForm } from '../schemes/form-view.ts';
import { isAlwaysOpen } from '../calls/rules.ts';
import { fillText } from '../schemes/texts.ts';
import { AnswerShape } from './answer-shapes.ts';
import { basisForPreview } from './basis.ts';
import { readingOf } from './draft.ts';
import { type Attached, ownApplication } from './load.ts';
import { courseColumns, courseOf, StepShape, TodoShape } from './mine.ts';
import { timeline, todo } from './timeline.ts';

const QuestionShape = z.object({
  id: z.string(),
  body: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  documents: z.array(DocumentShape),
});

/** An application for its applicant: the form, what is filled in, how it stands. */
export const ApplicationShape = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: z.string(),
  scheme: z.object({ id: z.string(), version: z.int(), name: LocalTextShape }),
  call: z.object({ id: z.string(), code: z.string(), title: LocalTextShape, closesAt: Instant, alwaysOpen: z.boolean() }),
  organisation: z.object({ id: z.string(), name: z.string(), nameZh: z.string().nullable() }),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: LocalTextShape, value: LocalTextShape })) }).nullable(),
  form: FormShape,
  answers: z.record(z.string(), AnswerShape),
  /** The revision of each answered field: what a change must name as its base. */
  revisions: z.record(z.string(), z.int()),
  ...FormStateShape.shape,
  documents: z.array(DocumentShape),
  questions: z.array(QuestionShape),
  createdAt: Instant,
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  steps: z.array(StepShape),
  todo: TodoShape,
});

/** One application of one's own. */
export async function oneApplication(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  now: Date,
  locale: Locale,
): Promise<z.input<typeof ApplicationShape>> {
  const it = await ownApplication(db, actor, id);
  const around = await db
    .selectFrom('application')
    .select([...courseColumns])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const course = courseOf({ ...it, ...around });
  const basis = await basisForPreview(db, bases, it, now);
  const { terms } = it;
  return {
    id,
    reference: it.reference,
    status: it.status,
    scheme: { id: it.scheme, version: it.version, name: fillText(terms, terms.texts.name) },
    call: {
      id: it.call_id,
      code: it.code,
      title: it.title as z.input<typeof LocalTextShape>,
      closesAt: it.closes_at,
      alwaysOpen: isAlwaysOpen({ closesAt: it.closes_at }),
    },
    organisation: { id: it.organisation_id, name: it.name_en, nameZh: it.name_zh },
    basis: basis === undefined ? null : { cost: basis.cost, summary: [...(await basis.summary())] },
    form: showForm(terms, terms.form),
    answers: it.answers,
    revisions: Object.fromEntries(Object.entries(it.marks).map(([field, { revision }]) => [field, revision])),
    ...formState(readingOf(it, it.submitted_at ?? now), locale),
    documents: it.documents.map(attachedView),
    questions: await questionsOf(db, id),
    createdAt: it.created_at,
    changedAt: it.changed_at,
    submittedAt: it.submitted_at,
    steps: [...timeline(terms, course)],
    todo: todo(course),
  };
}

const attachedView = ({ uploadedAt, ...document }: Attached) => ({ ...document, uploadedAt: new Date(uploadedAt) });

/** What officers asked, the oldest first, with the answers and what was attached to them. */
async function questionsOf(db: Db, applicationId: string): Promise<z.input<typeof QuestionShape>[]> {
  const rows = await db
    .selectFrom('question')
    .select(['id', 'body', 'asked_at', 'answer', 'answered_at'])
    .where('application_id', '=', applicationId)
    .orderBy('asked_at')
    .execute();
  if (rows.length === 0) return [];
  const documents = await documentsOfMany(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    askedAt: row.asked_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    documents: documents.filter(({ owner_id }) => owner_id === row.id).map(showDocument),
  }));
}
