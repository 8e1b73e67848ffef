import type { Handlers } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { settleAround } from './settle.ts';

/** After an application came in or fell away: what it sets aside, and what it no longer does. */
export function exclusivityJobs({ database, clock }: Pick<Needs, 'database' | 'clock'>): Handlers {
  return { 'exclusivity.settle': ({ applicationId = '' }) => settleAround(database.db, applicationId, clock()) };
}
