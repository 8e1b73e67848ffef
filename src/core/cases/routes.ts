import { z } from 'zod';
import { ById, Instant, LocalTextShape, PageQuery, route, Whole } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { declareConflict, reassignCase } from './assign.ts';
import { staff } from './case.ts';
import { decideCase, returnCase } from './decide.ts';
import { askApplicant, checkCase, recommend } from './officer.ts';
import { queue, sorts, views } from './queue.ts';
import { CaseShape, Conditions, ConflictBody, NamedAmounts, Outcome, QueueRow, Reason, ReasonBody, WhyShape } from './shapes.ts';
import { caseView } from './view.ts';
import { whyOf } from './why.ts';

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
        sealed: z.array(z.object({ id: z.string(), scheme: z.string(), title: LocalTextShape, until: Instant, sent: z.int() })),
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
      handle: ({ db, actor, now, locale }, { params }) => whyOf(db, actor, params.id, now, locale),
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
      body: z.object({
        outcome: Outcome,
        reason: Reason,
        amount: Whole.optional(),
        lines: NamedAmounts.optional(),
        conditions: Conditions.optional(),
        scores: z.record(z.string().max(60), z.number()).optional(),
        remarks: z.record(z.string().max(60), z.string().trim().max(4000)).optional(),
      }),
      refusals: ['decision.conflict', 'case.not_yours', 'case.wrong_status', 'case.set_aside', 'case.amount_too_high'],
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
      body: z.object({
        outcome: Outcome,
        reason: Reason,
        lines: NamedAmounts.optional(),
        exceptional: z
          .array(z.object({ line: z.string().max(60), reason: Reason }))
          .max(10)
          .optional(),
        conditions: Conditions.optional(),
      }),
      returns: z.object({ awardId: z.string().nullable() }),
      refusals: [
        'decision.conflict',
        'decision.wrong_role',
        'decision.same_person',
        'case.wrong_status',
        'case.rules_fail',
        'case.set_aside',
        'case.no_exception',
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
