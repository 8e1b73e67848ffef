import { z } from 'zod';
import { ById, Instant, InstantIn, LocalTextShape, route, Whole } from '../../platform/http/route.ts';
import { readable } from '../schemes/texts.ts';
import { openCall } from './calls.ts';
import { callWithScheme, listCalls, shown } from './views.ts';

/** A call going out. */
export const CallShape = z.object({
  id: z.string(),
  scheme: z.string(),
  version: z.number(),
  code: z.string(),
  title: LocalTextShape,
  opensAt: Instant,
  closesAt: Instant,
  state: z.enum(['upcoming', 'open', 'closed']),
  secondsLeft: z.number(),
});

const Words = z.string().trim().min(1).max(200);

const NewCall = z.object({
  scheme: z.string().max(60),
  version: z.int().min(1).optional(),
  code: z
    .string()
    .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)
    .max(40),
  title: z.object({ en: Words, 'zh-Hant': Words, 'zh-Hans': Words }),
  opensAt: InstantIn,
  closesAt: InstantIn,
  envelope: Whole.refine((amount) => amount > 0n).optional(),
});

export const callRoutes = {
  'GET /calls': route({
    summary: 'List calls, the next to close first',
    access: 'public',
    query: z.object({ scheme: z.string().max(60).optional() }),
    returns: z.object({ calls: z.array(CallShape) }),
    handle: async ({ db, now }, { query }) => ({ calls: (await listCalls(db, query.scheme)).map((call) => shown(call, now)) }),
  }),
  'POST /calls': route({
    summary: 'Open a call of a scheme, pinning a version of its rules',
    access: { role: 'admin' },
    body: NewCall,
    returns: z.object({ id: z.string(), version: z.number() }),
    refusals: [
      'calls.not_admin',
      'calls.never',
      'schemes.no_version',
      'calls.closes_before_opens',
      'calls.closed_already',
      'calls.code_taken',
      'ledger.short',
    ],
    handle: ({ db, actor, now }, { body }) => openCall(db, actor, body, now),
  }),
  'GET /calls/:id': route({
    summary: 'A call with the name of its scheme and the time left',
    access: 'public',
    params: ById,
    returns: CallShape.extend({ name: LocalTextShape, summary: LocalTextShape }),
    refusals: ['calls.no_call'],
    handle: async ({ db, now }, { params }) => {
      const { call, scheme } = await callWithScheme(db, params.id);
      const { name, summary } = readable(scheme).texts;
      return { ...shown(call, now), name, summary };
    },
  }),
};
