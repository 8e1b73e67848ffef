import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { settleAround } from '../exclusivity/settle.ts';
import { assignCase, assignWaiting } from './assign.ts';
import { decideByRules } from './automatic.ts';

/** Cases that nobody could take are tried again: somebody may have been given the role since. */
export const caseSchedules: readonly Schedule[] = [{ job: 'application.assign', cron: '*/5 * * * *' }];

/**
 * What an application that came in goes to: set aside where a rule across schemes says so, decided by the rules in an
 * automatic lane, else given to an officer by lot; or, without a name, every case that nobody has.
 */
export function caseJobs({ database, clock, bases }: Pick<Needs, 'database' | 'clock' | 'bases'>): Handlers {
  const takeIn = async (id: string) => {
    await settleAround(database.db, id, clock());
    if (!(await decideByRules(database.db, bases, id, clock()))) await assignCase(database.db, bases, id, clock());
  };
  return {
    'application.assign': ({ applicationId }) =>
      applicationId === undefined ? assignWaiting(database.db, bases, clock()) : takeIn(applicationId),
  };
}
