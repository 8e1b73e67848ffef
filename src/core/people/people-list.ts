import type { Db } from '../../platform/db.ts';
import type { Role } from '../../platform/http/actor.ts';
import { rolesOf } from './views.ts';

export interface PeopleQuery {
  readonly q: string;
  readonly role?: Role | 'any' | undefined;
  readonly page: number;
}

const pageSize = 30;

/** People by name or e-mail address, a page at a time: for whoever gives roles. */
export async function people(db: Db, { q, role, page }: PeopleQuery) {
  let query = db.selectFrom('person');
  const text = q
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`);
  if (text !== '') {
    query = query.where((is) => is.or([is('email', 'like', `%${text}%`), is('name', 'ilike', `%${text}%`)]));
  }
  if (role !== undefined) {
    query = query.where(({ exists, selectFrom }) => {
      const held = selectFrom('role_grant').select('id').whereRef('person_id', '=', 'person.id').where('revoked_at', 'is', null);
      return exists(role === 'any' ? held : held.where('role', '=', role));
    });
  }
  const { total } = await query.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const found = await query
    .select(['id', 'name', 'email', 'created_at as since'])
    .orderBy('name')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const held = await rolesOf(
    db,
    found.map(({ id }) => id),
  );
  const list = found.map((person) => ({
    ...person,
    roles: (held.get(person.id) ?? []).map(({ id, role: name, scheme, since }) => ({ id, role: name, scheme, since })),
  }));
  return { page, pageSize, total: Number(total), people: list };
}
