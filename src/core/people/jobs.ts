import { transact } from '../../platform/db.ts';
import { forgetAnswers } from '../../platform/http/once.ts';
import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';

const cleanJob = 'people.clean';

/** Throws away what has no more use: ended sessions, spent codes, counted tries and kept answers of days past. */
export function peopleJobs({ database: { db }, clock }: Pick<Needs, 'database' | 'clock'>): Handlers {
  return {
    [cleanJob]: async () => {
      const now = clock();
      const yesterday = new Date(now.getTime() - 86_400_000);
      await transact(db, async (tx) => {
        await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
        await tx.deleteFrom('verification').where('expires_at', '<=', now).execute();
        await forgetAnswers(tx, yesterday);
        await tx.deleteFrom('rate_limit').where('started_at', '<=', yesterday).execute();
        await tx
          .updateTable('organisation_contact')
          .set({ code_hash: null, code_expires_at: null })
          .where('code_expires_at', '<=', now)
          .execute();
      });
    },
  };
}

export const peopleSchedules: readonly Schedule[] = [{ job: cleanJob, cron: '30 3 * * *' }];
