import type { Tx } from '../../platform/db.ts';

/** A claim that is with its officer, or waits for one; locked. Nothing once it is further on. */
export async function submittedClaim(tx: Tx, id: string) {
  return tx
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select([
      'claim.id',
      'claim.reference',
      'claim.officer_id',
      'claim.submitted_at',
      'claim.submitted_by',
      'claim.created_by',
      'award.organisation_id',
      'award.application_id as applicationId',
      'application.basis_id',
      'award.scheme',
      'call.version',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
    ])
    .where('claim.id', '=', id)
    .where('claim.status', '=', 'submitted')
    .forNoKeyUpdate('claim')
    .executeTakeFirst();
}
