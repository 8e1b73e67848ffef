import { z } from 'zod';
import { ById, Instant, LocalTextShape, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { Email, LocaleName } from '../people/shapes.ts';
import { LedgerUnit } from '../schemes/shape-gives.ts';
import { ChangeShape } from '../drafting/shapes.ts';
import { calendarOf } from './calendar-file.ts';
import { draftChanges } from './draft-changes.ts';
import { applicants, countStates, findCalls, states } from './list.ts';
import { oneCall } from './one.ts';
import { DecisionTimesShape, ListedCallShape, OneCallShape } from './shapes.ts';
import { confirmSubscription, subscribe, subscriptionAt, unsubscribe } from './subscriptions.ts';
import { decisionTimes } from './times.ts';

export { CallShape } from './shapes.ts';

const ByScheme = z.object({ scheme: z.string().max(60) });
const ByToken = z.object({ token: z.string().max(100) });

/** What calls are sought by. */
export const Seeking = PageQuery.extend({
  scheme: z.string().max(60).optional(),
  state: z.enum(states).optional(),
  gives: LedgerUnit.optional(),
  who: z.enum(applicants).optional(),
  q: z.string().max(200).optional(),
});

const Subscribed = z.object({ scheme: z.string(), name: LocalTextShape, isConfirmed: z.boolean() });

/** What everybody may know of calls, and how to hear of the next. */
export function callRoutes(needs: Pick<Needs, 'address' | 'secret'>) {
  return {
    'GET /calls': route({
      summary: 'Find calls: open ones first, the next to close first; with how many each state has',
      access: 'public',
      query: Seeking,
      returns: z.object({
        calls: z.array(ListedCallShape),
        counts: z.record(z.enum(states), z.int()),
        total: z.int(),
        page: z.int(),
        pageSize: z.int(),
      }),
      handle: async ({ db, actor, now }, { query }) => ({
        ...(await findCalls(db, actor, query, now)),
        counts: await countStates(db, actor, query, now),
      }),
    }),
    'GET /calls/:id': route({
      summary: 'A call with its dates, the name of its scheme and the time left',
      access: 'public',
      params: ById,
      returns: OneCallShape,
      refusals: ['calls.no_call'],
      handle: ({ db, actor, now }, { params }) => oneCall(db, actor, params.id, now),
    }),
    'GET /applications/:id/changes': route({
      summary: 'What changed in the rules of the call since a draft of mine was begun, thing by thing',
      access: 'person',
      params: ById,
      returns: z.object({
        moved: z.object({ from: z.int(), to: z.int(), at: Instant, reason: z.string() }).nullable(),
        changes: z.array(ChangeShape),
      }),
      handle: ({ db, actor }, { params }) => draftChanges(db, actor, params.id),
    }),
    'GET /schemes/:scheme/times': route({
      summary: 'How long decisions of a scheme really took in the last year; nothing while too few were taken',
      access: 'public',
      params: ByScheme,
      returns: z.object({ decisions: DecisionTimesShape, at: Instant }),
      handle: async ({ db, now }, { params }) => ({ decisions: await decisionTimes(db, params.scheme, now), at: now }),
    }),
    'GET /schemes/:scheme/calendar.ics': route({
      summary: 'The dates of a scheme’s calls as a calendar to subscribe to (RFC 5545)',
      access: 'public',
      params: ByScheme,
      query: z.object({ language: LocaleName.optional() }),
      download: 'text/calendar',
      refusals: ['schemes.no_scheme'],
      handle: async ({ db, now, locale }, { params, query }) => ({
        type: 'text/calendar; charset=utf-8',
        name: `${params.scheme}.ics`,
        body: await calendarOf(db, params.scheme, needs.address, query.language ?? locale, now),
        inline: true,
      }),
    }),
    'POST /schemes/:scheme/subscriptions': route({
      summary: 'Ask to hear by mail when a scheme opens next: the address is asked to confirm',
      access: 'public',
      params: ByScheme,
      body: z.object({ email: Email, language: LocaleName.optional() }),
      refusals: ['schemes.no_scheme', 'people.too_often'],
      handle: ({ db, now, locale, peer }, { params, body }) =>
        subscribe(db, needs, { scheme: params.scheme, email: body.email, locale: body.language ?? locale, peer }, now),
    }),
    'GET /subscriptions/:token': route({
      summary: 'What a link of a subscription stands for',
      access: 'public',
      params: ByToken,
      returns: Subscribed,
      refusals: ['calls.subscription_gone'],
      handle: ({ db }, { params }) => subscriptionAt(db, params.token),
    }),
    'POST /subscriptions/:token/confirm': route({
      summary: 'Confirm a subscription',
      access: 'public',
      params: ByToken,
      returns: Subscribed,
      refusals: ['calls.subscription_gone'],
      handle: ({ db, now }, { params }) => confirmSubscription(db, params.token, now),
    }),
    'POST /subscriptions/:token/unsubscribe': route({
      summary: 'End a subscription, at one press of a mail program’s button too (RFC 8058)',
      access: 'public',
      params: ByToken,
      handle: ({ db }, { params }) => unsubscribe(db, params.token),
    }),
  };
}
