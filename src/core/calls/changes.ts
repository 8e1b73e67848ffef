// A call that was opened changes only in public: more time for all on one person's word; less time, an end, or other rules
// only when a second person agrees. Everybody with a draft or an application is told.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { holdersOf } from '../people/views.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { applyChange, type Change } from './apply.ts';
import { callToChange, type HeldCall } from './hold.ts';
import { callState, isAlwaysOpen } from './rules.ts';

export interface Wish {
  readonly kind: 'extend' | 'shorten' | 'cancel' | 'repin';
  readonly reason: string;
  readonly closesAt?: Date | undefined;
  readonly version?: number | undefined;
}

/**
 * Asks for a change of a call, by an administrator of its scheme. More time for all, and newer rules for a call that has not
 * opened, take effect at once; anything else waits for a second administrator. Says whether it took effect.
 */
export function askForChange(
  db: Db,
  actor: Actor,
  callId: string,
  wish: Wish,
  now: Date,
): Promise<{ id: string; isApplied: boolean }> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const state = callState(call, now);
    if (state === 'closed') throw new Refusal(409, 'calls.closed');
    const change = await changeOf(tx, call, wish, state === 'upcoming', now);
    const isApplied = change.kind === 'extend' || change.kind === 'version';
    const id = newId('chg', now.getTime());
    const made = await tx
      .insertInto('call_change')
      .values({
        id,
        call_id: callId,
        kind: change.kind,
        reason: wish.reason,
        closes_at: change.closesAt,
        from_version: change.version === null ? null : call.version,
        version: change.version,
        asked_by: actor.id,
        asked_at: now,
        applied_at: isApplied ? now : null,
      })
      .onConflict((there) => there.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Refusal(409, 'calls.change_waits');
    const facts = { scheme: call.scheme, change: id, kind: change.kind, ...instants(change) };
    const details = { reason: wish.reason };
    await record(tx, { at: now, kind: 'call.change_asked', subject: callId, actor: actor.id, facts, details });
    if (isApplied) await applyChange(tx, call, { ...change, id }, actor.id, now);
    else {
      const others = (await holdersOf(tx, 'admin', call.scheme)).filter((person) => person !== actor.id);
      const news = { kind: 'calls.notice.asked', facts: { call: call.title }, link: `/office/calls/${callId}` } as const;
      await notify(tx, others, news, now);
    }
    return { id, isApplied };
  });
}

const instants = ({ closesAt, version }: Omit<Change, 'id'>) => ({
  ...(closesAt && { closesAt: closesAt.toISOString() }),
  ...(version !== null && { version }),
});

async function changeOf(tx: Tx, call: HeldCall, wish: Wish, isUpcoming: boolean, now: Date): Promise<Omit<Change, 'id'>> {
  const { kind, closesAt = null, version = null } = wish;
  if (kind === 'cancel') return { kind, closesAt: null, version: null };
  if (kind === 'repin') {
    if (version === null || version <= call.version) throw new Refusal(422, 'calls.version_not_newer');
    await schemeVersion(tx, call.scheme, version);
    return { kind: isUpcoming ? 'version' : 'repin', closesAt: null, version };
  }
  if (closesAt === null) throw new Refusal(422, 'http.invalid', {}, [{ field: 'closesAt', code: 'field.required' }]);
  if (kind === 'extend' && (isAlwaysOpen(call) || closesAt <= call.closesAt)) throw new Refusal(422, 'calls.not_later');
  if (kind === 'shorten') refuseNotShorter(call, closesAt, now);
  return { kind, closesAt, version: null };
}

function refuseNotShorter(call: HeldCall, closesAt: Date, now: Date): void {
  if (closesAt >= call.closesAt || closesAt <= now || closesAt <= call.opensAt) throw new Refusal(422, 'calls.not_earlier');
}

/** The second person's answer to a change that was asked for: never that of whoever asked. */
export function answerChange(db: Db, actor: Actor, callId: string, changeId: string, grants: boolean, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const asked = await tx
      .selectFrom('call_change')
      .select(['id', 'kind', 'closes_at as closesAt', 'version', 'from_version', 'asked_by', 'answered_at', 'applied_at'])
      .where('id', '=', changeId)
      .where('call_id', '=', callId)
      .forUpdate()
      .executeTakeFirst();
    if (asked === undefined || asked.kind === 'plan') throw new Refusal(404, 'http.not_found');
    if (asked.answered_at !== null || asked.applied_at !== null) throw new Refusal(409, 'calls.answered_already');
    if (asked.asked_by === actor.id) throw new Refusal(403, 'calls.same_person');
    if (grants) {
      if (callState(call, now) === 'closed') throw new Refusal(409, 'calls.closed');
      if (asked.kind === 'shorten' && asked.closesAt) refuseNotShorter(call, asked.closesAt, now);
      if (asked.kind === 'repin' && asked.from_version !== call.version) throw new Refusal(409, 'calls.version_moved');
    }
    const answer = grants ? ('granted' as const) : ('refused' as const);
    await tx
      .updateTable('call_change')
      .set({ answered_by: actor.id, answered_at: now, answer, applied_at: grants ? now : null })
      .where('id', '=', changeId)
      .execute();
    const facts = { scheme: call.scheme, change: changeId, answer };
    await record(tx, { at: now, kind: 'call.change_answered', subject: callId, actor: actor.id, facts });
    const { kind, closesAt, version } = asked;
    if (grants) await applyChange(tx, call, { id: changeId, kind, closesAt, version }, actor.id, now);
    const news = { kind: `calls.notice.${answer}`, facts: { call: call.title }, link: `/office/calls/${callId}` } as const;
    await notify(tx, [asked.asked_by], news, now);
  });
}
