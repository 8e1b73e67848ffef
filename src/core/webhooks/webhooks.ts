import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { addressProblem } from '../../platform/outside.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keyFor, lockAway } from '../../platform/secret.ts';
import { record } from '../log/log.ts';
import { officeKinds, ownKinds } from './kinds.ts';
import { newSecret } from './sign.ts';

const mostEach = 10;

export interface NewWebhook {
  /** Nothing: for the office. */
  readonly organisationId: string | null;
  /** For the office: one scheme, or nothing for all. */
  readonly scheme: string | null;
  readonly url: string;
  readonly kinds: readonly string[];
}

/** Whether somebody may set up, see and change webhooks of an organisation, or of the office. */
export function mayKeep(actor: Actor, { organisationId, scheme }: Pick<NewWebhook, 'organisationId' | 'scheme'>): boolean {
  if (organisationId !== null) return actor.organisations.includes(organisationId);
  return scheme === null
    ? actor.grants.some((grant) => grant.role === 'admin' && grant.scheme === null)
    : holds(actor, 'admin', scheme);
}

/** Sets a webhook up, from the next block of the log on. Its secret is shown this once. */
export function setUp(
  db: Db,
  { secret: hubSecret, demo }: { readonly secret: string; readonly demo: boolean },
  actor: Actor,
  given: NewWebhook,
  now: Date,
): Promise<{ id: string; secret: string }> {
  const { organisationId, scheme, url, kinds } = given;
  if (!mayKeep(actor, given)) throw new Refusal(404, 'people.organisation_not_found');
  const wrong = addressProblem(url, demo);
  if (wrong !== undefined) throw new Refusal(422, 'http.invalid', {}, [{ field: 'url', code: `webhooks.url.${wrong}` }]);
  const known: readonly string[] = organisationId === null ? officeKinds : ownKinds;
  if (!kinds.every((kind) => known.includes(kind))) {
    throw new Refusal(422, 'http.invalid', {}, [{ field: 'kinds', code: 'field.not_offered' }]);
  }
  return transact(db, async (tx) => {
    await refuseMore(tx, given);
    const id = newId('whk', now.getTime());
    const secret = newSecret();
    await tx
      .insertInto('webhook')
      .values({
        id,
        organisation_id: organisationId,
        scheme: organisationId === null ? scheme : null,
        url,
        kinds: [...new Set(kinds)].toSorted(),
        secret: lockAway(keyFor(hubSecret, 'webhooks'), secret),
        created_at: now,
        created_by: actor.id,
        changed_at: now,
        since_block: sql<bigint>`coalesce((select max(no) from block), 0)`,
      })
      .execute();
    const facts = { organisation: organisationId, scheme, kinds: kinds.join(' ') };
    await record(tx, { at: now, kind: 'webhook.set_up', subject: id, actor: actor.id, facts, details: { url } });
    return { id, secret };
  });
}

async function refuseMore(tx: Tx, { organisationId }: NewWebhook): Promise<void> {
  const { count } = await tx
    .selectFrom('webhook')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .where('standing', '<>', 'removed')
    .executeTakeFirstOrThrow();
  if (count >= BigInt(mostEach)) throw new Refusal(409, 'webhooks.too_many', { limit: mostEach });
}

/** Stops a webhook by hand; what happens meanwhile waits. */
export function pause(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return change(db, actor, id, now, 'paused');
}

/** Goes on with a webhook: what waits is sent, that which was given up stays so until it is sent again by hand. */
export function resume(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return change(db, actor, id, now, 'active');
}

/** Takes a webhook away: nothing is sent any more, what was sent stays in its list. */
export function remove(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return change(db, actor, id, now, 'removed');
}

const words = { paused: 'webhook.paused', active: 'webhook.resumed', removed: 'webhook.removed' } as const;

function change(db: Db, actor: Actor, id: string, now: Date, standing: 'active' | 'paused' | 'removed'): Promise<void> {
  return transact(db, async (tx) => {
    const one = await heldWebhook(tx, actor, id);
    if (one.standing === standing) return;
    await tx
      .updateTable('webhook')
      .set({ standing, paused_because: standing === 'paused' ? 'by_hand' : null, changed_at: now })
      .where('id', '=', id)
      .execute();
    if (standing === 'active') {
      await tx
        .updateTable('webhook_delivery')
        .set({ next_at: now, tries: 0 })
        .where('webhook_id', '=', id)
        .where('status', '=', 'waiting')
        .execute();
      await enqueue(tx, 'webhook.due', {});
    }
    await record(tx, { at: now, kind: words[standing], subject: id, actor: actor.id, facts: {} });
  });
}

/** Sends one delivery again, whatever became of it, under the same id. */
export function resend(db: Db, actor: Actor, deliveryId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const found = await tx.selectFrom('webhook_delivery').select('webhook_id').where('id', '=', deliveryId).executeTakeFirst();
    if (found === undefined) throw new Refusal(404, 'webhooks.not_found');
    const one = await heldWebhook(tx, actor, found.webhook_id);
    if (one.standing !== 'active') throw new Refusal(409, 'webhooks.paused');
    await tx
      .updateTable('webhook_delivery')
      .set({ status: 'waiting', next_at: now, tries: 0, delivered_at: null })
      .where('id', '=', deliveryId)
      .execute();
    await record(tx, { at: now, kind: 'webhook.sent_again', subject: one.id, actor: actor.id, facts: { delivery: deliveryId } });
    await enqueue(tx, 'webhook.deliver', { id: deliveryId });
  });
}

/** A webhook that one may keep, locked. Somebody else's looks as if it were not there. */
async function heldWebhook(tx: Tx, actor: Actor, id: string) {
  const one = await tx
    .selectFrom('webhook')
    .select(['id', 'organisation_id as organisationId', 'scheme', 'standing'])
    .where('id', '=', id)
    .where('standing', '<>', 'removed')
    .forUpdate()
    .executeTakeFirst();
  if (one === undefined || !mayKeep(actor, one)) throw new Refusal(404, 'webhooks.not_found');
  return one;
}
