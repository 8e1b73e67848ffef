import { z } from 'zod';
import { ById, Instant, PageQuery, route } from '../../platform/http/route.ts';
import type { Needs } from '../needs.ts';
import { officeKinds, ownKinds } from './kinds.ts';
import { deliveriesOf, listWebhooks, webhookView } from './views.ts';
import { pause, remove, resend, resume, setUp } from './webhooks.ts';

const Kind = z.enum(officeKinds);
const Webhook = z.object({
  id: z.string(),
  organisationId: z.string().nullable(),
  nameEn: z.string().nullable(),
  nameZh: z.string().nullable(),
  scheme: z.string().nullable(),
  url: z.string(),
  kinds: z.array(z.string()),
  standing: z.enum(['active', 'paused', 'removed']),
  because: z.string().nullable(),
  since: Instant,
  by: z.string(),
});
const Delivery = z.object({
  /** What the receiver sees as `webhook-id`: the same at every try. */
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  status: z.enum(['waiting', 'delivered', 'failed']),
  tries: z.int(),
  /** The status that came back last, or why none did. */
  answered: z.int().nullable(),
  problem: z.string().nullable(),
  createdAt: Instant,
  deliveredAt: Instant.nullable(),
  nextAt: Instant,
});

/** Who is told what happens: other systems, by signed messages. */
export function webhookRoutes(needs: Pick<Needs, 'secret' | 'demo'>) {
  return {
    'GET /webhooks': route({
      summary: 'Webhooks of my organisations and, for administrators, of the office; with the events that can be asked for',
      access: 'person',
      returns: z.object({ webhooks: z.array(Webhook), kinds: z.array(Kind), officeKinds: z.array(Kind) }),
      handle: async ({ db, actor }) => ({
        webhooks: await listWebhooks(db, actor),
        kinds: [...ownKinds],
        officeKinds: [...officeKinds],
      }),
    }),
    'POST /webhooks': route({
      summary:
        'Set up a webhook for an organisation that I act for or, as administrator, for the office; the secret is shown once',
      access: 'person',
      tellsSecret: true,
      body: z.object({
        organisationId: z.string().max(64).nullable(),
        scheme: z.string().max(60).nullable().default(null),
        url: z.string().trim().max(500),
        kinds: z.array(Kind).min(1).max(100),
      }),
      returns: z.object({ id: z.string(), secret: z.string() }),
      refusals: ['people.organisation_not_found', 'webhooks.too_many', 'webhooks.url.not_https', 'webhooks.url.not_public'],
      handle: ({ db, actor, now }, { body }) => setUp(db, needs, actor, body, now),
    }),
    'GET /webhooks/:id': route({
      summary: 'A webhook',
      access: 'person',
      params: ById,
      returns: Webhook,
      refusals: ['webhooks.not_found'],
      handle: ({ db, actor }, { params }) => webhookView(db, actor, params.id),
    }),
    'GET /webhooks/:id/deliveries': route({
      summary: 'What a webhook sent in the last month, and what became of it',
      access: 'person',
      params: ById,
      query: PageQuery,
      returns: z.object({ deliveries: z.array(Delivery), page: z.int(), pageSize: z.int(), total: z.int() }),
      refusals: ['webhooks.not_found'],
      handle: ({ db, actor }, { params, query }) => deliveriesOf(db, actor, params.id, query.page),
    }),
    'POST /webhooks/:id/pause': route({
      summary: 'Pause a webhook; what happens meanwhile waits',
      access: 'person',
      params: ById,
      refusals: ['webhooks.not_found'],
      handle: ({ db, actor, now }, { params }) => pause(db, actor, params.id, now),
    }),
    'POST /webhooks/:id/resume': route({
      summary: 'Resume a webhook; what waited is sent',
      access: 'person',
      params: ById,
      refusals: ['webhooks.not_found'],
      handle: ({ db, actor, now }, { params }) => resume(db, actor, params.id, now),
    }),
    'DELETE /webhooks/:id': route({
      summary: 'Take a webhook away',
      access: 'person',
      params: ById,
      refusals: ['webhooks.not_found'],
      handle: ({ db, actor, now }, { params }) => remove(db, actor, params.id, now),
    }),
    'POST /webhooks/deliveries/:id/resend': route({
      summary: 'Send one delivery again, under the same id',
      access: 'person',
      params: ById,
      refusals: ['webhooks.not_found', 'webhooks.paused'],
      handle: ({ db, actor, now }, { params }) => resend(db, actor, params.id, now),
    }),
  };
}
