import { z } from 'zod';
import { roles } from '../../platform/http/actor.ts';
import { ById, Instant, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { changeMe, endSessions, meOf, sessionsOf } from './me.ts';
import { answerInvitation } from './members.ts';
import { invitationsTo } from './organisation-views.ts';
import { LocaleName, MemberRoleName, Name } from './shapes.ts';

const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  locale: LocaleName,
  hasPassword: z.boolean(),
  roles: z.array(z.object({ role: z.enum(roles), scheme: z.string().nullable() })),
  next: z.enum(['code', 'password']).nullable(),
  organisations: z.array(
    z.object({
      id: z.string(),
      nameEn: z.string(),
      nameZh: z.string().nullable(),
      role: MemberRoleName,
      isProvider: z.boolean(),
    }),
  ),
  unread: z.int(),
});

const Session = z.object({ id: z.string(), device: z.string(), since: Instant, until: Instant, isThis: z.boolean() });

const Invitation = z.object({
  id: z.string(),
  nameEn: z.string(),
  nameZh: z.string().nullable(),
  role: MemberRoleName,
  by: z.string(),
  until: Instant,
});

/** What is mine. */
export function meRoutes({ providersAmong }: Pick<Needs, 'providersAmong'>) {
  return {
    'GET /me': route({
      summary: 'Who I am, what I may do and for whom I act',
      access: 'person',
      returns: Me,
      handle: ({ db, actor }) => meOf(db, actor, providersAmong),
    }),
    'PATCH /me': route({
      summary: 'Change my name or the language of my mail',
      access: 'person',
      body: z.object({ name: Name.optional(), locale: LocaleName.optional() }),
      handle: ({ db, actor, now }, { body }) => changeMe(db, actor, body, now),
    }),
    'GET /me/sessions': route({
      summary: 'Where I am signed in',
      access: 'person',
      sessionOnly: true,
      returns: z.object({ sessions: z.array(Session) }),
      handle: async ({ db, actor, now }) => ({ sessions: await sessionsOf(db, actor, now) }),
    }),
    'DELETE /me/sessions': route({
      summary: 'Sign out everywhere',
      access: 'person',
      sessionOnly: true,
      handle: ({ db, actor, now }) => endSessions(db, actor, undefined, now),
    }),
    'DELETE /me/sessions/:id': route({
      summary: 'Sign out one device',
      access: 'person',
      sessionOnly: true,
      params: ById,
      handle: ({ db, actor, now }, { params }) => endSessions(db, actor, params.id, now),
    }),
    'GET /me/invitations': route({
      summary: 'Invitations to act for an organisation, to my e-mail address',
      access: 'person',
      returns: z.object({ invitations: z.array(Invitation) }),
      handle: async ({ db, actor, now }) => ({ invitations: await invitationsTo(db, actor, now) }),
    }),
    'POST /invitations/:id/accept': route({
      summary: 'Accept an invitation to my e-mail address',
      access: 'person',
      params: ById,
      refusals: ['people.invitation_gone'],
      handle: ({ db, actor, now }, { params }) => answerInvitation(db, actor, params.id, true, now),
    }),
    'POST /invitations/:id/decline': route({
      summary: 'Decline an invitation to my e-mail address',
      access: 'person',
      params: ById,
      refusals: ['people.invitation_gone'],
      handle: ({ db, actor, now }, { params }) => answerInvitation(db, actor, params.id, false, now),
    }),
  };
}
