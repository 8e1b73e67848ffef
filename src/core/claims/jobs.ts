import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { askMerchant } from './ask.ts';
import { assignClaim, assignWaitingClaims } from './assign.ts';

/** Claims that nobody could take are tried again: somebody may have been given the role since. */
export const claimSchedules: readonly Schedule[] = [{ job: 'claim.assign', cron: '*/5 * * * *' }];

export function claimJobs({
  database,
  clock,
  bases,
  address,
}: Pick<Needs, 'database' | 'clock' | 'bases' | 'address'>): Handlers {
  return {
    'claim.assign': ({ claimId }) =>
      claimId === undefined
        ? assignWaitingClaims(database.db, bases, clock())
        : assignClaim(database.db, bases, claimId, clock()),
    'claim.confirm': ({ claimId = '' }) => askMerchant(database.db, { bases, address }, claimId, clock()),
  };
}
