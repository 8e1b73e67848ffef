import { z } from 'zod';
import { LocalTextShape, route } from '../../platform/http/route.ts';
import { AnswerShape, ChangesShape, SavedShape } from '../../core/applications/answer-shapes.ts';
import { SentSection } from '../../core/cases/answers.ts';
import { Happened, Judged } from '../../core/cases/shapes.ts';
import { RuleLine } from '../../core/decisions/explained.ts';
import { largestUpload } from '../../core/documents/documents.ts';
import { DocumentShape, showDocument } from '../../core/documents/views.ts';
import type { Needs } from '../../core/needs.ts';
import { FormStateShape } from '../../core/schemes/form-state.ts';
import { FormShape } from '../../core/schemes/form-view.ts';
import { decideProvider, reinstateProvider, suspendProvider } from './decide.ts';
import { attachToProvider } from './documents.ts';
import { myProvider, myProviders } from './mine.ts';
import { providerCase } from './office.ts';
import { enrol, saveAnswers, submitProvider } from './providers.ts';
import { providerQueue, providerViews } from './queues.ts';
import { Amount, ById, Code, Counts, Decide, Id, Labelled, Maybe, Named, QueueQuery, Taken, WithReason } from './shapes.ts';

export const ProviderStatusShape = z.enum(['draft', 'submitted', 'accepted', 'refused', 'suspended']);
export const PackageStatusShape = z.enum(['draft', 'submitted', 'accepted', 'refused', 'withdrawn', 'replaced']);
const SchemeName = z.object({ id: z.string(), name: LocalTextShape });

export const ProviderHead = z.object({
  id: z.string(),
  scheme: SchemeName,
  organisation: Named,
  status: ProviderStatusShape,
  mayEdit: z.boolean(),
  submittedAt: Maybe,
  decidedAt: Maybe,
  acceptedFrom: Maybe,
  reason: z.string().nullable(),
});

const Mine = z.object({
  providers: z.array(
    z.object({
      id: z.string(),
      scheme: z.string(),
      schemeName: LocalTextShape,
      organisation: Named,
      status: ProviderStatusShape,
      submittedAt: Maybe,
      decidedAt: Maybe,
      reason: z.string().nullable(),
      openEnquiries: z.int(),
      listed: z.int(),
    }),
  ),
  schemes: z.array(z.object({ scheme: z.string(), name: LocalTextShape, intro: LocalTextShape })),
});

const Enrolment = ProviderHead.extend({
  form: FormShape,
  intro: LocalTextShape,
  answers: z.record(z.string(), AnswerShape),
  revisions: z.record(z.string(), z.int()),
  ...FormStateShape.shape,
  documents: z.array(DocumentShape),
  rules: z.array(RuleLine),
  sectors: z.array(Labelled),
  categories: z.array(Labelled),
  places: z.int(),
});

const Saved = SavedShape.extend({ rules: z.array(RuleLine) });

const ProviderCase = z.object({
  id: z.string(),
  status: ProviderStatusShape,
  scheme: z.object({ id: z.string(), name: z.string() }),
  organisation: Named.extend({ br: z.string().nullable() }),
  submittedAt: Maybe,
  decidedAt: Maybe,
  acceptedFrom: Maybe,
  actions: z.array(z.object({ act: z.enum(['decide', 'suspend', 'reinstate']), why: z.string().nullable() })),
  inside: z
    .object({
      sections: z.array(SentSection),
      evaluations: z.array(Judged),
      packages: z.array(
        z.object({
          id: z.string(),
          name: LocalTextShape,
          sector: z.string(),
          category: z.string(),
          price: Amount,
          status: PackageStatusShape,
          submittedAt: Maybe,
        }),
      ),
      decisions: z.array(Taken),
      history: z.array(Happened),
      enquiries: z.object({ all: z.int(), open: z.int(), confirmed: z.int(), declined: z.int() }),
    })
    .nullable(),
});

const ProviderRow = z.object({
  id: z.string(),
  scheme: z.string(),
  status: ProviderStatusShape,
  submittedAt: Maybe,
  decidedAt: Maybe,
  name: LocalTextShape,
  br: z.string().nullable(),
  packages: z.int(),
});

const officer = { role: 'officer' } as const;

