import type { Db } from '../../platform/db.ts';
import { type Contact, independentContact, type OtherSide } from './contact-rules.ts';

/**
 * The e-mail address at which an organisation can be asked without its counterparty answering in its place, as known before an
 * instant (when the claim was made). Nothing when there is none: then somebody of the hub has to find one.
 */
export async function independentContactOf(
  db: Db,
  organisationId: string,
  counterpartyId: string,
  before: Date,
): Promise<Contact | undefined> {
  const contacts = await contactsOf(db, organisationId);
  return independentContact(contacts, await sideOf(db, counterpartyId), before);
}

/** Every way to reach an organisation that was written down. */
export async function contactsOf(db: Db, organisationId: string): Promise<Contact[]> {
  return db
    .selectFrom('organisation_contact')
    .select([
      'id',
      'kind',
      'value',
      'source',
      'created_at as recordedAt',
      'recorded_by as recordedBy',
      'verified_at as verifiedAt',
    ])
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

async function sideOf(db: Db, organisationId: string): Promise<OtherSide> {
  const members = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.email'])
    .where('membership.organisation_id', '=', organisationId)
    .execute();
  const contacts = await contactsOf(db, organisationId);
  return {
    memberIds: members.map(({ id }) => id),
    reachedAt: [...contacts, ...members.map(({ email }) => ({ kind: 'email' as const, value: email }))],
  };
}
