import { z } from 'zod';
import { ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { largestUpload } from '../documents/documents.ts';
import { DocumentShape, showDocument } from '../documents/views.ts';
import type { Needs } from '../needs.ts';
import { ChangesShape, GivenAnswers, SavedShape } from './answer-shapes.ts';
import { attachToAnswer, attachToApplication } from './attach.ts';
import { saveAnswers } from './draft.ts';
import { MineShape, myApplications } from './mine.ts';
import { answerQuestion } from './questions.ts';
import { receipt, ReceiptShape } from './receipt.ts';
import { sealedReceipt } from './sealed-receipt.ts';
import { review, ReviewShape } from './review.ts';
import { startApplication } from './start.ts';
import { submitApplication } from './submit.ts';
import { ApplicationShape, oneApplication } from './views.ts';
import { withdrawApplication } from './withdraw.ts';

/** Text as the database can keep it: no NUL, no half of a character. */
const Text = z
  .string()
  .max(20_000)
  .refine((text) => text.isWellFormed() && !text.includes('\0'));
const Name = z.string().max(120);

const Begin = z.object({
  callId: Name,
  organisationId: Name,
  basisId: Name.optional(),
  answers: GivenAnswers.optional(),
});

const Sent = z.object({
  reference: z.string(),
  submittedAt: Instant,
  hash: z.string(),
  eventId: z.string(),
  dueAt: Instant.nullable(),
});

/** The applicant's side of an application: from the first answer to the receipt. */
export function applicationRoutes({ bases, files }: Pick<Needs, 'bases' | 'files'>) {
  return {
    'POST /applications': route({
      summary: 'Begin an application for one of my organisations',
      access: 'person',
      body: Begin,
      returns: z.object({ id: z.string() }),
      refusals: [
        'application.not_your_organisation',
        'application.not_for_kind',
        'application.not_open_yet',
        'application.closed',
        'application.basis_missing',
        'application.basis_used',
      ],
      handle: ({ db, actor, now }, { body }) => startApplication(db, bases, actor, body, now),
    }),
    'GET /applications/mine': route({
      summary: 'The applications of my organisations with what is done, now and next',
      access: 'person',
      query: PageQuery,
      returns: MineShape,
      handle: ({ db, actor }, { query }) => myApplications(db, actor, query.page),
    }),
    'GET /applications/:id': route({
      summary: 'An application of mine: the form, the answers and how it stands',
      access: 'person',
      params: ById,
      returns: ApplicationShape,
      handle: ({ db, actor, now, locale }, { params }) => oneApplication(db, bases, actor, params.id, now, locale),
    }),
    'PATCH /applications/:id/answers': route({
      summary: 'Save answers of a draft; what somebody else changed meanwhile comes back with both values',
      access: 'person',
      params: ById,
      body: ChangesShape,
      returns: SavedShape,
      refusals: ['application.sent', 'forms.unknown_field', 'forms.wrong_kind', 'forms.characters'],
      handle: ({ db, actor, now, locale }, { params, body }) => saveAnswers(db, actor, params.id, body.changes, now, locale),
    }),
    'PUT /applications/:id/documents/:field': route({
      summary: 'Attach a document to a question of a draft. The body is the file, x-file-name its name (percent-encoded)',
      access: 'person',
      params: z.object({ id: Name, field: Name.max(120) }),
      takesFile: largestUpload,
      returns: DocumentShape,
      refusals: [
        'document.closed',
        'document.not_a_file_field',
        'document.kind',
        'document.not_what_it_says',
        'document.too_large',
        'document.too_many',
        'document.bomb',
      ],
      handle: async ({ db, actor, now }, { params, file }) =>
        showDocument(await attachToApplication(db, files, actor, params, file!, now)),
    }),
    'GET /applications/:id/review': route({
      summary: 'An application as the finished document, with what the rules say of it and what would be awarded',
      access: 'person',
      params: ById,
      returns: ReviewShape,
      handle: ({ db, actor, now, locale }, { params }) => review(db, bases, actor, params.id, now, locale),
    }),
    'POST /applications/:id/submit': route({
      summary: 'Send an application. Sending it again gives the same receipt',
      access: 'person',
      params: ById,
      returns: Sent,
      refusals: ['application.closed', 'application.incomplete', 'application.not_eligible', 'application.withdrawn'],
      handle: ({ db, actor, now, locale }, { params }) => submitApplication(db, bases, actor, params.id, now, locale),
    }),
    'GET /applications/:id/receipt': route({
      summary: 'The receipt of an application that was sent, with what was sent and its hash',
      access: 'person',
      params: ById,
      returns: ReceiptShape,
      refusals: ['application.not_sent'],
      handle: ({ db, actor }, { params }) => receipt(db, actor, params.id),
    }),
    'GET /applications/:id/receipt/file': route({
      summary: 'The receipt as a file that proves itself: check it with `causeway verify-receipt`',
      access: 'person',
      params: ById,
      download: 'application/json',
      refusals: ['application.not_sent', 'log.not_sealed'],
      handle: ({ db, actor }, { params }) => sealedReceipt(db, actor, params.id),
    }),
    'POST /applications/:id/withdraw': route({
      summary: 'Take an application back; a draft is deleted',
      access: 'person',
      params: ById,
      body: z.object({ reason: Text.max(2000).optional() }),
      refusals: ['application.has_offer', 'application.decided'],
      handle: ({ db, actor, now }, { params, body }) => withdrawApplication(db, actor, params.id, body.reason, now),
    }),
    'PUT /questions/:id/documents': route({
      summary: 'Attach a document to the answer to a question of an officer',
      access: 'person',
      params: ById,
      takesFile: largestUpload,
      returns: DocumentShape,
      refusals: ['document.closed', 'document.kind', 'document.not_what_it_says', 'document.too_large', 'document.too_many'],
      handle: async ({ db, actor, now }, { params, file }) =>
        showDocument(await attachToAnswer(db, files, actor, params.id, file!, now)),
    }),
    'POST /questions/:id/answer': route({
      summary: 'Answer a question of an officer; the clock of the application runs again',
      access: 'person',
      params: ById,
      body: z.object({ answer: Text.trim().min(1).max(5000) }),
      refusals: ['application.answered_already', 'application.not_waiting'],
      handle: ({ db, actor, now }, { params, body }) => answerQuestion(db, actor, params.id, body.answer, now),
    }),
  };
}
