import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Earlier } from '../schemes/award.ts';

/**
 * What an organisation was awarded under a scheme and has not given back, by unit and year of the offer in Hong Kong: open
 * offers and awards in full, of completed awards only what was used. Awards of systems before this hub count too, by the year in
 * which they were given. In the smallest part of each unit.
 */
export async function earlierAwards(db: Db, organisationId: string, scheme: string): Promise<readonly Earlier[]> {
  const { rows } = await sql<Earlier>`
    select unit, extract(year from given_at at time zone 'Asia/Hong_Kong')::int as year, sum(amount)::bigint as amount from (
      select line.unit, award.offered_at as given_at, line.amount - line.returned as amount
      from award_line line join award on award.id = line.award_id
      where award.organisation_id = ${organisationId} and award.scheme = ${scheme}
      union all
      select unit, accepted_at, counted from past_award where organisation_id = ${organisationId} and scheme = ${scheme}
    ) as given group by 1, 2`.execute(db);
  return rows;
}

/** Holds an organisation still, so that two decisions on it see each other's awards. Taken before any account is locked. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
}
