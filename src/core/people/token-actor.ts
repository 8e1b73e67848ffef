import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Actor, Grant } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { stepLeft } from './rules.ts';
import type { Proof } from './visit.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly scopes: string[];
  readonly proof: Proof;
  readonly grants: Grant[];
  readonly organisations: string[];
}

/** A token has 256 bits of chance, so its bare hash cannot be searched by trying. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token that a request brings, or nothing. */
export function bearerOf(headers: Headers): string | undefined {
  return /^Bearer +(cw_[\w-]{20,100})$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/**
 * Who asks with a personal token, in one query, which also notes once a minute that it is used. What the person may do is read
 * anew each time, so a token never has more than its person has now. Roles count by the same rule as in the session it was made
 * in. Refuses (401) one that is unknown, revoked or past its end, instead of going on as nobody.
 */
export async function actorByToken(db: Db, token: string, now: Date, demo: boolean): Promise<Actor> {
  const { rows } = await sql<Row>`
    with good as (
      select id, person_id, scopes, proof, last_used_at from personal_token
      where hash = ${tokenHash(token)} and revoked_at is null and expires_at > ${now}
    ), noted as (
      update personal_token set last_used_at = ${now} from good
      where personal_token.id = good.id and (good.last_used_at is null or good.last_used_at < ${new Date(now.getTime() - 60_000)})
    )
    select person.id, person.name, good.id as token, good.scopes, good.proof,
      coalesce((select jsonb_agg(jsonb_build_object('role', role, 'scheme', scheme))
        from role_grant where person_id = person.id and revoked_at is null), '[]') as grants,
      coalesce((select jsonb_agg(organisation_id) from membership where person_id = person.id), '[]') as organisations
    from good join person on person.id = good.person_id`.execute(db);
  const [row] = rows;
  if (row === undefined || (row.proof === 'demo' && !demo)) throw new Refusal(401, 'tokens.invalid');
  const { id, name, organisations, scopes, proof } = row;
  const grants = stepLeft(proof, row.grants.length > 0) === null ? row.grants : [];
  return { id, name, grants, organisations, token: { id: row.token, scopes } };
}
