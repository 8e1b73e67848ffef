import { z } from 'zod';
import { Instant, PageQuery, route } from '../../platform/http/route.ts';
import { markRead, noticesOf } from './notices.ts';

const Notice = z.object({
  id: z.string(),
  text: z.string(),
  /** The place in the hub that it is about, without the language. */
  link: z.string().nullable(),
  at: Instant,
  read: z.boolean(),
});

const Notices = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  unread: z.int(),
  notices: z.array(Notice),
});

export const noticeRoutes = {
  'GET /me/notices': route({
    summary: 'My notices, newest first, in the language asked for',
    access: 'person',
    query: PageQuery,
    returns: Notices,
    handle: ({ db, actor, locale }, { query }) => noticesOf(db, actor, query.page, locale),
  }),
  'POST /me/notices/read': route({
    summary: 'Mark my notices as read: those named, or all',
    access: 'person',
    body: z.object({ ids: z.array(z.string().max(64)).max(200).optional() }),
    handle: ({ db, actor, now }, { body }) => markRead(db, actor, body.ids, now),
  }),
};
