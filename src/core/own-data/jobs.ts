import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { expireExports, packData } from './export.ts';

export const ownDataSchedules: readonly Schedule[] = [{ job: 'own-data.expire', cron: '7 * * * *' }];

export function ownDataJobs({ database, files, clock }: Pick<Needs, 'database' | 'files' | 'clock'>): Handlers {
  return {
    'own-data.pack': ({ exportId }) => packData(database.db, files, exportId ?? '', clock()),
    'own-data.expire': () => expireExports(database.db, clock()),
  };
}
