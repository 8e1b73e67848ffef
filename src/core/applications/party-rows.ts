import type { Db } from '../../platform/db.ts';
import type { PartyRow } from './party-rules.ts';

export const partyColumns = [
  'id',
  'party',
  'organisation_id',
  'name_en',
  'name_zh',
  'email',
  'status',
  'asked_at',
  'answered_at',
  'reason',
  'valid_until',
] as const;

/** The parties of an application that were not taken out, the oldest first. */
export function partyRows(db: Db, applicationId: string): Promise<PartyRow[]> {
  return db
    .selectFrom('application_party')
    .select(partyColumns)
    .where('application_id', '=', applicationId)
    .where('status', '<>', 'removed')
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}
