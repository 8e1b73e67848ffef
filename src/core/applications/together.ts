// Several people on one application: those who act for the organisation, and guests who were asked into this application
// only. Who answers which part, and where everybody is right now. One of them certifies and sends.

import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { sendMail } from '../../platform/mail.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { notify } from '../notices/notify.ts';
import { dayOf } from '../schemes/calendar.ts';
import { placeOf } from '../schemes/paths.ts';
import { fillText } from '../schemes/texts.ts';
import { refuseGuest } from './guests.ts';
import { type Application, ownApplication } from './load.ts';

/** Sending is a part, too: whoever has it certifies. */
export const CERTIFY = 'certify';

const invitationDays = 30;
const mostGuests = 20;
/** Whoever was last seen longer ago is not there any more. */
const presenceSeconds = 60;

/** Everybody who may write in an application, who does what, and where they are. */
export async function everybody(db: Db, actor: Actor, id: string, now: Date) {
  const it = await ownApplication(db, actor, id);
  const members = db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name'])
    .where('membership.organisation_id', '=', it.organisation_id)
    .orderBy('person.name')
    .orderBy('person.id');
  const guests = db
    .selectFrom('application_guest')
    .leftJoin('person', 'person.id', 'application_guest.person_id')
    .select([
      'application_guest.id',
      'application_guest.email',
      'application_guest.expires_at',
      'person.id as person',
      'person.name',
    ])
    .where('application_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('application_guest.id');
  const tasks = db.selectFrom('application_task').select(['part', 'person_id as person']).where('application_id', '=', id);
  const presence = db
    .selectFrom('application_presence')
    .select(['person_id as person', 'part', 'at'])
    .where('application_id', '=', id)
    .where('at', '>', new Date(now.getTime() - presenceSeconds * 1000));
  const [people, asked, given, present] = [
    await members.execute(),
    await guests.execute(),
    await tasks.execute(),
    await presence.execute(),
  ];
  const joined = asked.flatMap(({ person, name }) => (person === null || name === null ? [] : [{ id: person, name }]));
  return {
    me: actor.id,
    mayAsk: actor.organisations.includes(it.organisation_id) && it.status === 'draft',
    people: [...people.map((one) => ({ ...one, isGuest: false })), ...joined.map((one) => ({ ...one, isGuest: true }))],
    guests: asked.map(({ id: guest, email, person, expires_at: until }) => ({
      id: guest,
      email,
      person,
      state: person !== null ? ('joined' as const) : now < until ? ('asked' as const) : ('expired' as const),
    })),
    tasks: given,
    here: present.filter(({ person }) => person !== actor.id),
  };
}

/** Asks somebody outside the organisation into one application. */
export function askIn(
  db: Db,
  { address }: Pick<Needs, 'address'>,
  actor: Actor,
  id: string,
  { email, locale }: { readonly email: string; readonly locale: Locale },
  now: Date,
): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const it = await heldDraft(tx, actor, id);
    refuseGuest(actor, it);
    const { people, guests } = await everybody(tx, actor, id, now);
    const known = await tx.selectFrom('person').select(['id', 'name']).where('email', '=', email).executeTakeFirst();
    if (people.some((one) => one.id === known?.id)) throw new Refusal(409, 'together.there_already');
    if (guests.some((one) => one.email === email && one.state === 'asked')) throw new Refusal(409, 'together.asked_already');
    if (guests.length >= mostGuests) throw new Refusal(409, 'together.too_many', { limit: mostGuests });
    await endGuests(tx, id, now, { email });
    const guest = newId('gst', now.getTime());
    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
    await tx
      .insertInto('application_guest')
      .values({ id: guest, application_id: id, email, asked_by: actor.id, asked_at: now, expires_at: expiresAt })
      .execute();
    const facts = { guest };
    await record(tx, { at: now, kind: 'application.guest_asked', subject: id, actor: actor.id, facts, details: { email } });
    const said = {
      name: actor.name,
      organisation: it.name_en,
      scheme: fillText(it.terms, it.terms.texts.name)[locale],
      until: dayOf(expiresAt),
    };
    const body = letter(locale, known?.name ?? '', [
      t(locale, 'together.mail.text', said),
      addressIn(locale, address, `/portal/applications/${id}/join`),
    ]);
    await sendMail(tx, { to: email, locale, subject: t(locale, 'together.mail.subject', said), body });
    return { id: guest };
  });
}

