import { z } from 'zod';
import { Amount, ById, Instant, LocalTextShape, route } from '../../platform/http/route.ts';
import { AnswerShape, ChangesShape, SavedShape } from '../applications/answer-shapes.ts';
import { SentSection } from '../cases/answers.ts';
import { RuleLine } from '../decisions/explained.ts';
import { largestUpload } from '../documents/documents.ts';
import { DocumentShape, showDocument } from '../documents/views.ts';
import type { Needs } from '../needs.ts';
import { FormStateShape } from '../schemes/form-state.ts';
import { FormShape } from '../schemes/form-view.ts';
import { attachToClaim, saveAnswers, startClaim } from './claims.ts';
import { ownClaimView } from './own-view.ts';
import { submitClaim } from './submit.ts';

const Status = z.enum(['draft', 'submitted', 'checked', 'approved', 'paid', 'refused']);
const Name = z.string().max(120);

const OwnClaim = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  scheme: z.object({ id: z.string(), version: z.int(), name: LocalTextShape }),
  award: z.object({ id: z.string(), reference: z.string(), amount: Amount, cost: Amount.nullable() }),
  amount: Amount.nullable(),
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  reason: z.string().nullable(),
  form: FormShape,
  answers: z.record(z.string(), AnswerShape),
  revisions: z.record(z.string(), z.int()),
  ...FormStateShape.shape,
  documents: z.array(DocumentShape),
  rules: z.array(RuleLine),
  comesTo: Amount.nullable(),
  reads: z.array(SentSection),
});

/** The claimant's side of claims. */
export function claimRoutes({ files }: Pick<Needs, 'files'>) {
  return {
    'POST /awards/:id/claims': route({
      summary: 'Begin the claim on an award; asked again, the same claim is found',
      access: 'person',
      params: ById,
      returns: z.object({ id: z.string() }),
      refusals: ['http.not_found', 'award.wrong_standing', 'claim.none_here'],
      handle: ({ db, actor, now }, { params }) => startClaim(db, actor, params.id, now),
    }),
    'GET /claims/:id': route({
      summary: 'A claim of mine: the form, the answers and how it stands',
      access: 'person',
      params: ById,
      returns: OwnClaim,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => ownClaimView(db, actor, params.id, now, locale),
    }),
    'PATCH /claims/:id/answers': route({
      summary: 'Save answers of a draft; what somebody else changed meanwhile comes back with both values',
      access: 'person',
      params: ById,
      body: ChangesShape,
      returns: SavedShape,
      refusals: ['claim.wrong_status', 'forms.unknown_field', 'forms.wrong_kind', 'forms.characters'],
      handle: ({ db, actor, now, locale }, { params, body }) => saveAnswers(db, actor, params.id, body.changes, now, locale),
    }),
    'PUT /claims/:id/documents/:field': route({
      summary: 'Attach a document to a question of a draft. The body is the file, x-file-name its name (percent-encoded)',
      access: 'person',
      params: z.object({ id: Name, field: Name }),
      takesFile: largestUpload,
      returns: DocumentShape,
      refusals: [
        'claim.wrong_status',
        'document.not_a_file_field',
        'document.kind',
        'document.not_what_it_says',
        'document.too_large',
        'document.too_many',
        'document.bomb',
      ],
      handle: async ({ db, actor, now }, { params, file }) =>
        showDocument(await attachToClaim(db, files, actor, params, file!, now)),
    }),
    'POST /claims/:id/submit': route({
      summary: 'Hand a claim in',
      access: 'person',
      params: ById,
      returns: z.object({ id: z.string(), reference: z.string(), submittedAt: Instant, amount: Amount }),
      refusals: [
        'claim.wrong_status',
        'claim.incomplete',
        'claim.rules_fail',
        'claim.nothing_due',
        'obligation.not_claimable_yet',
        'obligation.late',
      ],
      handle: ({ db, actor, now, locale }, { params }) => submitClaim(db, actor, params.id, locale, now),
    }),
  };
}
