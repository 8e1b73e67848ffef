import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { type Actor, type Grant, nobody } from '../../platform/http/actor.ts';
import { quickRead } from '../../platform/statement.ts';
import { stepLeft } from './rules.ts';
import type { Proof } from './visit.ts';

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

/**
 * Who asks with a session token: the one query that every request of somebody signed in makes. Nobody when the session has
 * ended. Roles count only when the session rests on both steps. A session of the demonstration counts only in one.
 */
export async function actorBySession(db: Db, token: string, now: Date, demo: boolean): Promise<Actor> {
  const [row] = await standing(db, { token, now });
  if (row === undefined || (row.proof === 'demo' && !demo)) return nobody;
  const { id, name, organisations, session, proof } = row;
  const grants = stepLeft(proof, row.grants.length > 0) === null ? row.grants : [];
  return { id, name, grants, organisations, session };
}

const standing = quickRead((db, { token, now }: { token: string; now: Date }) =>
  sql<Row & { session: string; proof: Proof }>`
    select person.id, person.name, session.id as session, session.proof,
      coalesce((select jsonb_agg(jsonb_build_object('role', role, 'scheme', scheme))
        from role_grant where person_id = person.id and revoked_at is null), '[]') as grants,
      coalesce((select jsonb_agg(organisation_id) from membership where person_id = person.id), '[]') as organisations
    from session join person on person.id = session.person_id
    where session.token = ${token} and session.expires_at > ${now}`.compile(db),
);
