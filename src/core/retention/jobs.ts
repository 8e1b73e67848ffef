import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { coreKeepers } from './keepers.ts';
import { keepNoLonger } from './retention.ts';

/** Every night, when nobody works. */
export const retentionSchedules: readonly Schedule[] = [{ job: 'retention.erase', cron: '40 3 * * *' }];

/** An answered or lapsed invitation is kept for a year, as its column says. */
const invitationsKept = 365 * 86_400_000;

export function retentionJobs({
  database,
  clock,
  logger,
  keepers,
}: Pick<Needs, 'database' | 'clock' | 'logger' | 'keepers'>): Handlers {
  return {
    'retention.erase': async () => {
      const now = clock();
      const erased = await keepNoLonger(database.db, [...coreKeepers, ...keepers], now, logger);
      const before = new Date(now.getTime() - invitationsKept);
      await database.db
        .deleteFrom('invitation')
        .where((where) => where.or([where('answered_at', '<', before), where('expires_at', '<', before)]))
        .execute();
      if (erased > 0) logger.info({ erased }, 'records erased that had been kept long enough');
    },
  };
}
