import { type Db, transact } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { fillEnvelope, setApart } from './envelope.ts';

export interface NewCall {
  readonly scheme: string;
  /** The version it pins; the one published last where left out. */
  readonly version?: number | undefined;
  /** Unique within the scheme and never reused: part of what people see. */
  readonly code: string;
  readonly title: LocalText;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** A part of the scheme's envelope for this call alone, in its smallest part; the whole envelope where left out. */
  readonly envelope?: bigint | undefined;
}

/**
 * Opens a call of a scheme. From now on the call is judged by the version it pins, whatever is published later. Only an
 * administrator of the scheme may (403); to anyone else an unpublished scheme looks the same (404).
 */
export function openCall(db: Db, actor: Actor, call: NewCall, now: Date): Promise<{ id: string; version: number }> {
  if (!holds(actor, 'admin', call.scheme) && actor.id !== 'hub') throw new Refusal(403, 'calls.not_admin');
  if (call.closesAt <= call.opensAt) throw new Refusal(422, 'calls.closes_before_opens');
  if (call.closesAt <= now) throw new Refusal(422, 'calls.closed_already', { closesAt: call.closesAt.toISOString() });
  return enterCall(db, actor.id, call, now);
}

/** Enters a call as it is, past ones too: what opening does, for whoever rebuilds history. */
export function enterCall(db: Db, by: string, call: NewCall, now: Date): Promise<{ id: string; version: number }> {
  return transact(db, async (tx) => {
    const version = call.version ?? (await lastVersion(tx, call.scheme));
    const scheme = await schemeVersion(tx, call.scheme, version);
    const id = newId('cal', now.getTime());
    const whole = await fillEnvelope(tx, scheme, now);
    const account = call.envelope === undefined ? whole : await setApart(tx, scheme, id, call.envelope, now);
    const made = await tx
      .insertInto('call')
      .values({
        id,
        scheme: call.scheme,
        version,
        code: call.code,
        title: JSON.stringify(call.title),
        opens_at: call.opensAt,
        closes_at: call.closesAt,
        envelope_account: account,
        created_at: now,
        created_by: by === 'hub' ? null : by,
      })
      .onConflict((conflict) => conflict.columns(['scheme', 'code']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new Refusal(409, 'calls.code_taken', { code: call.code });
    const instants = { opensAt: call.opensAt.toISOString(), closesAt: call.closesAt.toISOString() };
    await record(tx, {
      at: now,
      kind: 'call.opened',
      subject: id,
      actor: by,
      facts: { scheme: call.scheme, version, code: call.code, envelope: account, ...instants },
    });
    return { id, version };
  });
}

async function lastVersion(db: Db, scheme: string): Promise<number> {
  const row = await db
    .selectFrom('scheme_version')
    .select('version')
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (!row) throw new Refusal(404, 'calls.never', { scheme });
  return row.version;
}
