import type { Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { Refusal } from '../../platform/refusal.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** A call, locked. Whatever changes its instants holds it, so that changes come one after the other. */
export async function heldCall(tx: Tx, callId: string) {
  const row = await tx
    .selectFrom('call')
    .select([
      'id',
      'scheme',
      'version',
      'code',
      'title',
      'opens_at as opensAt',
      'closes_at as closesAt',
      'cancelled_at as cancelledAt',
      'sealed_until as sealedUntil',
      'grace_seconds as graceSeconds',
      'invited',
    ])
    .where('id', '=', callId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'calls.no_call');
  return { ...row, title: row.title as LocalText, terms: await schemeVersion(tx, row.scheme, row.version) };
}
export type HeldCall = Awaited<ReturnType<typeof heldCall>>;

/** A call for an administrator of its scheme to change. A cancelled one does not change any more. */
export async function callToChange(tx: Tx, actor: Actor, callId: string): Promise<HeldCall> {
  const call = await heldCall(tx, callId);
  if (!holds(actor, 'admin', call.scheme)) throw new Refusal(403, 'calls.not_admin');
  if (call.cancelledAt !== null) throw new Refusal(409, 'calls.cancelled');
  return call;
}