/** Joins an application to which my own, confirmed e-mail address was asked. */
export function joinIn(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const asked = await tx
      .selectFrom('application_guest')
      .innerJoin('person', 'person.email', 'application_guest.email')
      .select(['application_guest.id', 'application_guest.person_id', 'application_guest.expires_at', 'person.email_verified'])
      .where('application_guest.application_id', '=', id)
      .where('application_guest.ended_at', 'is', null)
      .where('person.id', '=', actor.id)
      .forUpdate('application_guest')
      .executeTakeFirst();
    if (asked === undefined || !asked.email_verified) throw new Refusal(404, 'together.not_asked');
    if (asked.person_id !== null) return;
    if (now >= asked.expires_at) throw new Refusal(410, 'together.expired');
    await tx.updateTable('application_guest').set({ person_id: actor.id, joined_at: now }).where('id', '=', asked.id).execute();
    await record(tx, { at: now, kind: 'application.guest_joined', subject: id, actor: actor.id, facts: { guest: asked.id } });
  });
}

/** Ends what somebody was asked to, whether they came or not; what they wrote stays. */
export function sendAway(db: Db, actor: Actor, id: string, guestId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    refuseGuest(actor, await heldDraft(tx, actor, id));
    const person = await endGuests(tx, id, now, { guestId });
    if (person === undefined) throw new Refusal(404, 'http.not_found');
    if (person !== null)
      await tx.deleteFrom('application_task').where('application_id', '=', id).where('person_id', '=', person).execute();
    await record(tx, { at: now, kind: 'application.guest_ended', subject: id, actor: actor.id, facts: { guest: guestId } });
  });
}

/** Ends open invitations; tells whose it was, nothing where there was none. */
async function endGuests(tx: Tx, id: string, now: Date, of: { readonly email: string } | { readonly guestId: string }) {
  const ended = await tx
    .updateTable('application_guest')
    .set({ ended_at: now })
    .where('application_id', '=', id)
    .where('ended_at', 'is', null)
    .$if('email' in of, (query) => query.where('email', '=', (of as { email: string }).email))
    .$if('guestId' in of, (query) => query.where('id', '=', (of as { guestId: string }).guestId))
    .returning('person_id')
    .executeTakeFirst();
  return ended?.person_id;
}

/** Gives a part of the form to somebody, or to nobody: a section, a question, or the sending. */
export function give(db: Db, actor: Actor, id: string, part: string, personId: string | null, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const it = await heldDraft(tx, actor, id);
    if (!isPart(it, part)) throw new Refusal(404, 'http.not_found');
    await tx.deleteFrom('application_task').where('application_id', '=', id).where('part', '=', part).execute();
    if (personId !== null) {
      const { people } = await everybody(tx, actor, id, now);
      const person = people.find((one) => one.id === personId);
      if (!person || (part === CERTIFY && person.isGuest)) throw new Refusal(409, 'together.not_one_of_us');
      await tx
        .insertInto('application_task')
        .values({ application_id: id, part, person_id: personId, given_by: actor.id, given_at: now })
        .execute();
      if (personId !== actor.id) await tell(tx, it, personId, now);
    }
    await record(tx, { at: now, kind: 'application.part_given', subject: id, actor: actor.id, facts: { part, to: personId } });
  });
}

function tell(tx: Tx, it: Application, personId: string, now: Date): Promise<void> {
  const facts = { scheme: fillText(it.terms, it.terms.texts.name) };
  return notify(tx, [personId], { kind: 'together.notice.given', facts, link: `/portal/applications/${it.id}` }, now);
}

function isPart(it: Application, part: string): boolean {
  const { form } = it.terms;
  const isNamed = form.sections.some(({ id, fields }) => id === part || fields.some((field) => field.id === part));
  return part === CERTIFY || isNamed || placeOf(form, part) !== undefined;
}

/** Says where I am in the form. */
export async function here(db: Db, actor: Actor, id: string, part: string, now: Date): Promise<void> {
  const it = await ownApplication(db, actor, id);
  if (!isPart(it, part)) return;
  await transact(db, (tx) =>
    tx
      .insertInto('application_presence')
      .values({ application_id: id, person_id: actor.id, part, at: now })
      .onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doUpdateSet({ part, at: now }))
      .execute(),
  );
}

async function heldDraft(tx: Tx, actor: Actor, id: string): Promise<Application> {
  const it = await ownApplication(tx, actor, id, 'lock');
  if (it.status !== 'draft') throw new Refusal(409, 'application.sent', { reference: it.reference });
  return it;
}
