// One try to deliver. The try is noted before the call and its result after it, each in a transaction of its own, and nothing
// is open while the other side thinks. A process that dies in between leaves a delivery that is tried again: at least once,
// always under the same id, so that a receiver can tell.

import { transact, type Tx } from '../../platform/db.ts';
import { type OutsideAnswer, postOutside } from '../../platform/outside.ts';
import { keyFor, unlock } from '../../platform/secret.ts';
import { record } from '../log/log.ts';
import type { Needs } from '../needs.ts';
import { notify } from '../notices/notify.ts';
import { signedHeaders } from './sign.ts';

export type DeliverNeeds = Pick<Needs, 'database' | 'clock' | 'secret' | 'demo'>;

/** Minutes from one try to the next: about a day and a half in all. */
export const pauses = [1, 5, 30, 120, 300, 600, 840] as const;
/** Milliseconds that the other side has. */
const patience = 10_000;
const minute = 60_000;

/** Tries to deliver, unless it has been done, is not due, or is being tried by somebody else. */
export async function deliver({ database: { db }, clock, secret, demo }: DeliverNeeds, id: string): Promise<void> {
  const now = clock();
  const one = await transact(db, (tx) => take(tx, id, now));
  if (one === undefined) return;
  const body = JSON.stringify({
    type: one.kind,
    timestamp: one.at.toISOString(),
    data: { event: one.event_id, subject: one.subject, block: String(one.block_no), facts: one.facts },
  });
  const key = unlock(keyFor(secret, 'webhooks'), one.secret);
  const headers = signedHeaders(key, id, Math.floor(now.getTime() / 1000), body);
  const answer = await postOutside({ url: one.url, headers, body, within: patience, allowLoopback: demo });
  await transact(db, (tx) => settle(tx, id, answer, clock()));
}

async function take(tx: Tx, id: string, now: Date) {
  const due = await tx
    .selectFrom('webhook_delivery as delivery')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhook_id')
    .innerJoin('event', 'event.id', 'delivery.event_id')
    .select([
      'delivery.event_id',
      'webhook.url',
      'webhook.secret',
      'event.kind',
      'event.at',
      'event.subject',
      'event.facts',
      'event.block_no',
    ])
    .where('delivery.id', '=', id)
    .where('delivery.status', '=', 'waiting')
    .where('delivery.next_at', '<=', now)
    .where('webhook.standing', '=', 'active')
    .where((is) => is.or([is('delivery.busy_until', 'is', null), is('delivery.busy_until', '<', now)]))
    .forUpdate('delivery')
    .executeTakeFirst();
  if (due === undefined) return undefined;
  await tx
    .updateTable('webhook_delivery')
    .set((own) => ({ tries: own('tries', '+', 1), busy_until: new Date(now.getTime() + 2 * minute) }))
    .where('id', '=', id)
    .execute();
  return due;
}

/** Notes what became of a try. After the last one the webhook pauses, and its owner is told. */
async function settle(tx: Tx, id: string, answer: OutsideAnswer, now: Date): Promise<void> {
  const one = await tx
    .selectFrom('webhook_delivery')
    .select(['tries', 'webhook_id'])
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  if (one === undefined) return;
  const answered = 'status' in answer ? answer.status : null;
  const isDone = answered !== null && answered >= 200 && answered < 300;
  const change = { answered, problem: 'problem' in answer ? answer.problem : null, busy_until: null };
  if (isDone) {
    await set(tx, id, { ...change, status: 'delivered', delivered_at: now });
    return;
  }
  const pause = answered === 410 ? undefined : pauses[one.tries - 1];
  if (pause !== undefined) {
    await set(tx, id, { ...change, next_at: new Date(now.getTime() + pause * minute) });
    return;
  }
  await set(tx, id, { ...change, status: 'failed' });
  await pauseFailing(tx, one.webhook_id, now);
}

type Change = Partial<{
  status: 'delivered' | 'failed';
  answered: number | null;
  problem: string | null;
  busy_until: null;
  delivered_at: Date;
  next_at: Date;
}>;

async function set(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.updateTable('webhook_delivery').set(change).where('id', '=', id).execute();
}

async function pauseFailing(tx: Tx, webhookId: string, now: Date): Promise<void> {
  const paused = await tx
    .updateTable('webhook')
    .set({ standing: 'paused', paused_because: 'failing', changed_at: now })
    .where('id', '=', webhookId)
    .where('standing', '=', 'active')
    .returning(['created_by', 'url'])
    .executeTakeFirst();
  if (paused === undefined) return;
  await record(tx, { at: now, kind: 'webhook.paused', subject: webhookId, actor: 'hub', facts: { because: 'failing' } });
  const facts = { host: new URL(paused.url).host };
  await notify(tx, [paused.created_by], { kind: 'webhooks.notice.paused', facts, link: `/portal/webhooks/${webhookId}` }, now);
}
