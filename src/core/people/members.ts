import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Locale } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { sendMail } from '../../platform/mail.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { notify } from '../notices/notify.ts';
import { dayOf } from '../schemes/calendar.ts';
import { owned } from './access.ts';
import { personByEmail } from './views.ts';

export type MemberRole = 'owner' | 'member';

const invitationDays = 14;
const mostOpen = 20;

/** Invites whoever reads an e-mail address to act for an organisation. Says the same whether or not they have an account. */
export function invite(
  db: Db,
  address: string,
  actor: Actor,
  organisationId: string,
  given: { readonly email: string; readonly role: MemberRole; readonly locale: Locale },
  now: Date,
): Promise<{ id: string }> {
  const { email, role } = given;
  return transact(db, async (tx) => {
    const members = await owned(tx, actor, organisationId);
    const known = await personByEmail(tx, email);
    if (members.some(({ person_id: id }) => id === known?.id)) throw new Refusal(409, 'people.already_member');
    const open = await openInvitations(tx, organisationId, now);
    if (open.some((invitation) => invitation.email === email)) throw new Refusal(409, 'people.already_invited');
    if (open.length >= mostOpen) throw new Refusal(409, 'people.too_many_invitations', { limit: mostOpen });

    const id = newId('inv', now.getTime());
    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
    const row = {
      id,
      organisation_id: organisationId,
      email,
      role,
      invited_by: actor.id,
      invited_at: now,
      expires_at: expiresAt,
    };
    await tx.insertInto('invitation').values(row).execute();
    await record(tx, {
      at: now,
      kind: 'member.invited',
      subject: organisationId,
      actor: actor.id,
      facts: { invitation: id, role },
      details: { email },
    });
    const { name_en: organisation } = await nameOf(tx, organisationId);
    const locale = known?.locale ?? given.locale;
    const body = letter(locale, known?.name ?? '', [
      t(locale, 'mail.invitation.text', { name: actor.name, organisation, until: dayOf(expiresAt) }),
      addressIn(locale, address, '/portal/organisations'),
    ]);
    await sendMail(tx, { to: email, locale, subject: t(locale, 'mail.invitation.subject', { organisation }), body });
    return { id };
  });
}

/** Accepts or declines an invitation to one's own, confirmed e-mail address. */
export function answerInvitation(db: Db, actor: Actor, invitationId: string, accepts: boolean, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const invitation = await tx
      .selectFrom('invitation')
      .innerJoin('person', 'person.email', 'invitation.email')
      .select([
        'invitation.organisation_id',
        'invitation.role',
        'invitation.invited_by',
        'invitation.expires_at',
        'invitation.answered_at',
      ])
      .where('invitation.id', '=', invitationId)
      .where('person.id', '=', actor.id)
      .where('person.email_verified', '=', true)
      .forUpdate('invitation')
      .executeTakeFirst();
    if (invitation === undefined || invitation.answered_at !== null || invitation.expires_at <= now) {
      throw new Refusal(410, 'people.invitation_gone');
    }
    const { organisation_id: organisationId, role, invited_by: inviter } = invitation;
    await tx.updateTable('invitation').set({ answered_at: now, accepted: accepts }).where('id', '=', invitationId).execute();
    const kind = accepts ? 'member.joined' : 'member.declined';
    await record(tx, { at: now, kind, subject: organisationId, actor: actor.id, facts: { invitation: invitationId, role } });
    if (!accepts) return;
    await tx
      .insertInto('membership')
      .values({ person_id: actor.id, organisation_id: organisationId, role, since: now })
      .onConflict((conflict) => conflict.columns(['person_id', 'organisation_id']).doNothing())
      .execute();
    const { name_en: organisation } = await nameOf(tx, organisationId);
    const facts = { name: actor.name, organisation };
    await notify(tx, [inviter], { kind: 'notice.member.joined', facts, link: `/portal/organisations/${organisationId}` }, now);
  });
}

/** Takes back an invitation that was not answered. */
export function withdrawInvitation(db: Db, actor: Actor, invitationId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const found = await tx
      .selectFrom('invitation')
      .select('organisation_id')
      .where('id', '=', invitationId)
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (found === undefined) throw new Refusal(410, 'people.invitation_gone');
    await owned(tx, actor, found.organisation_id);
    await tx.updateTable('invitation').set({ answered_at: now, accepted: false }).where('id', '=', invitationId).execute();
    const facts = { invitation: invitationId };
    await record(tx, { at: now, kind: 'member.invitation_withdrawn', subject: found.organisation_id, actor: actor.id, facts });
  });
}

/** Ends somebody's acting for an organisation: by an owner, or by themselves. An organisation keeps at least one owner. */
export function removeMember(db: Db, actor: Actor, organisationId: string, personId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const members = personId === actor.id ? await ownSeat(tx, actor, organisationId) : await owned(tx, actor, organisationId);
    const isMember = members.some((member) => member.person_id === personId);
    if (!isMember) throw new Refusal(404, 'people.not_found');
    if (!members.some((member) => member.role === 'owner' && member.person_id !== personId))
      throw new Refusal(409, 'people.last_owner');
    await tx.deleteFrom('membership').where('organisation_id', '=', organisationId).where('person_id', '=', personId).execute();
    await record(tx, { at: now, kind: 'member.removed', subject: organisationId, actor: actor.id, facts: { person: personId } });
    if (personId === actor.id) return;
    const { name_en: organisation } = await nameOf(tx, organisationId);
    await notify(tx, [personId], { kind: 'notice.member.removed', facts: { organisation } }, now);
  });
}

/** Makes a member an owner or an owner a member. */
export function changeMember(
  db: Db,
  actor: Actor,
  organisationId: string,
  personId: string,
  role: MemberRole,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const members = await owned(tx, actor, organisationId);
    if (!members.some((member) => member.person_id === personId)) throw new Refusal(404, 'people.not_found');
    const isOtherOwner = members.some((member) => member.role === 'owner' && member.person_id !== personId);
    if (role === 'member' && !isOtherOwner) throw new Refusal(409, 'people.last_owner');
    await tx
      .updateTable('membership')
      .set({ role })
      .where('organisation_id', '=', organisationId)
      .where('person_id', '=', personId)
      .execute();
    await record(tx, {
      at: now,
      kind: 'member.changed',
      subject: organisationId,
      actor: actor.id,
      facts: { person: personId, role },
    });
  });
}

/** Invitations that may still be accepted. One that ran out makes room for another to the same address. */
async function openInvitations(tx: Tx, organisationId: string, now: Date) {
  const open = await tx
    .selectFrom('invitation')
    .select(['id', 'email', 'expires_at'])
    .where('organisation_id', '=', organisationId)
    .where('answered_at', 'is', null)
    .execute();
  const ended = open.filter((invitation) => invitation.expires_at <= now).map(({ id }) => id);
  if (ended.length > 0)
    await tx.updateTable('invitation').set({ answered_at: now, accepted: false }).where('id', 'in', ended).execute();
  return open.filter(({ id }) => !ended.includes(id));
}

/** The members of an organisation that one belongs to, locked. */
async function ownSeat(tx: Tx, actor: Actor, organisationId: string) {
  const members = await tx
    .selectFrom('membership')
    .select(['person_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .orderBy('person_id')
    .forUpdate()
    .execute();
  if (!members.some((member) => member.person_id === actor.id)) throw new Refusal(404, 'people.organisation_not_found');
  return members;
}

function nameOf(tx: Tx, organisationId: string) {
  return tx.selectFrom('organisation').select('name_en').where('id', '=', organisationId).executeTakeFirstOrThrow();
}