/** Solution providers: their own side and the office's. */
export function providerRoutes({ files }: Pick<Needs, 'files'>) {
  return {
    'POST /providers': route({
      summary: 'Enrol one of my organisations as a solution provider of a scheme',
      access: 'person',
      body: z.object({ scheme: Code, organisationId: Id }),
      returns: z.object({ id: z.string() }),
      refusals: ['marketplace.no_scheme', 'marketplace.already_enrolled', 'http.not_found'],
      handle: ({ db, actor, now }, { body }) => enrol(db, actor, body.scheme, body.organisationId, now),
    }),
    'GET /providers/mine': route({
      summary: 'The enrolments of my organisations, and the schemes that have providers',
      access: 'person',
      returns: Mine,
      handle: ({ db, actor, now }) => myProviders(db, actor, now),
    }),
    'GET /providers/:id': route({
      summary: 'An enrolment of mine: the form, the answers, and what the rules say of them',
      access: 'person',
      params: ById,
      returns: Enrolment,
      handle: ({ db, actor, now, locale }, { params }) => myProvider(db, actor, params.id, locale, now),
    }),
    'PATCH /providers/:id/answers': route({
      summary: 'Save answers of an enrolment; what somebody else changed meanwhile comes back with both values',
      access: 'person',
      params: ById,
      body: ChangesShape,
      returns: Saved,
      refusals: ['marketplace.provider.wrong_status', 'forms.unknown_field', 'forms.wrong_kind', 'forms.characters'],
      handle: ({ db, actor, now, locale }, { params, body }) => saveAnswers(db, actor, params.id, body.changes, locale, now),
    }),
    'PUT /providers/:id/documents/:field': route({
      summary: 'Attach a document to an enrolment. The body is the file, x-file-name its name (percent-encoded)',
      access: 'person',
      params: ById.extend({ field: z.string().max(120) }),
      takesFile: largestUpload,
      returns: DocumentShape,
      refusals: [
        'document.closed',
        'document.not_a_file_field',
        'document.kind',
        'document.not_what_it_says',
        'document.too_large',
        'document.too_many',
      ],
      handle: async ({ db, actor, now }, { params, file }) => {
        if (file === undefined) throw new Error('A route that takes a file was called without one');
        return showDocument(await attachToProvider(db, files, actor, params, file, now));
      },
    }),
    'POST /providers/:id/submit': route({
      summary: 'Send an enrolment to the office',
      access: 'person',
      params: ById,
      refusals: ['http.invalid', 'marketplace.rules_fail', 'marketplace.provider.wrong_status'],
      handle: ({ db, actor, now, locale }, { params }) => submitProvider(db, actor, params.id, locale, now),
    }),
    'GET /office/providers': route({
      summary: 'The queue of solution providers: one page of a tab, and how many each tab has',
      access: officer,
      query: QueueQuery.extend({ status: z.enum(providerViews).default('submitted') }),
      returns: z.object({
        rows: z.array(ProviderRow),
        counts: Counts(providerViews),
        total: z.int(),
        page: z.int(),
        pageSize: z.int(),
      }),
      handle: ({ db, actor }, { query }) => providerQueue(db, actor, query),
    }),
    'GET /office/providers/:id': route({
      summary: 'A solution provider: what it says, what the rules say of it, and what may be done now',
      access: officer,
      params: ById,
      returns: ProviderCase,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => providerCase(db, actor, params.id, locale, now),
    }),
    'POST /providers/:id/decide': route({
      summary: 'Accept or refuse a solution provider, with a reason that it is told',
      access: officer,
      params: ById,
      body: Decide,
      refusals: ['decision.conflict', 'marketplace.provider.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => decideProvider(db, actor, params.id, body.outcome, body.reason, now),
    }),
    'POST /providers/:id/suspend': route({
      summary: 'Suspend a solution provider: its packages leave the catalogue',
      access: officer,
      params: ById,
      body: WithReason,
      refusals: ['decision.conflict', 'marketplace.provider.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => suspendProvider(db, actor, params.id, body.reason, now),
    }),
    'POST /providers/:id/reinstate': route({
      summary: 'Let a suspended solution provider and its packages back in',
      access: officer,
      params: ById,
      body: WithReason,
      refusals: ['decision.conflict', 'marketplace.provider.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => reinstateProvider(db, actor, params.id, body.reason, now),
    }),
  };
}
