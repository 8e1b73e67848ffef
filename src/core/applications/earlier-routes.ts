import { z } from 'zod';
import { ById, Instant, LocalTextShape, route } from '../../platform/http/route.ts';
import { copyAnswers, earlierApplications } from './earlier.ts';

const Line = z.object({ field: z.string(), label: LocalTextShape });

/** What was answered before need not be typed again. */
export const earlierRoutes = {
  'GET /applications/:id/earlier': route({
    summary: 'Earlier applications of the organisation, to copy answers from; the latest twenty',
    access: 'person',
    params: ById,
    returns: z.object({
      applications: z.array(
        z.object({
          id: z.string(),
          reference: z.string().nullable(),
          status: z.string(),
          scheme: LocalTextShape,
          call: LocalTextShape,
          begunAt: Instant,
          submittedAt: Instant.nullable(),
        }),
      ),
    }),
    handle: async ({ db, actor }, { params }) => ({ applications: await earlierApplications(db, actor, params.id) }),
  }),
  'POST /applications/:id/copy': route({
    summary: 'Copy answers of an earlier application into a draft where nothing is answered yet; what does not fit is listed',
    access: 'person',
    params: ById,
    body: z.object({ from: z.string().max(64), documents: z.boolean().default(false) }),
    returns: z.object({
      copied: z.array(Line),
      left: z.array(Line.extend({ why: z.enum(['no_question', 'other_kind', 'answered', 'not_possible', 'no_room']) })),
    }),
    refusals: ['http.not_found', 'application.sent', 'paper.erased'],
    handle: ({ db, actor, now, locale }, { params, body }) => copyAnswers(db, actor, params.id, body, now, locale),
  }),
};
