import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { LocaleName } from '../people/shapes.ts';
import { opportunities, opportunity } from './opportunities.ts';
import { callFeed } from './rss.ts';
import { OneOpportunity, OpportunityPage } from './shapes.ts';

const Paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
});

/** Calls in the words that other systems know. */
export function feedRoutes({ address }: Pick<Needs, 'address'>) {
  return {
    'GET /common-grants/opportunities': route({
      summary: 'All calls as CommonGrants opportunities (core 0.4.0), the last changed first',
      access: 'public',
      query: Paging,
      returns: OpportunityPage,
      handle: ({ db, now }, { query }) => opportunities(db, address, query.page, query.pageSize, now),
    }),
    'GET /common-grants/opportunities/:oppId': route({
      summary: 'A call as a CommonGrants opportunity',
      access: 'public',
      params: z.object({ oppId: z.string().max(36) }),
      returns: OneOpportunity,
      refusals: ['calls.no_call'],
      handle: ({ db, now }, { params }) => opportunity(db, address, params.oppId, now),
    }),
    'GET /feeds/calls': route({
      summary: 'Open and coming calls as RSS 2.0',
      access: 'public',
      query: z.object({ language: LocaleName.optional() }),
      download: 'application/rss+xml',
      handle: async ({ db, locale, now }, { query }) => ({
        type: 'application/rss+xml; charset=utf-8',
        name: 'calls.rss',
        body: await callFeed(db, address, query.language ?? locale, now),
      }),
    }),
  };
}
