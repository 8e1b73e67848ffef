import { z } from 'zod';
import { ById, Instant, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { Email, LocaleName } from '../people/shapes.ts';
import { askIn, everybody, give, here, joinIn, sendAway } from './together.ts';

const Part = z.string().max(120);
const Id = z.string().max(64);

/** Several people on one application: asked in, given parts, seen where they are. */
export function togetherRoutes(needs: Pick<Needs, 'address'>) {
  return {
    'GET /applications/:id/people': route({
      summary: 'Everybody who may write in an application of mine, who answers which part, and where they are now',
      access: 'person',
      params: ById,
      returns: z.object({
        me: z.string(),
        mayAsk: z.boolean(),
        people: z.array(z.object({ id: z.string(), name: z.string(), isGuest: z.boolean() })),
        guests: z.array(
          z.object({
            id: z.string(),
            email: z.string(),
            person: z.string().nullable(),
            state: z.enum(['asked', 'joined', 'expired']),
          }),
        ),
        /** A part is a section by its id, a question by its path, or `certify`. */
        tasks: z.array(z.object({ part: z.string(), person: z.string() })),
        here: z.array(z.object({ person: z.string(), part: z.string(), at: Instant })),
      }),
      handle: ({ db, actor, now }, { params }) => everybody(db, actor, params.id, now),
    }),
    'POST /applications/:id/people': route({
      summary: 'Ask somebody outside the organisation into one application, by e-mail',
      access: 'person',
      params: ById,
      body: z.object({ email: Email, language: LocaleName }),
      returns: z.object({ id: z.string() }),
      refusals: [
        'application.sent',
        'together.members_only',
        'together.there_already',
        'together.asked_already',
        'together.too_many',
      ],
      handle: ({ db, actor, now }, { params, body }) =>
        askIn(db, needs, actor, params.id, { email: body.email, locale: body.language }, now),
    }),
    'DELETE /applications/:id/people/:guest': route({
      summary: 'End what somebody was asked to; what they wrote stays',
      access: 'person',
      params: z.object({ id: Id, guest: Id }),
      refusals: ['application.sent', 'together.members_only', 'http.not_found'],
      handle: ({ db, actor, now }, { params }) => sendAway(db, actor, params.id, params.guest, now),
    }),
    'POST /applications/:id/join': route({
      summary: 'Join an application that my e-mail address was asked into',
      access: 'person',
      params: ById,
      refusals: ['together.not_asked', 'together.expired'],
      handle: ({ db, actor, now }, { params }) => joinIn(db, actor, params.id, now),
    }),
    'PUT /applications/:id/tasks': route({
      summary: 'Give a part of the form, or the certifying, to somebody on the application; to nobody takes it back',
      access: 'person',
      params: ById,
      body: z.object({ part: Part, person: Id.nullable() }),
      refusals: ['application.sent', 'together.not_one_of_us', 'http.not_found'],
      handle: ({ db, actor, now }, { params, body }) => give(db, actor, params.id, body.part, body.person, now),
    }),
    'PUT /applications/:id/here': route({
      summary: 'Say where in the form I am',
      access: 'person',
      params: ById,
      body: z.object({ part: Part }),
      handle: ({ db, actor, now }, { params, body }) => here(db, actor, params.id, body.part, now),
    }),
  };
}
