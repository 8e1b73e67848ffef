// More time for one applicant: an outage at their end, an illness. One person asks with the reason, another grants.

import { sql } from 'kysely';
import { type Db, transact } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staff } from '../cases/case.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { holdersOf, membersOf } from '../people/views.ts';
import { type HeldCall, heldCall } from './hold.ts';
import { callState } from './rules.ts';

export interface MoreTime {
  /** The applicant's id or business registration number. */
  readonly organisation: string;
  readonly until: Date;
  readonly reason: string;
}

/** Asks for more time for one applicant, by somebody of the office. Nothing changes until another person grants it. */
export function askForMoreTime(db: Db, actor: Actor, callId: string, wish: MoreTime, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const call = await heldCall(tx, callId);
    if (!holds(actor, staff, call.scheme)) throw new Refusal(404, 'calls.no_call');
    refuse(call, wish.until, now);
    const { organisation, until, reason } = wish;
    const known = await tx
      .selectFrom('organisation')
      .select('id')
      .where((is) => is.or([is('id', '=', organisation), is('br_number', '=', organisation)]))
      .executeTakeFirst();
    if (known === undefined) throw new Refusal(404, 'people.organisation_not_found');
    const organisationId = known.id;
    if (actor.organisations.includes(organisationId)) throw new Refusal(403, 'decision.conflict');
    const id = newId('ext', now.getTime());
    const made = await tx
      .insertInto('call_extension')
      .values({ id, call_id: callId, organisation_id: organisationId, until, reason, asked_by: actor.id, asked_at: now })
      .onConflict((there) => there.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Refusal(409, 'calls.change_waits');
    const facts = { scheme: call.scheme, extension: id, organisation: organisationId, until: until.toISOString() };
    await record(tx, { at: now, kind: 'call.more_time_asked', subject: callId, actor: actor.id, facts, details: { reason } });
    const others = (await holdersOf(tx, 'admin', call.scheme)).filter((person) => person !== actor.id);
    const news = { kind: 'calls.notice.asked', facts: { call: call.title }, link: `/office/calls/${callId}` } as const;
    await notify(tx, others, news, now);
    return { id };
  });
}

function refuse(call: HeldCall, until: Date, now: Date): void {
  const state = callState(call, now);
  if (state === 'cancelled') throw new Refusal(409, 'calls.cancelled');
  if (state === 'upcoming') throw new Refusal(409, 'calls.not_open_yet');
  if (until <= now || until <= call.closesAt) throw new Refusal(422, 'calls.not_later');
  // Once others may read what was sent, nobody may still write.
  if (call.sealedUntil !== null && now >= call.sealedUntil) throw new Refusal(409, 'calls.unsealed');
}

/** Grants or refuses more time for one applicant: an administrator or approver, never whoever asked. The applicant is told. */
export function answerMoreTime(
  db: Db,
  actor: Actor,
  callId: string,
  extensionId: string,
  grants: boolean,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const call = await heldCall(tx, callId);
    if (!holds(actor, ['admin', 'approver'], call.scheme)) throw new Refusal(403, 'calls.not_admin');
    const asked = await tx
      .selectFrom('call_extension')
      .select(['organisation_id', 'until', 'asked_by', 'answered_at'])
      .where('id', '=', extensionId)
      .where('call_id', '=', callId)
      .executeTakeFirst();
    if (asked === undefined) throw new Refusal(404, 'http.not_found');
    if (asked.answered_at !== null) throw new Refusal(409, 'calls.answered_already');
    if (asked.asked_by === actor.id) throw new Refusal(403, 'calls.same_person');
    if (actor.organisations.includes(asked.organisation_id)) throw new Refusal(403, 'decision.conflict');
    if (grants) refuse(call, asked.until, now);
    const answer = grants ? ('granted' as const) : ('refused' as const);
    await tx
      .updateTable('call_extension')
      .set({ answered_by: actor.id, answered_at: now, answer })
      .where('id', '=', extensionId)
      .execute();
    if (grants) {
      await tx
        .updateTable('call')
        .set({ sealed_until: sql<Date | null>`greatest(sealed_until, ${asked.until}::timestamptz)` })
        .where('id', '=', callId)
        .where('sealed_until', 'is not', null)
        .execute();
      const facts = { call: call.title, until: asked.until.toISOString() };
      const people = await membersOf(tx, asked.organisation_id);
      await notify(tx, people, { kind: 'calls.notice.more_time', facts, link: `/calls/${callId}` }, now);
    }
    const until = asked.until.toISOString();
    const facts = { scheme: call.scheme, extension: extensionId, organisation: asked.organisation_id, answer, until };
    await record(tx, { at: now, kind: 'call.more_time_answered', subject: callId, actor: actor.id, facts });
    const news = { kind: `calls.notice.${answer}`, facts: { call: call.title }, link: `/office/calls/${callId}` } as const;
    await notify(tx, [asked.asked_by], news, now);
  });
}
