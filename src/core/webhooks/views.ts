import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';

/** The webhooks that somebody may see: of their organisations, and of the office as far as they administer it. */
function seen(db: Db, actor: Actor) {
  const schemes = actor.grants.flatMap(({ role, scheme }) => (role === 'admin' ? [scheme] : []));
  const isForAll = schemes.includes(null);
  return db
    .selectFrom('webhook')
    .leftJoin('organisation', 'organisation.id', 'webhook.organisation_id')
    .innerJoin('person', 'person.id', 'webhook.created_by')
    .where('webhook.standing', '<>', 'removed')
    .where((is) =>
      is.or([
        is('webhook.organisation_id', 'in', actor.organisations.length === 0 ? [''] : actor.organisations),
        is.and([
          is('webhook.organisation_id', 'is', null),
          isForAll ? sql<boolean>`true` : is('webhook.scheme', 'in', schemes.length === 0 ? [''] : schemes),
        ]),
      ]),
    );
}

const shown = (db: Db, actor: Actor) =>
  seen(db, actor).select([
    'webhook.id',
    'webhook.organisation_id as organisationId',
    'organisation.name_en as nameEn',
    'organisation.name_zh as nameZh',
    'webhook.scheme',
    'webhook.url',
    'webhook.kinds',
    'webhook.standing',
    'webhook.paused_because as because',
    'webhook.created_at as since',
    'person.name as by',
  ]);

/** All webhooks that somebody may see: a few for each organisation. */
export function listWebhooks(db: Db, actor: Actor) {
  return shown(db, actor).orderBy('webhook.created_at', 'desc').orderBy('webhook.id').limit(200).execute();
}

/** One webhook, for whoever keeps it. Refuses (404) others. */
export async function webhookView(db: Db, actor: Actor, id: string) {
  const one = await shown(db, actor).where('webhook.id', '=', id).executeTakeFirst();
  if (one === undefined) throw new Refusal(404, 'webhooks.not_found');
  return one;
}

const pageSize = 25;

/** One page of what was sent by a webhook, the latest first. */
export async function deliveriesOf(db: Db, actor: Actor, id: string, page: number) {
  await webhookView(db, actor, id);
  const own = db.selectFrom('webhook_delivery as delivery').where('delivery.webhook_id', '=', id);
  const rows = await own
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .select([
      'delivery.id',
      'event.kind',
      'event.subject',
      'delivery.status',
      'delivery.tries',
      'delivery.answered',
      'delivery.problem',
      'delivery.created_at as createdAt',
      'delivery.delivered_at as deliveredAt',
      'delivery.next_at as nextAt',
    ])
    .orderBy('delivery.created_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await own.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  return { deliveries: rows, total: Number(total), page, pageSize };
}
