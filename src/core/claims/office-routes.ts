import { z } from 'zod';
import { Amount, ById, Instant, PageQuery, route, Whole } from '../../platform/http/route.ts';
import { SentSection } from '../cases/answers.ts';
import { staff } from '../cases/case.ts';
import { ConflictBody, Happened, Judged, Reason, ReasonBody, StepTaken } from '../cases/shapes.ts';
import type { Needs } from '../needs.ts';
import { declareClaimConflict, reassignClaim } from './assign.ts';
import { claimQueue, views } from './queue.ts';
import { approveClaim, checkClaim, refuseClaim, returnClaim } from './review.ts';
import { acts } from './rules.ts';
import { claimView } from './view.ts';

const Status = z.enum(['draft', 'submitted', 'checked', 'approved', 'paid', 'refused']);
const Confirmation = z.enum(['not_asked', 'no_contact', 'asked', 'expired', 'confirmed', 'denied', 'not_needed']);

const Inside = z.object({
  applicationReference: z.string().nullable(),
  sections: z.array(SentSection),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  evaluations: z.array(Judged),
  decisions: z.array(StepTaken),
  history: z.array(Happened),
  merchant: z.object({
    state: Confirmation,
    contact: z.string().nullable(),
    askedAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    answeredAt: Instant.nullable(),
    sections: z.array(SentSection),
  }),
  effect: z.object({
    steps: z.array(z.string()),
    amount: Amount,
    account: z.object({ balance: Amount, promised: Amount, left: Amount }),
    remainder: Amount,
  }),
});

const ClaimCase = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  scheme: z.object({ id: z.string(), version: z.number(), name: z.string() }),
  organisation: z.object({ id: z.string(), nameEn: z.string(), nameZh: z.string().nullable(), br: z.string().nullable() }),
  application: z.string(),
  award: z.object({ id: z.string(), amount: Amount, unit: z.string() }),
  amount: Amount.nullable(),
  submittedAt: Instant,
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  isOverdue: z.boolean(),
  daysLeft: z.number().nullable(),
  officer: z.object({ id: z.string(), name: z.string() }).nullable(),
  confirmation: Confirmation,
  actions: z.array(z.object({ act: z.enum(acts), why: z.string().nullable() })),
  inside: Inside.nullable(),
});

const QueueRow = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  amount: Amount.nullable(),
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  daysLeft: z.number().nullable(),
  awardReference: z.string(),
  scheme: z.string(),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
  officerName: z.string().nullable(),
  merchant: z.enum(['confirmed', 'denied', 'open']),
});

/** The office's side of claims. */
export function claimOfficeRoutes(needs: Pick<Needs, 'bases' | 'deliveries'>) {
  const { bases } = needs;
  return {
    'GET /office/claims': route({
      summary: 'The queue of claims: one page of a tab, and how many each tab has',
      access: { role: staff },
      query: PageQuery.extend({ view: z.enum(views).default('mine'), q: z.string().max(200).optional() }),
      returns: z.object({
        rows: z.array(QueueRow),
        counts: z.record(z.enum(views), z.number()),
        total: z.number(),
        page: z.number(),
        pageSize: z.number(),
      }),
      handle: ({ db, actor, now }, { query }) => claimQueue(db, actor, query, now),
    }),
    'GET /office/claims/:id': route({
      summary: 'A claim for the office: what was claimed, what the merchant said, and what may be done now',
      access: { role: staff },
      params: ById,
      returns: ClaimCase,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => claimView(db, bases, actor, params.id, now, locale),
    }),
    'POST /claims/:id/check': route({
      summary: 'Recommend to approve or to refuse a claim',
      access: { role: staff },
      params: ById,
      body: z.object({ outcome: z.enum(['approve', 'refuse']), reason: Reason, amount: Whole.optional() }),
      refusals: [
        'decision.conflict',
        'case.not_yours',
        'claim.wrong_status',
        'claim.not_confirmed',
        'claim.denied',
        'claim.no_contact',
        'claim.amount_too_high',
      ],
      handle: ({ db, actor, now }, { params, body }) => checkClaim(db, needs, actor, params.id, body, now),
    }),
    'POST /claims/:id/approve': route({
      summary: 'Approve a claim, as a second person; its amount is promised from the award and goes to whoever pays',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: [
        'decision.conflict',
        'decision.wrong_role',
        'decision.same_person',
        'claim.wrong_status',
        'claim.denied',
        'claim.opposed',
        'ledger.short',
      ],
      handle: ({ db, actor, now }, { params, body }) => approveClaim(db, needs, actor, params.id, body.reason, now),
    }),
    'POST /claims/:id/refuse': route({
      summary: 'Refuse a claim for good',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: ['decision.conflict', 'decision.wrong_role', 'decision.same_person', 'claim.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => refuseClaim(db, needs, actor, params.id, body.reason, now),
    }),
    'POST /claims/:id/conflict': route({
      summary: 'Declare a conflict of interest: the claim goes to somebody else by lot',
      access: { role: staff },
      params: ById,
      body: ConflictBody,
      refusals: ['case.not_yours', 'claim.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => declareClaimConflict(db, bases, actor, params.id, body, now),
    }),
    'POST /claims/:id/reassign': route({
      summary: 'Have a claim given to another officer by lot, with a reason',
      access: { role: 'admin' },
      params: ById,
      body: ReasonBody,
      refusals: ['case.admins_only', 'claim.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => reassignClaim(db, bases, actor, params.id, body.reason, now),
    }),
    'POST /claims/:id/return': route({
      summary: 'Send a claim one step back: to the claimant, or to its officer',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: ['decision.conflict', 'decision.wrong_role', 'decision.same_person', 'case.not_yours', 'claim.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => returnClaim(db, needs, actor, params.id, body.reason, now),
    }),
  };
}
