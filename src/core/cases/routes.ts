import { z } from 'zod';
import { Amount, ById, Instant, PageQuery, route, Whole } from '../../platform/http/route.ts';
import { RuleLine } from '../decisions/explained.ts';
import type { Needs } from '../needs.ts';
import { declareConflict, reassignCase } from './assign.ts';
import { SentSection } from './answers.ts';
import { staff } from './case.ts';
import { decideCase, returnCase } from './decide.ts';
import { askApplicant, checkCase, recommend } from './officer.ts';
import { queue, sorts, views } from './queue.ts';
import { acts } from './rules.ts';
import { caseView } from './view.ts';
import { whyOf } from './why.ts';

export const Reason = z.string().trim().min(3).max(4000);
export const ReasonBody = z.object({ reason: Reason });
export const ConflictBody = z.object({ reason: Reason, party: z.enum(['applicant', 'provider']).default('applicant') });
const Outcome = z.enum(['approve', 'refuse']);
const Status = z.enum(['draft', 'submitted', 'waiting', 'recommended', 'approved', 'refused', 'withdrawn']);

export const Happened = z.object({
  id: z.string(),
  at: Instant,
  kind: z.string(),
  subject: z.string(),
  by: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  block: z.number().nullable(),
});

export const StepTaken = z.object({
  id: z.string(),
  step: z.string(),
  stage: z.string(),
  outcome: z.string(),
  reason: z.string(),
  amount: Amount.nullable(),
  by: z.string(),
  at: Instant,
});

export const Judged = z.object({
  id: z.string(),
  stage: z.string(),
  version: z.number(),
  holds: z.boolean(),
  at: Instant,
  rules: z.array(RuleLine),
});

const ChainLink = z.object({
  key: z.string(),
  at: Instant,
  text: z.string(),
  more: z.array(z.string()).readonly(),
  to: z.string().nullable(),
});

/** Why something was decided: the decision in its own words, and the chain behind it. */
export const WhyShape = z.object({
  decision: z.object({ outcome: Outcome, reason: z.string(), at: Instant }).nullable(),
  links: z.array(ChainLink).readonly(),
});

const QueueRow = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  scheme: z.string(),
  status: Status,
  cost: Amount.nullable(),
  /** What was recommended last, while it waits for a decision. */
  recommended: z.enum(['approve', 'refuse']).nullable(),
  /** What the formula gave when the application was sent. */
  requested: Amount.nullable(),
  submittedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  clockStoppedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** In business days; below 0 when late; nothing while no clock runs. */
  daysLeft: z.number().nullable(),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
  officerId: z.string().nullable(),
  officerName: z.string().nullable(),
});

const Inside = z.object({
  sections: z.array(SentSection),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  evaluations: z.array(Judged),
  earlier: z.array(
    z.object({
      id: z.string(),
      reference: z.string().nullable(),
      scheme: z.string(),
      status: Status,
      submittedAt: Instant.nullable(),
      awarded: Amount.nullable(),
      standing: z.string().nullable(),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      askedAt: Instant,
      askedBy: z.string().nullable(),
      answer: z.string().nullable(),
      answeredAt: Instant.nullable(),
      answeredBy: z.string().nullable(),
      documents: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number() })),
    }),
  ),
  decisions: z.array(StepTaken),
  history: z.array(Happened),
  effect: z
    .object({
      unit: z.string(),
      amount: Amount,
      awardedBefore: Amount,
      steps: z.array(z.string()),
      envelope: z.object({ total: Amount, promised: Amount, left: Amount, after: Amount }),
      isShort: z.boolean(),
    })
    .nullable(),
  award: z
    .object({
      id: z.string(),
      reference: z.string(),
      standing: z.string(),
      unit: z.string(),
      amount: Amount,
      offerEndsAt: Instant,
    })
    .nullable(),
});

const CaseShape = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  status: Status,
  scheme: z.object({ id: z.string(), version: z.number(), name: z.string() }),
  organisation: z.object({
    id: z.string(),
    nameEn: z.string(),
    nameZh: z.string().nullable(),
    br: z.string().nullable(),
    kind: z.string(),
  }),
  submittedAt: Instant,
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  isOverdue: z.boolean(),
  daysLeft: z.number().nullable(),
  officer: z.object({ id: z.string(), name: z.string() }).nullable(),
  stages: z.array(z.object({ id: z.string(), role: z.string(), title: z.string() })),
  actions: z.array(z.object({ act: z.enum(acts), why: z.string().nullable() })),
  inside: Inside.nullable(),
});

