// Calls by invitation: only those named see them and may apply. An organisation is invited with everybody who acts for it,
// an e-mail address with whoever signs in by it.

import { type RawBuilder, sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staff } from '../cases/case.ts';
import { record } from '../log/log.ts';
import { callToChange } from './hold.ts';

export interface Invited {
  readonly organisations: readonly string[];
  /** In small letters. */
  readonly emails: readonly string[];
  /** Organisations by their business registration numbers, as people in the office know them. */
  readonly brNumbers?: readonly string[];
}

/** The most that one call may invite: more is no invitation but an open call. */
export const mostInvited = 500;

/** Invites, and has everybody told once; who was invited before is not told again. Returns how many are new. */
export async function inviteIn(tx: Tx, by: string, callId: string, given: Invited, now: Date): Promise<number> {
  const organisations = [...given.organisations, ...(await organisationsWith(tx, given.brNumbers ?? []))];
  const common = { call_id: callId, invited_at: now, invited_by: by === 'hub' ? null : by };
  const rows = [
    ...new Set(organisations).values().map((organisation) => ({ organisation_id: organisation, email: null })),
    ...new Set(given.emails).values().map((email) => ({ organisation_id: null, email })),
  ].map((who) => ({ id: newId('civ', now.getTime()), ...common, ...who }));
  if (rows.length === 0) return 0;
  const known = await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', [...given.organisations, ''])
    .execute();
  const missing = given.organisations.filter((id) => !known.some((one) => one.id === id));
  if (missing.length > 0) throw new Refusal(404, 'people.organisation_not_found');
  const made = await tx
    .insertInto('call_invitation')
    .values(rows)
    .onConflict((there) => there.doNothing())
    .returning('id')
    .execute();
  const { count } = await tx
    .selectFrom('call_invitation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('call_id', '=', callId)
    .executeTakeFirstOrThrow();
  if (count > mostInvited) throw new Refusal(409, 'calls.too_many_invited', { limit: mostInvited });
  for (const { id } of made) await enqueue(tx, 'call.invite', { invitationId: id });
  return made.length;
}

/** The ids of organisations with business registration numbers, in their order. */
export async function organisationsWith(db: Db, brNumbers: readonly string[]): Promise<string[]> {
  if (brNumbers.length === 0) return [];
  const rows = await db.selectFrom('organisation').select(['id', 'br_number']).where('br_number', 'in', brNumbers).execute();
  return brNumbers.map((number) => {
    const found = rows.find((row) => row.br_number === number);
    if (found === undefined) throw new Refusal(404, 'calls.no_such_number', { number });
    return found.id;
  });
}

/** Invites more to a call that is by invitation, by an administrator of its scheme. */
export function inviteToCall(db: Db, actor: Actor, callId: string, given: Invited, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    if (!call.invited) throw new Refusal(409, 'calls.open_to_all');
    const count = await inviteIn(tx, actor.id, callId, given, now);
    const organisations = given.organisations.join(' ');
    const facts = { scheme: call.scheme, count, organisations };
    await record(tx, {
      at: now,
      kind: 'call.invited',
      subject: callId,
      actor: actor.id,
      facts,
      details: { emails: given.emails },
    });
  });
}

/** Takes an invitation back. What was begun or sent under it stays. */
export function uninvite(db: Db, actor: Actor, callId: string, invitationId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const gone = await tx
      .deleteFrom('call_invitation')
      .where('id', '=', invitationId)
      .where('call_id', '=', callId)
      .returning('organisation_id')
      .executeTakeFirst();
    if (gone === undefined) throw new Refusal(404, 'http.not_found');
    const facts = { scheme: call.scheme, invitation: invitationId, organisation: gone.organisation_id };
    await record(tx, { at: now, kind: 'call.uninvited', subject: callId, actor: actor.id, facts });
  });
}

/** Forgets the addresses that were invited to calls which closed a year ago. Organisations that were invited stay on record. */
export async function forgetGuests(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 365 * 86_400_000);
  await tx
    .deleteFrom('call_invitation')
    .where('email', 'is not', null)
    .where('call_id', 'in', (of) => of.selectFrom('call').select('call.id').where('closes_at', '<', before))
    .execute();
}

/** Whether a call's row is for an applicant to see and use: it is for all, or they are invited. A part of queries over `call`. */
export function isFor(personId: string, organisations: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(not call.invited or exists (select 1 from call_invitation where call_invitation.call_id = call.id
    and (call_invitation.organisation_id = any(${[...organisations]}::text[])
      or call_invitation.email = (select person.email from person where person.id = ${personId} and person.email_verified))))`;
}

/** Whether a reader may see a call: also somebody of the office, whose work it is. A part of queries over `call`. */
export function isVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.id === '') return sql<boolean>`(not call.invited)`;
  const all = actor.grants.some(({ role, scheme }) => staff.includes(role) && scheme === null);
  if (all || actor.id === 'hub') return sql<boolean>`true`;
  const schemes = actor.grants.flatMap(({ role, scheme }) => (staff.includes(role) && scheme !== null ? [scheme] : []));
  return sql<boolean>`(${isFor(actor.id, actor.organisations)} or call.scheme = any(${schemes}::text[]))`;
}

/** Whether somebody of the office works on a scheme. */
export const worksOn = (actor: Actor, scheme: string): boolean => holds(actor, staff, scheme);
