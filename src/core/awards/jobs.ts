import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { remindOfDuties } from '../obligations/remind.ts';
import { lapseEndedOffers } from './awards.ts';

/** Offers whose time is over give their money back within minutes; reminders go out when offices open. */
export const awardSchedules: readonly Schedule[] = [
  { job: 'award.lapse', cron: '*/10 * * * *' },
  { job: 'obligation.remind', cron: '0 9 * * *' },
];

export function awardJobs({ database, clock }: Pick<Needs, 'database' | 'clock'>): Handlers {
  return {
    'award.lapse': () => lapseEndedOffers(database.db, clock()),
    'obligation.remind': () => remindOfDuties(database.db, clock()),
  };
}
