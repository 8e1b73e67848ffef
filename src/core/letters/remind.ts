import { type Db, transact } from '../../platform/db.ts';
import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { record } from '../log/log.ts';
import { lettersOf } from './load.ts';
import { mailReferee, type Mailing } from './mail.ts';
import { letterState, reminderPause } from './rules.ts';

/** How long before letters are no longer taken a referee is reminded, once. */
const ahead = 7 * 86_400_000;

export const letterSchedules: readonly Schedule[] = [{ job: 'letters.remind', cron: '0 9 * * *' }];

export function letterJobs(needs: Pick<Needs, 'database' | 'clock' | 'address' | 'secret'>): Handlers {
  return { 'letters.remind': () => remindReferees(needs.database.db, needs, needs.clock()) };
}

/** Reminds the referees whose letters are due soon and who heard nothing lately, each in a transaction of its own. */
export async function remindReferees(db: Db, needs: Mailing, now: Date): Promise<void> {
  const due = await db
    .selectFrom('referee')
    .innerJoin('application', 'application.id', 'referee.application_id')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select('referee.id')
    .where('received_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('removed_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('asked_at', '<', new Date(now.getTime() - reminderPause))
    .where('call.letters_until', '>', now)
    .where('call.letters_until', '<', new Date(now.getTime() + ahead))
    .orderBy('referee.id')
    .execute();
  for (const { id } of due) await remind(db, needs, id, now);
}

function remind(db: Db, needs: Mailing, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const referee = await tx
      .updateTable('referee')
      .set({ reminded_at: now })
      .where('id', '=', id)
      .where('reminded_at', 'is', null)
      .where('removed_at', 'is', null)
      .returning(['id', 'name', 'email', 'locale', 'application_id', 'received_at', 'declined_at'])
      .executeTakeFirst();
    const of = referee && (await lettersOf(tx, referee.application_id));
    if (referee === undefined || of === undefined || of.isOver) return;
    const state = letterState({ receivedAt: referee.received_at, declinedAt: referee.declined_at }, of.until, now);
    if (state !== 'asked') return;
    await mailReferee(tx, needs, of, referee, 'reminded');
    await record(tx, { at: now, kind: 'referee.reminded', subject: of.id, actor: 'hub', facts: { referee: id } });
  });
}
