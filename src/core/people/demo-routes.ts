import { z } from 'zod';
import { Instant, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { demoMail, demoPeople, rooms } from './demo.ts';

const Someone = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  nameZh: z.string().nullable(),
  applications: z.int(),
});

function tables({ signIn, providersAmong }: Pick<Needs, 'signIn' | 'providersAmong'>) {
  return {
    'GET /demo/people': route({
      summary: 'In the demonstration: who a visitor can be',
      access: 'public',
      query: z.object({ q: z.string().max(120).default('') }),
      returns: z.object({
        rooms: z.array(z.object({ room: z.enum(rooms), total: z.int(), people: z.array(Someone) })),
      }),
      handle: async ({ db }, { query }) => ({
        rooms: (await demoPeople(db, providersAmong, query.q)).map((room) => ({ ...room, people: [...room.people] })),
      }),
    }),
    'POST /demo/sign-in': route({
      summary: 'In the demonstration: sign in as one of its people',
      access: 'public',
      sessionOnly: true,
      body: z.object({ personId: z.string().max(64) }),
      refusals: ['http.not_found'],
      handle: async ({ headers, peer, locale, now, reply }, { body }) => {
        await signIn.asAnyone({ headers, peer, locale, now, reply }, body.personId);
      },
    }),
    'GET /demo/mailbox': route({
      summary: 'In the demonstration: the mail that the hub has sent',
      access: 'public',
      query: PageQuery.extend({ to: z.string().max(254).default('') }),
      returns: z.object({
        page: z.int(),
        pageSize: z.int(),
        total: z.int(),
        mails: z.array(z.object({ id: z.string(), to: z.string(), subject: z.string(), body: z.string(), at: Instant })),
      }),
      handle: ({ db }, { query }) => demoMail(db, query.to, query.page),
    }),
  };
}

/** Routes that only a demonstration has. The type names them always, so that pages can be typed against them. */
export function demoRoutes(needs: Pick<Needs, 'demo' | 'signIn' | 'providersAmong'>): ReturnType<typeof tables> {
  return needs.demo ? tables(needs) : ({} as ReturnType<typeof tables>);
}
