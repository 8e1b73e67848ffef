import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import type { Earlier } from '../schemes/award.ts';

/**
 * What an organisation was awarded under a scheme and has not given back, by unit and year of the offer in Hong Kong: open
 * offers and awards in full, of completed awards only what was used. In the smallest part of each unit.
 */
export async function earlierAwards(db: Db, organisationId: string, scheme: string): Promise<readonly Earlier[]> {
  return db
    .selectFrom('award_line')
    .innerJoin('award', 'award.id', 'award_line.award_id')
    .select([
      'award_line.unit',
      sql<number>`extract(year from award.offered_at at time zone 'Asia/Hong_Kong')::int`.as('year'),
      sql<bigint>`sum(award_line.amount - award_line.returned)::bigint`.as('amount'),
    ])
    .where('award.organisation_id', '=', organisationId)
    .where('award.scheme', '=', scheme)
    .groupBy(['award_line.unit', 'year'])
    .execute();
}

/** Holds an organisation still, so that two decisions on it see each other's awards. Taken before any account is locked. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
}
