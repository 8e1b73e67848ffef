import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { lookingUp, reachable } from './access.ts';
import { groupOf } from './group.ts';
import { factsOf } from './facts.ts';

const names = [
  'organisation.id',
  'organisation.kind',
  'organisation.name_en as nameEn',
  'organisation.name_zh as nameZh',
  'organisation.br_number as brNumber',
] as const;

/** The organisations I act for. */
export function organisationsOf(db: Db, actor: Actor) {
  return db
    .selectFrom('organisation')
    .innerJoin('membership', 'membership.organisation_id', 'organisation.id')
    .select([...names, 'membership.role'])
    .where('membership.person_id', '=', actor.id)
    .orderBy('organisation.name_en')
    .orderBy('organisation.id')
    .execute();
}

/** An organisation with what is known of it: for whoever acts for it, and for those who look into cases. */
export async function organisationAt(db: Db, actor: Actor, id: string, now: Date) {
  await reachable(db, actor, id, lookingUp);
  const organisation = await db.selectFrom('organisation').select(names).where('id', '=', id).executeTakeFirst();
  if (organisation === undefined) throw new Refusal(404, 'people.organisation_not_found');
  const members = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'person.email', 'membership.role', 'membership.since'])
    .where('membership.organisation_id', '=', id)
    .orderBy('membership.since')
    .orderBy('person.id')
    .execute();
  const contacts = await db
    .selectFrom('organisation_contact')
    .select(['id', 'kind', 'value', 'source', 'verified_at as verifiedAt', 'created_at as since'])
    .where('organisation_id', '=', id)
    .orderBy('created_at')
    .orderBy('kind')
    .orderBy('id')
    .execute();
  const own = members.find((member) => member.id === actor.id);
  const invitations = own?.role === 'owner' ? await openTo(db, id, now) : [];
  const facts = (await factsOf(db, [id], now)).get(id) ?? {};
  const group = await groupOf(db, id);
  return { ...organisation, myRole: own?.role ?? null, facts, members, contacts, invitations, group };
}

function openTo(db: Db, id: string, now: Date) {
  return db
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'expires_at as until'])
    .where('organisation_id', '=', id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at')
    .execute();
}

/** Invitations to my own, confirmed e-mail address. */
export function invitationsTo(db: Db, actor: Actor, now: Date) {
  return db
    .selectFrom('invitation')
    .innerJoin('person as me', 'me.email', 'invitation.email')
    .innerJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .select([
      'invitation.id',
      'invitation.role',
      'invitation.expires_at as until',
      'inviter.name as by',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
    ])
    .where('me.id', '=', actor.id)
    .where('me.email_verified', '=', true)
    .where('invitation.answered_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .orderBy('invitation.invited_at')
    .execute();
}
