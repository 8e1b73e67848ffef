import type { Db } from '../../platform/db.ts';
import type { Role } from '../../platform/http/actor.ts';

/** The person with an e-mail address, however it is written. */
export function personByEmail(db: Db, email: string) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

/** Whether a person holds any role of the hub. */
export async function isStaff(db: Db, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Ids of everybody who holds a role, for a scheme when one is named. For notices. */
export async function holdersOf(db: Db, role: Role, scheme?: string): Promise<string[]> {
  let query = db.selectFrom('role_grant').select('person_id').distinct().where('role', '=', role).where('revoked_at', 'is', null);
  if (scheme !== undefined) query = query.where((is) => is.or([is('scheme', 'is', null), is('scheme', '=', scheme)]));
  return (await query.execute()).map((row) => row.person_id);
}

/** Ids of everybody who acts for an organisation. For notices. */
export async function membersOf(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db.selectFrom('membership').select('person_id').where('organisation_id', '=', organisationId).execute();
  return rows.map((row) => row.person_id);
}

/** The roles that people hold now, by person, in one query. */
export async function rolesOf(db: Db, personIds: readonly string[]) {
  const rows = await db
    .selectFrom('role_grant')
    .select(['id', 'person_id', 'role', 'scheme', 'granted_at as since'])
    .where('person_id', 'in', personIds.length === 0 ? [''] : personIds)
    .where('revoked_at', 'is', null)
    .orderBy('role')
    .orderBy('scheme')
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}
