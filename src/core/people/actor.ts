import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Actor, type Grant, nobody } from '../../platform/http/actor.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly grants: Grant[];
  readonly organisations: string[];
}

/** A person with what they may do now, in one query; nobody when there is no such person. */
export async function actorOf(db: Db, personId: string): Promise<Actor> {
  const { rows } = await sql<Row>`
    select person.id, person.name,
      coalesce((select jsonb_agg(jsonb_build_object('role', role, 'scheme', scheme))
        from role_grant where person_id = person.id and revoked_at is null), '[]') as grants,
      coalesce((select jsonb_agg(organisation_id) from membership where person_id = person.id), '[]') as organisations
    from person where person.id = ${personId}`.execute(db);
  return rows[0] ?? nobody;
}
