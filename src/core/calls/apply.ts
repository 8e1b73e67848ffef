import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { fillEnvelope, pinEnvelopes } from './envelope.ts';
import type { HeldCall } from './hold.ts';
import { proposedPlan } from './plan.ts';
import { instantsAfter } from './way.ts';

export interface Change {
  readonly id: string;
  readonly kind: 'extend' | 'shorten' | 'cancel' | 'version' | 'repin';
  readonly closesAt: Date | null;
  readonly version: number | null;
}

/** Makes a change of a held call real, and has those it concerns told. */
export async function applyChange(tx: Tx, call: HeldCall, change: Change, by: string, now: Date): Promise<void> {
  if (change.kind === 'cancel') await tx.updateTable('call').set({ cancelled_at: now }).where('id', '=', call.id).execute();
  else if (change.version !== null) await moveToVersion(tx, call, change.version, now);
  else if (change.closesAt !== null) await moveClose(tx, call, change.closesAt);
  const from = { closesAt: call.closesAt.toISOString(), version: call.version };
  const facts = { scheme: call.scheme, change: change.id, kind: change.kind, ...from };
  await record(tx, { at: now, kind: 'call.changed', subject: call.id, actor: by, facts });
  await enqueue(tx, 'call.tell', { changeId: change.id });
}

/** Moves the close and all that hangs on it; more time that single applicants were given still counts. */
async function moveClose(tx: Tx, call: HeldCall, closesAt: Date): Promise<void> {
  const after = instantsAfter(call.terms, closesAt, call.sealedUntil !== null);
  await tx
    .updateTable('call')
    .set({
      closes_at: closesAt,
      grace_seconds: after.graceSeconds,
      letters_until: after.lettersUntil,
      sealed_until: after.sealedUntil && sql<Date>`greatest(${after.sealedUntil}::timestamptz, ${lastExtension(call.id)})`,
    })
    .where('id', '=', call.id)
    .execute();
  await tx.deleteFrom('call_milestone').where('call_id', '=', call.id).where('milestone', '=', 'close').execute();
  const close = proposedPlan(call.terms, call.opensAt, closesAt).find(({ milestone }) => milestone === 'close');
  if (close === undefined) throw new Error(`The plan of ${call.id} has no close`);
  const title = JSON.stringify(close.title);
  await tx
    .insertInto('call_milestone')
    .values({ call_id: call.id, milestone: 'close', kind: 'close', title, public: true, at: closesAt })
    .execute();
}

/** Until when the last of those who were given more time may send. A part of queries. */
export const lastExtension = (callId: string) =>
  sql<Date | null>`(select max(until) from call_extension where call_id = ${callId} and answer = 'granted')`;

/**
 * Has the call judged by another version. A submission that is being written meanwhile rests on the old rules, so every
 * draft is marked as changed and it is judged anew; once something is in, the rules it was sent under stand.
 */
async function moveToVersion(tx: Tx, call: HeldCall, version: number, now: Date): Promise<void> {
  const scheme = await schemeVersion(tx, call.scheme, version);
  await tx
    .updateTable('application')
    .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
    .where('call_id', '=', call.id)
    .where('status', '=', 'draft')
    .execute();
  // A version may give what the one before did not.
  await pinEnvelopes(tx, scheme, call.id, await fillEnvelope(tx, scheme, now));
  const sent = await tx
    .selectFrom('application')
    .select('id')
    .where('call_id', '=', call.id)
    .where('submitted_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (sent !== undefined) throw new Refusal(409, 'calls.has_applications');
  const after = instantsAfter(scheme, call.closesAt, call.sealedUntil !== null);
  await tx
    .updateTable('call')
    .set({
      version,
      grace_seconds: after.graceSeconds,
      letters_until: after.lettersUntil,
      sealed_until: after.sealedUntil && sql<Date>`greatest(${after.sealedUntil}::timestamptz, ${lastExtension(call.id)})`,
    })
    .where('id', '=', call.id)
    .execute();
}
