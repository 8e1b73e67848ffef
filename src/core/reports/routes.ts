import { z } from 'zod';
import { ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { AnswerShape, ChangesShape, SavedShape } from '../applications/answer-shapes.ts';
import { SentSection } from '../cases/answers.ts';
import { staff } from '../cases/case.ts';
import { Happened, ReasonBody, StepTaken } from '../cases/shapes.ts';
import { RuleLine } from '../decisions/explained.ts';
import { largestUpload } from '../documents/documents.ts';
import { DocumentShape, showDocument } from '../documents/views.ts';
import type { Needs } from '../needs.ts';
import { FormStateShape } from '../schemes/form-state.ts';
import { FormShape } from '../schemes/form-view.ts';
import { reportQueue, views } from './queue.ts';
import { attachToReport, saveAnswers, startReport, submitReport } from './reports.ts';
import { acceptReport, recommendReport, returnReport } from './review.ts';
import { acts } from './rules.ts';
import { officeReport, ownReportView } from './view.ts';

const Status = z.enum(['draft', 'submitted', 'checked', 'accepted']);

const head = {
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  title: z.string(),
  scheme: z.object({ id: z.string(), version: z.int(), name: z.string() }),
  award: z.object({ id: z.string(), reference: z.string() }),
  organisation: z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable() }),
  /** What the scheme asks for. */
  duty: z.string(),
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
};

const OwnReport = z.object({
  ...head,
  changedAt: Instant,
  /** Why it came back, as the office wrote it. */
  reason: z.string().nullable(),
  form: FormShape,
  answers: z.record(z.string(), AnswerShape),
  revisions: z.record(z.string(), z.int()),
  ...FormStateShape.shape,
  documents: z.array(DocumentShape),
  reads: z.array(SentSection),
});

const OfficeReport = z.object({
  ...head,
  stage: z.string().nullable(),
  actions: z.array(z.object({ act: z.enum(acts), why: z.string().nullable() })),
  inside: z
    .object({
      sections: z.array(SentSection),
      rules: z.array(RuleLine),
      decisions: z.array(StepTaken),
      history: z.array(Happened),
    })
    .nullable(),
});

const Row = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  report: z.string(),
  status: Status,
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  daysLeft: z.number().nullable(),
  awardReference: z.string(),
  scheme: z.string(),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
});

const fileRefusals = [
  'report.wrong_status',
  'document.not_a_file_field',
  'document.kind',
  'document.not_what_it_says',
  'document.too_large',
  'document.too_many',
  'document.bomb',
] as const;
const stepRefusals = [
  'http.not_found',
  'decision.conflict',
  'decision.wrong_role',
  'decision.same_person',
  'report.wrong_status',
] as const;

/** Reports that are owed for awards: by their holders, and in the office. */
export function reportRoutes({ bases, deliveries, files }: Pick<Needs, 'bases' | 'deliveries' | 'files'>) {
  const brought = { bases, deliveries };
  return {
    'POST /awards/:id/obligations/:duty/report': route({
      summary: 'Begin the report that a duty asks for; asked again, the same report is found',
      access: 'person',
      params: z.object({ id: z.string().max(64), duty: z.string().max(60) }),
      returns: z.object({ id: z.string() }),
      refusals: ['http.not_found', 'award.wrong_standing', 'obligation.none'],
      handle: ({ db, actor, now }, { params }) => startReport(db, actor, params.id, params.duty, now),
    }),
    'GET /reports/:id': route({
      summary: 'A report of mine: the form, the answers and how it stands',
      access: 'person',
      params: ById,
      returns: OwnReport,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => ownReportView(db, actor, params.id, now, locale),
    }),
    'PATCH /reports/:id/answers': route({
      summary: 'Save answers of a draft; what somebody else changed meanwhile comes back with both values',
      access: 'person',
      params: ById,
      body: ChangesShape,
      returns: SavedShape,
      refusals: ['report.wrong_status', 'forms.unknown_field', 'forms.wrong_kind', 'forms.characters'],
      handle: ({ db, actor, now, locale }, { params, body }) => saveAnswers(db, actor, params.id, body.changes, now, locale),
    }),
    'PUT /reports/:id/documents/:field': route({
      summary: 'Attach a document to a question of a draft. The body is the file, x-file-name its name (percent-encoded)',
      access: 'person',
      params: z.object({ id: z.string().max(120), field: z.string().max(120) }),
      takesFile: largestUpload,
      returns: DocumentShape,
      refusals: [...fileRefusals],
      handle: async ({ db, actor, now }, { params, file }) =>
        showDocument(await attachToReport(db, files, actor, params, file!, now)),
    }),
    'POST /reports/:id/submit': route({
      summary: 'Hand a report in',
      access: 'person',
      params: ById,
      returns: z.object({ reference: z.string(), submittedAt: Instant }),
      refusals: ['report.wrong_status', 'report.incomplete', 'report.rules_fail', 'award.wrong_standing'],
      handle: ({ db, actor, now, locale }, { params }) => submitReport(db, actor, params.id, locale, now),
    }),
    'GET /office/reports': route({
      summary: 'The reports that were handed in: one page of a tab, and how many each tab has',
      access: { role: staff },
      query: PageQuery.extend({ view: z.enum(views).default('open') }),
      returns: z.object({
        rows: z.array(Row),
        counts: z.record(z.enum(views), z.number()),
        total: z.number(),
        page: z.number(),
        pageSize: z.number(),
      }),
      handle: ({ db, actor, now }, { query }) => reportQueue(db, actor, query, now),
    }),
    'GET /office/reports/:id': route({
      summary: 'A report: what it says, what the rules say of it, and what may be done now',
      access: { role: staff },
      params: ById,
      returns: OfficeReport,
      refusals: ['http.not_found'],
      handle: ({ db, actor, locale }, { params }) => officeReport(db, bases, actor, params.id, locale),
    }),
    'POST /office/reports/:id/recommend': route({
      summary: 'Recommend to accept a report, where its scheme asks for more than one person',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: [...stepRefusals],
      handle: ({ db, actor, now }, { params, body }) => recommendReport(db, brought, actor, params.id, body.reason, now),
    }),
    'POST /office/reports/:id/accept': route({
      summary: 'Accept a report; the money that waits for it is due',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: [...stepRefusals],
      handle: ({ db, actor, now }, { params, body }) => acceptReport(db, brought, actor, params.id, body.reason, now),
    }),
    'POST /office/reports/:id/return': route({
      summary: 'Send a report back with what is missing',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: [...stepRefusals],
      handle: ({ db, actor, now }, { params, body }) => returnReport(db, brought, actor, params.id, body.reason, now),
    }),
  };
}
