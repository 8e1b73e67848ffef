import { transact } from '../../platform/db.ts';
import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { giveUp } from './imports.ts';
import { readImport } from './read.ts';
import { undoImport } from './undo.ts';
import { writeImport } from './write.ts';

/** What nobody has gone on with for so long goes, with the personal data in it. */
const patience = 30 * 86_400_000;

/** Reading, writing and taking back, each in its own time, and clearing what was left lying. */
export function importJobs(needs: Pick<Needs, 'database' | 'files' | 'clock'>): Handlers {
  return {
    'import.read': ({ id = '', edition }) => readImport(needs, id, Number(edition)),
    'import.write': ({ id = '', edition }) => writeImport(needs, id, Number(edition)),
    'import.undo': ({ id = '', edition }) => undoImport(needs, id, Number(edition)),
    'import.tidy': () =>
      transact(needs.database.db, async (tx) => {
        const now = needs.clock();
        const old = await tx
          .selectFrom('import')
          .select(['id', 'edition', 'storage_key'])
          .where('status', 'in', ['empty', 'reading', 'checked'])
          .where('changed_at', '<', new Date(now.getTime() - patience))
          .orderBy('id')
          .limit(100)
          .forUpdate()
          .execute();
        for (const one of old) await giveUp(tx, one, now);
      }),
  };
}

export const importSchedules: readonly Schedule[] = [{ job: 'import.tidy', cron: '50 3 * * *' }];
