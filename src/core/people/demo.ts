// The demonstration: a visitor can be any of the example hub's people, and read their mail. None of this is there in a hub
// that is not a demonstration.

import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Role, roles } from '../../platform/http/actor.ts';
import type { ProvidersAmong } from '../module.ts';

export type Room = 'owner' | 'provider' | Role;
export const rooms = ['owner', 'provider', ...roles] as const satisfies readonly Room[];

const shown = 12;
const pageSize = 20;
const invented = '%.example';

interface Someone {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly nameZh: string | null;
  /** How many applications the organisation has made. */
  readonly applications: number;
}

/** Who a visitor can be, by room: those with the most to look at first. */
export async function demoPeople(db: Db, providersAmong: ProvidersAmong, q: string) {
  const wanted = `%${q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const owners = await sql<Someone & { organisationId: string }>`
    select person.id, person.name, organisation.id as "organisationId", organisation.name_en as "nameEn", organisation.name_zh as "nameZh",
      (select count(*)::int from application where application.organisation_id = organisation.id) as applications
    from membership
    join person on person.id = membership.person_id
    join organisation on organisation.id = membership.organisation_id
    where person.email like ${invented} and membership.role = 'owner'
      and (person.name ilike ${wanted} or organisation.name_en ilike ${wanted} or organisation.name_zh ilike ${wanted})
    order by applications desc, organisation.created_at, organisation.id
    limit 2000`.execute(db);
  const staff = await sql<Someone & { role: Role }>`
    select distinct on (role_grant.role, person.name, person.id) person.id, person.name, role_grant.role,
      null as "nameEn", null as "nameZh", 0 as applications
    from role_grant join person on person.id = role_grant.person_id
    where person.email like ${invented} and role_grant.revoked_at is null and person.name ilike ${wanted}
    order by role_grant.role, person.name, person.id`.execute(db);

  const ids = owners.rows.map(({ organisationId }) => organisationId);
  const providers = new Set(await providersAmong(db, ids));
  const byRoom = (room: Room): readonly Someone[] => {
    if (room === 'owner') return owners.rows.filter(({ organisationId }) => !providers.has(organisationId));
    if (room === 'provider') return owners.rows.filter(({ organisationId }) => providers.has(organisationId));
    return staff.rows.filter(({ role }) => role === room);
  };
  return rooms.map((room) => {
    const all = byRoom(room);
    return { room, total: all.length, people: all.slice(0, shown) };
  });
}

/** Mail that the example hub has sent, newest first; to one address when it is named. */
export async function demoMail(db: Db, to: string, page: number) {
  let query = db.selectFrom('mail_message');
  const wanted = to
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`);
  if (wanted !== '') query = query.where('recipient', 'like', `%${wanted}%`);
  const { total } = await query.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const mails = await query
    .select(['id', 'recipient as to', 'subject', 'body', 'sent_at as at'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { page, pageSize, total: Number(total), mails };
}