/** The office's side of applications. */
export function caseRoutes({ bases }: Pick<Needs, 'bases'>) {
  return {
    'GET /office/queue': route({
      summary: 'The queue of cases: one page of a tab, and how many each tab has',
      access: { role: staff },
      query: PageQuery.extend({
        view: z.enum(views).default('mine'),
        q: z.string().max(200).optional(),
        scheme: z.string().max(60).optional(),
        sort: z.enum(sorts).default('due'),
      }),
      returns: z.object({
        rows: z.array(QueueRow),
        counts: z.record(z.enum(views), z.number()),
        total: z.number(),
        page: z.number(),
        pageSize: z.number(),
      }),
      handle: ({ db, actor, now }, { query }) => queue(db, actor, query, now),
    }),
    'GET /cases/:id': route({
      summary: 'A case: what was applied for, what speaks for and against it, and what may be done now',
      access: { role: staff },
      params: ById,
      returns: CaseShape,
      refusals: ['http.not_found'],
      handle: ({ db, actor, now, locale }, { params }) => caseView(db, bases, actor, params.id, now, locale),
    }),
    'GET /applications/:id/why': route({
      summary: 'Why an application was decided as it was, from the rules on',
      access: 'person',
      params: ById,
      returns: WhyShape,
      refusals: ['http.not_found'],
      handle: ({ db, actor, locale }, { params }) => whyOf(db, actor, params.id, locale),
    }),
    'POST /cases/:id/check': route({
      summary: 'Judge a case by the rules of its call now, and keep the result',
      access: { role: staff },
      params: ById,
      returns: z.object({ evaluationId: z.string() }),
      refusals: ['decision.conflict', 'case.not_yours', 'case.wrong_status'],
      handle: ({ db, actor, now }, { params }) => checkCase(db, bases, actor, params.id, now),
    }),
    'POST /cases/:id/questions': route({
      summary: 'Ask the applicant; the clock stops until the answer is in',
      access: { role: staff },
      params: ById,
      body: z.object({ question: Reason }),
      returns: z.object({ questionId: z.string() }),
      refusals: ['decision.conflict', 'case.not_yours', 'case.waiting', 'case.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => askApplicant(db, bases, actor, params.id, body.question, now),
    }),
    'POST /cases/:id/recommend': route({
      summary: 'Recommend to approve or to refuse',
      access: { role: staff },
      params: ById,
      body: z.object({ outcome: Outcome, reason: Reason, amount: Whole.optional() }),
      refusals: ['decision.conflict', 'case.not_yours', 'case.wrong_status', 'case.amount_too_high'],
      handle: ({ db, actor, now }, { params, body }) => recommend(db, bases, actor, params.id, body, now),
    }),
    'POST /cases/:id/return': route({
      summary: 'Send a case back to its officer',
      access: { role: staff },
      params: ById,
      body: ReasonBody,
      refusals: ['decision.conflict', 'decision.wrong_role', 'decision.same_person', 'case.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => returnCase(db, bases, actor, params.id, body.reason, now),
    }),
    'POST /cases/:id/decide': route({
      summary: 'Approve or refuse, as a second person; an approval promises the amount from the envelope',
      access: { role: staff },
      params: ById,
      body: z.object({ outcome: Outcome, reason: Reason }),
      returns: z.object({ awardId: z.string().nullable() }),
      refusals: [
        'decision.conflict',
        'decision.wrong_role',
        'decision.same_person',
        'case.wrong_status',
        'case.rules_fail',
        'award.nothing_left',
        'ledger.short',
      ],
      handle: ({ db, actor, now }, { params, body }) => decideCase(db, bases, actor, params.id, body, now),
    }),
    'POST /cases/:id/conflict': route({
      summary: 'Declare a conflict of interest: the case goes to somebody else by lot',
      access: { role: staff },
      params: ById,
      body: ConflictBody,
      refusals: ['case.not_yours', 'case.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => declareConflict(db, bases, actor, params.id, body, now),
    }),
    'POST /cases/:id/reassign': route({
      summary: 'Have a case given to another officer by lot, with a reason',
      access: { role: 'admin' },
      params: ById,
      body: ReasonBody,
      refusals: ['case.admins_only', 'case.wrong_status'],
      handle: ({ db, actor, now }, { params, body }) => reassignCase(db, bases, actor, params.id, body.reason, now),
    }),
  };
}
