import { type Db, transact } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import type { CallKind } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { fillEnvelope, pinEnvelopes, setApart } from './envelope.ts';
import { inviteIn, type Invited } from './invitations.ts';
import { keepPlan } from './milestones.ts';
import { type Chosen, datedPlan, proposedPlan } from './plan.ts';
import { wayOf } from './way.ts';

export interface NewCall {
  readonly scheme: string;
  /** The version it pins; the one published last where left out. */
  readonly version?: number | undefined;
  /** Unique within the scheme and never reused: part of what people see. */
  readonly code: string;
  readonly title: LocalText;
  readonly opensAt: Date;
  /** Left out by a call that is always open. */
  readonly closesAt?: Date | undefined;
  /** How the scheme normally opens its calls, where left out. */
  readonly kind?: CallKind | undefined;
  /** Nobody reads what was sent before the close. As the scheme says, where left out. */
  readonly sealed?: boolean | undefined;
  /** Dates that differ from what the scheme's plan proposes, and milestones of this call alone. */
  readonly plan?: readonly Chosen[] | undefined;
  /** Only these may apply, and only they see the call. Everybody where left out. */
  readonly invited?: Invited | undefined;
  /** How many applications are expected, and how much there is, in the smallest part of what is given: shown to all. */
  readonly expected?: number | undefined;
  readonly available?: bigint | undefined;
  readonly showsReceived?: boolean | undefined;
  readonly showsAsked?: boolean | undefined;
  /** A part of the scheme's envelope for this call alone, in its smallest part; the whole envelope where left out. */
  readonly envelope?: bigint | undefined;
}

/**
 * Opens a call of a scheme. From now on the call is judged by the version it pins, whatever is published later. Only an
 * administrator of the scheme may (403); to anyone else an unpublished scheme looks the same (404).
 */
export function openCall(db: Db, actor: Actor, call: NewCall, now: Date): Promise<{ id: string; version: number }> {
  if (!holds(actor, 'admin', call.scheme) && actor.id !== 'hub') throw new Refusal(403, 'calls.not_admin');
  if (call.closesAt !== undefined && call.closesAt > call.opensAt && call.closesAt <= now)
    throw new Refusal(422, 'calls.closed_already', { closesAt: call.closesAt.toISOString() });
  return enterCall(db, actor.id, call, now);
}

/** Enters a call as it is, past ones too: what opening does, for whoever rebuilds history. */
export function enterCall(db: Db, by: string, call: NewCall, now: Date): Promise<{ id: string; version: number }> {
  return transact(db, async (tx) => {
    const version = call.version ?? (await lastVersion(tx, call.scheme));
    const scheme = await schemeVersion(tx, call.scheme, version);
    const id = newId('cal', now.getTime());
    const way = wayOf(scheme, call);
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
        closes_at: way.closesAt,
        envelope_account: account,
        created_at: now,
        created_by: by === 'hub' ? null : by,
        kind: way.kind,
        invited: call.invited !== undefined,
        grace_seconds: way.graceSeconds,
        sealed_until: way.sealedUntil,
        letters_until: way.lettersUntil,
        expected: call.expected ?? null,
        available: call.available ?? null,
        shows_received: call.showsReceived ?? false,
        shows_asked: call.showsAsked ?? false,
      })
      .onConflict((conflict) => conflict.columns(['scheme', 'code']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new Refusal(409, 'calls.code_taken', { code: call.code });
    await pinEnvelopes(tx, scheme, id, account);
    const plan = datedPlan(proposedPlan(scheme, call.opensAt, way.hasClose ? way.closesAt : null), call.plan ?? []);
    await keepPlan(tx, id, plan);
    const instants = { opensAt: call.opensAt.toISOString(), closesAt: way.closesAt.toISOString() };
    const facts = { scheme: call.scheme, version, code: call.code, envelope: account, kind: way.kind, ...instants };
    await record(tx, { at: now, kind: 'call.opened', subject: id, actor: by, facts });
    if (call.invited !== undefined) await inviteIn(tx, by, id, call.invited, now);
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
