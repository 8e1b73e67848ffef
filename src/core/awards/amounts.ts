import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';

/**
 * What an organisation was awarded under a scheme and has not given back, in the smallest part of the unit: open offers
 * and awards in full, of completed awards only what was used. Leaves the named award out.
 */
export async function awardedBefore(db: Db, organisationId: string, scheme: string, butAward?: string): Promise<bigint> {
  let lines = db
    .selectFrom('award_line')
    .innerJoin('award', 'award.id', 'award_line.award_id')
    .select(sql<bigint>`coalesce(sum(award_line.amount - award_line.returned), 0)::bigint`.as('amount'))
    .where('award.organisation_id', '=', organisationId)
    .where('award.scheme', '=', scheme);
  if (butAward !== undefined) lines = lines.where('award.id', '<>', butAward);
  return (await lines.executeTakeFirstOrThrow()).amount;
}

/** Holds an organisation still, so that two decisions on it see each other's awards. Taken before any account is locked. */
export async function lockOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().executeTakeFirstOrThrow();
}
