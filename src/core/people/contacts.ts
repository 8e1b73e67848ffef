import { randomInt, timingSafeEqual } from 'node:crypto';
import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { Locale } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { sendMail } from '../../platform/mail.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keyedHash, keyFor } from '../../platform/secret.ts';
import { record } from '../log/log.ts';
import { letter } from '../notices/letter.ts';
import { reachable } from './access.ts';
import type { Contact } from './contact-rules.ts';
import { codeMinutes } from './library.ts';
import { countTry } from './limits.ts';

export interface NewContact {
  readonly organisationId: string;
  readonly kind: Contact['kind'];
  readonly value: string;
  readonly source: Contact['source'];
}

const mostTries = 5;

/** Adds a way to reach an organisation: by whoever acts for it, or by an officer. */
export function addContact(
  db: Db,
  actor: Actor,
  organisationId: string,
  { kind, value }: Pick<NewContact, 'kind' | 'value'>,
  now: Date,
): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    await reachable(tx, actor, organisationId, ['officer']);
    const source = actor.organisations.includes(organisationId) ? 'applicant' : 'officer';
    return { id: await recordContact(tx, actor, { organisationId, kind, value, source }, now) };
  });
}

/** Writes a contact down. The address that somebody signs in with was confirmed by signing in with it. */
export async function recordContact(tx: Tx, actor: Actor, contact: NewContact, now: Date): Promise<string> {
  const { organisationId, kind, value, source } = contact;
  const own = await tx.selectFrom('person').select(['email', 'email_verified']).where('id', '=', actor.id).executeTakeFirst();
  const isOwn = kind === 'email' && own?.email_verified === true && own.email === value;
  const id = newId('cnt', now.getTime());
  const made = await tx
    .insertInto('organisation_contact')
    .values({
      id,
      organisation_id: organisationId,
      kind,
      value,
      source,
      recorded_by: actor.id === 'hub' ? null : actor.id,
      verified_at: isOwn ? now : null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'kind', 'value']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new Refusal(409, 'people.contact_exists');
  const facts = { contact: id, kind, source, verified: isOwn };
  await record(tx, {
    at: now,
    kind: 'organisation.contact_added',
    subject: organisationId,
    actor: actor.id,
    facts,
    details: { value },
  });
  return id;
}

/** Mails a code to a contact, so that whoever reads there can confirm it. */
export async function sendContactCode(
  db: Db,
  secret: string,
  actor: Actor,
  contactId: string,
  locale: Locale,
  now: Date,
): Promise<void> {
  const address = await transact(db, (tx) => askable(tx, actor, contactId));
  await countTry(db, keyFor(secret, 'limits'), `codes ${address.value}`, { most: 10, minutes: 60 }, now);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await transact(db, async (tx) => {
    const { value, organisation } = await askable(tx, actor, contactId);
    await tx
      .updateTable('organisation_contact')
      .set({ code_hash: codeHash(secret, contactId, code), code_expires_at: minutesAfter(now), code_tries: 0 })
      .where('id', '=', contactId)
      .execute();
    const text = t(locale, 'mail.code.contact', { code, organisation, minutes: codeMinutes });
    const body = letter(locale, '', [text, t(locale, 'mail.code.never_tell')]);
    await sendMail(tx, { to: value, locale, subject: t(locale, 'mail.code.subject'), body });
  });
}

/** Confirms a contact with the code that was mailed there. A wrong code counts as a try, and after five the code is spent. */
export async function verifyContact(
  db: Db,
  secret: string,
  actor: Actor,
  contactId: string,
  code: string,
  now: Date,
): Promise<void> {
  const isRight = await transact(db, async (tx) => {
    const { organisationId, codeHash: right, expiresAt, tries } = await askable(tx, actor, contactId);
    const isOpen = right !== null && expiresAt !== null && expiresAt > now && tries < mostTries;
    if (!isOpen || !sameHash(right, codeHash(secret, contactId, code))) {
      await tx
        .updateTable('organisation_contact')
        .set((of) => ({ code_tries: of('code_tries', '+', 1) }))
        .where('id', '=', contactId)
        .execute();
      return false;
    }
    await confirm(tx, actor, organisationId, contactId, 'code', now);
    return true;
  });
  if (!isRight) throw new Refusal(403, 'people.wrong_code');
}

/** Confirms a contact that somebody else recorded, after speaking to whoever answers there. */
export function confirmByOfficer(db: Db, actor: Actor, contactId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const contact = await locked(tx, contactId);
    if (contact === undefined || actor.organisations.includes(contact.organisationId))
      throw new Refusal(404, 'people.contact_not_found');
    if (contact.verifiedAt !== null) throw new Refusal(409, 'people.contact_verified');
    if (contact.recordedBy === actor.id) throw new Refusal(403, 'people.contact_four_eyes');
    await confirm(tx, actor, contact.organisationId, contactId, 'officer', now);
  });
}

/** Takes a contact off the list that was never confirmed. A confirmed one stays: it may be what a claim was confirmed by. */
export function removeContact(db: Db, actor: Actor, contactId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const { organisationId } = await askable(tx, actor, contactId, true);
    await tx.deleteFrom('organisation_contact').where('id', '=', contactId).execute();
    const facts = { contact: contactId };
    await record(tx, { at: now, kind: 'organisation.contact_removed', subject: organisationId, actor: actor.id, facts });
  });
}

async function confirm(
  tx: Tx,
  actor: Actor,
  organisationId: string,
  contactId: string,
  by: 'code' | 'officer',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation_contact')
    .set({ verified_at: now, code_hash: null, code_expires_at: null })
    .where('id', '=', contactId)
    .execute();
  const facts = { contact: contactId, by };
  await record(tx, { at: now, kind: 'organisation.contact_verified', subject: organisationId, actor: actor.id, facts });
}

/** A contact that is still to be confirmed, for whoever may have that done. */
async function askable(tx: Tx, actor: Actor, contactId: string, anyKind = false) {
  const contact = await locked(tx, contactId);
  const may = contact !== undefined && (actor.organisations.includes(contact.organisationId) || holds(actor, 'officer'));
  if (!may) throw new Refusal(404, 'people.contact_not_found');
  if (contact.verifiedAt !== null) throw new Refusal(409, 'people.contact_verified');
  if (contact.kind !== 'email' && !anyKind) throw new Refusal(409, 'people.contact_by_mail_only');
  return contact;
}

function locked(tx: Tx, contactId: string) {
  return tx
    .selectFrom('organisation_contact')
    .innerJoin('organisation', 'organisation.id', 'organisation_contact.organisation_id')
    .select([
      'organisation_contact.organisation_id as organisationId',
      'organisation_contact.kind',
      'organisation_contact.value',
      'organisation_contact.recorded_by as recordedBy',
      'organisation_contact.verified_at as verifiedAt',
      'organisation_contact.code_hash as codeHash',
      'organisation_contact.code_expires_at as expiresAt',
      'organisation_contact.code_tries as tries',
      'organisation.name_en as organisation',
    ])
    .where('organisation_contact.id', '=', contactId)
    .forUpdate('organisation_contact')
    .executeTakeFirst();
}

function codeHash(secret: string, contactId: string, code: string): string {
  return keyedHash(keyFor(secret, 'contact codes'), `${contactId} ${code}`);
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function minutesAfter(now: Date): Date {
  return new Date(now.getTime() + codeMinutes * 60_000);
}
