import { sql } from 'kysely';
import { transact } from '../../platform/db.ts';
import { askForJobs, type Handlers, type Schedule } from '../../platform/jobs.ts';
import { deliver, type DeliverNeeds } from './deliver.ts';
import { followLog } from './follow.ts';

/** How long what was delivered, or never could be, is shown. */
const kept = 30 * 86_400_000;

/** Following the log, delivering, trying again, and forgetting after a month. */
export function webhookJobs(needs: DeliverNeeds): Handlers {
  const { db } = needs.database;
  return {
    'webhook.follow': () => followLog(needs),
    'webhook.deliver': ({ id = '' }) => deliver(needs, id),
    'webhook.due': () =>
      transact(db, (tx) =>
        askForJobs(
          tx,
          'webhook.deliver',
          sql`select jsonb_build_object('id', delivery.id) as data from webhook_delivery delivery
            join webhook on webhook.id = webhook_id and webhook.standing = 'active'
            where delivery.status = 'waiting' and next_at <= ${needs.clock()}
            order by next_at limit 500`,
        ),
      ),
    'webhook.tidy': async () => {
      const before = new Date(needs.clock().getTime() - kept);
      await transact(db, (tx) => tx.deleteFrom('webhook_delivery').where('created_at', '<', before).execute());
    },
  };
}

/** Every minute: tries that are due again, and what was sealed while nobody looked. */
export const webhookSchedules: readonly Schedule[] = [
  { job: 'webhook.due', cron: '* * * * *' },
  { job: 'webhook.follow', cron: '* * * * *' },
  { job: 'webhook.tidy', cron: '40 4 * * *' },
];
