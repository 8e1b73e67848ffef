import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db.ts';

export interface Gathered {
  /** What each file of JSON says, by its path in the package. */
  readonly texts: Readonly<Record<string, unknown>>;
  readonly documents: readonly { readonly path: string; readonly key: string }[];
}

/** All there is about a person, and about the organisations they are a member of now. */
export async function gather(db: Db, personId: string, now: Date): Promise<Gathered> {
  const organisations = (
    await db.selectFrom('membership').select('organisation_id as id').where('person_id', '=', personId).execute()
  ).map(({ id }) => id);
  const person = await aboutPerson(db, personId);
  const texts: Record<string, unknown> = {
    'README.json': {
      packedAt: now,
      person: personId,
      what: 'Everything this hub holds about you and the applications of your organisations',
    },
    'me.json': person,
    'events.json': await db
      .selectFrom('event')
      .select(['id', 'at', 'kind', 'subject', 'facts', 'details', 'block_no'])
      .where('actor', '=', personId)
      .orderBy('id')
      .execute(),
  };
  const documents: { path: string; key: string }[] = [];
  for (const id of organisations) {
    texts[`organisations/${id}/organisation.json`] = await aboutOrganisation(db, id);
    const applications = await db.selectFrom('application').selectAll().where('organisation_id', '=', id).orderBy('id').execute();
    for (const application of applications) {
      const folder = `organisations/${id}/applications/${application.reference ?? application.id}`;
      const around = await aroundApplication(db, application.id);
      texts[`${folder}/application.json`] = { ...application, ...around.rows };
      for (const document of around.documents) {
        documents.push({ path: `${folder}/documents/${safeName(document.name, document.id)}`, key: document.storage_key });
      }
    }
  }
  return { texts, documents };
}

async function aboutPerson(db: Db, id: string) {
  const mine = <Table extends 'membership' | 'notice' | 'role_grant'>(table: Table) =>
    db
      .selectFrom(table as 'membership')
      .selectAll()
      .where('person_id', '=', id)
      .execute();
  return {
    person: await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    // Where somebody is signed in, without what would let another in.
    sessions: await db
      .selectFrom('session')
      .select(['id', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
      .where('person_id', '=', id)
      .execute(),
    memberships: await mine('membership'),
    roles: await mine('role_grant'),
    notices: await mine('notice'),
    conflictsOfInterest: await db.selectFrom('conflict_of_interest').selectAll().where('person_id', '=', id).execute(),
  };
}

async function aboutOrganisation(db: Db, id: string) {
  const facts = await db
    .selectFrom('organisation_fact')
    .selectAll()
    .where('organisation_id', '=', id)
    .orderBy('recorded_at')
    .execute();
  const contacts = await db
    .selectFrom('organisation_contact')
    .select(['id', 'kind', 'value', 'source', 'verified_at', 'created_at'])
    .where('organisation_id', '=', id)
    .execute();
  return { ...(await db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()), facts, contacts };
}

async function aroundApplication(db: Db, id: string) {
  const questions = await db
    .selectFrom('question')
    .select(['id', 'body', 'asked_at', 'answer', 'answered_at'])
    .where('application_id', '=', id)
    .orderBy('asked_at')
    .execute();
  const award = await db.selectFrom('award').selectAll().where('application_id', '=', id).executeTakeFirst();
  const ofAward = award?.id ?? '';
  const claims = await db.selectFrom('claim').selectAll().where('award_id', '=', ofAward).orderBy('id').execute();
  const reports = await db.selectFrom('report').selectAll().where('award_id', '=', ofAward).orderBy('id').execute();
  const lines = await db.selectFrom('award_line').selectAll().where('award_id', '=', ofAward).execute();
  const owners = [id, ...[...questions, ...claims, ...reports].map((row) => row.id)];
  const documents = await db
    .selectFrom('document')
    .select(['id', 'owner_id', 'field', 'name', 'bytes', 'sha256', 'storage_key', 'uploaded_at'])
    .where('owner_id', 'in', owners)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  // What was decided and why, as the applicant is told: without who of the office did it.
  const decisions = await db
    .selectFrom('decision')
    .select(['step', 'outcome', 'reason', 'decided_at'])
    .where('subject_id', 'in', owners)
    .where('step', '=', 'decide')
    .execute();
  const listed = documents.map(({ storage_key: _, ...document }) => document);
  return { rows: { questions, decisions, award: award && { ...award, lines }, claims, reports, documents: listed }, documents };
}

/** A name that every unpacking program takes: no folders, nothing invisible, told apart by the hash of its id. */
export function safeName(name: string, id: string): string {
  const tidy = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .slice(-120);
  return `${createHash('sha256').update(id).digest('hex').slice(0, 6)}-${tidy}`;
}
