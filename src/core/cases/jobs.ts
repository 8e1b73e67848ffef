import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { assignCase, assignWaiting } from './assign.ts';

/** Cases that nobody could take are tried again: somebody may have been given the role since. */
export const caseSchedules: readonly Schedule[] = [{ job: 'application.assign', cron: '*/5 * * * *' }];

/** Gives one case to an officer by lot, or every case that nobody has. */
export function caseJobs({ database, clock, bases }: Pick<Needs, 'database' | 'clock' | 'bases'>): Handlers {
  return {
    'application.assign': ({ applicationId }) =>
      applicationId === undefined
        ? assignWaiting(database.db, bases, clock())
        : assignCase(database.db, bases, applicationId, clock()),
  };
}
