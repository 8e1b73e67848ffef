import { z } from 'zod';
import { csvStream } from '../../platform/csv.ts';
import { Amount, ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import { paymentTable } from './list.ts';
import { postRun, proposeRun, withdrawRun } from './payments.ts';
import { paymentList, runList, runView, states } from './views.ts';

const finance = { role: 'finance' } as const;

const Payment = z.object({
  id: z.string(),
  amount: Amount,
  state: z.enum(states),
  payee: z.string(),
  br: z.string().nullable(),
  dueAt: Instant,
  postedAt: Instant.nullable(),
  claimId: z.string(),
  claimReference: z.string().nullable(),
  awardReference: z.string(),
  scheme: z.string(),
  runId: z.string().nullable(),
  runReference: z.string().nullable(),
});

const run = {
  id: z.string(),
  reference: z.string(),
  state: z.enum(['proposed', 'posted', 'withdrawn']),
  total: Amount,
  count: z.number(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  postedAt: Instant.nullable(),
  postedBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
};

const Sum = z.object({ count: z.number(), total: Amount });
const Listed = { total: z.number(), page: z.number(), pageSize: z.number() };

/** What is due to be paid, and the runs that pay it. */
export const paymentRoutes = {
  'GET /office/payments': route({
    summary: 'Payments that are due, in a run, or made',
    access: { role: ['finance', 'admin'] },
    query: PageQuery.extend({ state: z.enum(states).default('due') }),
    returns: z.object({ rows: z.array(Payment), counts: z.record(z.enum(states), Sum), ...Listed }),
    handle: ({ db }, { query }) => paymentList(db, query.state, query.page),
  }),
  'GET /payment-runs': route({
    summary: 'Payment runs, newest first',
    access: { role: ['finance', 'admin'] },
    query: PageQuery,
    returns: z.object({ rows: z.array(z.object(run)), ...Listed }),
    handle: ({ db }, { query }) => runList(db, query.page),
  }),
  'GET /payment-runs/:id': route({
    summary: 'A payment run with everything it pays',
    access: { role: ['finance', 'admin'] },
    params: ById,
    returns: z.object({
      ...run,
      payments: z.array(Payment),
      actions: z.array(z.object({ act: z.enum(['post', 'withdraw']), why: z.string().nullable() })),
    }),
    refusals: ['http.not_found'],
    handle: ({ db, actor, locale }, { params }) => runView(db, actor, params.id, locale),
  }),
  'GET /payment-runs/:id/list.csv': route({
    summary: 'What a run pays, as a spreadsheet',
    access: { role: ['finance', 'admin'] },
    params: ById,
    download: 'text/csv',
    refusals: ['http.not_found'],
    handle: async ({ db, actor, locale }, { params }) => {
      const it = await runView(db, actor, params.id, locale);
      return { type: 'text/csv; charset=utf-8', name: `${it.reference}.csv`, body: csvStream(paymentTable(it, locale)) };
    },
  }),
  'POST /payment-runs': route({
    summary: 'Put everything that is due, or the named payments, into a run for a second person to post',
    access: finance,
    body: z.object({ payments: z.array(z.string().max(64)).max(5000).optional() }),
    returns: z.object({ id: z.string(), reference: z.string() }),
    refusals: ['payment.nothing_due', 'payment.not_due'],
    handle: ({ db, actor, now }, { body }) => proposeRun(db, actor, body.payments, now),
  }),
  'POST /payment-runs/:id/post': route({
    summary: 'Post a run, as a second person: all of it or nothing',
    access: finance,
    params: ById,
    refusals: ['http.not_found', 'payment.run_posted', 'payment.run_withdrawn', 'payment.same_person', 'payment.conflict'],
    handle: ({ db, actor, now }, { params }) => postRun(db, actor, params.id, now),
  }),
  'POST /payment-runs/:id/withdraw': route({
    summary: 'Take a run back before it is posted; its payments are due again',
    access: finance,
    params: ById,
    refusals: ['http.not_found', 'payment.run_posted', 'payment.run_withdrawn'],
    handle: ({ db, actor, now }, { params }) => withdrawRun(db, actor, params.id, now),
  }),
};
