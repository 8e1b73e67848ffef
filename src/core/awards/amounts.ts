import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';

/**
 * What an organisation was awarded under a scheme and has not given back, in the smallest part of the unit: open offers
 * and awards in full, of completed awards only what was used. Awards of systems before this hub count too. Leaves the named
 * award out.
 */
export async function awardedBefore(db: Db, organisationId: string, scheme: string, butAward = ''): Promise<bigint> {
  const { rows } = await sql<{ amount: bigint }>`
    select (
      coalesce((select sum(line.amount - line.returned) from award_line line join award on award.id = line.award_id
        where award.organisation_id = ${organisationId} and award.scheme = ${scheme} and award.id <> ${butAward}), 0)
      + coalesce((select sum(counted) from past_award where organisation_id = ${organisationId} and scheme = ${scheme}), 0)
    )::bigint as amount`.execute(db);
  return rows[0]?.amount ?? 0n;
}

/** Holds an organisation still, so that two decisions on it see each other's awards. Taken before any account is locked. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
}
