import { transact } from '../../platform/db.ts';
import type { Handlers, Schedule } from '../../platform/jobs.ts';
import type { Needs } from '../needs.ts';
import { forget, uploadRest } from './uploads.ts';

/** How long a file may be loose: longer than any upload takes, shorter than anyone minds. */
const patience = 60 * 60 * 1000;
const atOnce = 200;

/** Every hour: files that never became documents, or were removed, go. */
export const documentSchedules: readonly Schedule[] = [{ job: 'documents.sweep', cron: '17 * * * *' }];

export function documentJobs({
  database,
  files,
  clock,
  logger,
}: Pick<Needs, 'database' | 'files' | 'clock' | 'logger'>): Handlers {
  return {
    'documents.sweep': async () => {
      const before = new Date(clock().getTime() - patience);
      await forgetRested(database.db, clock());
      let removed = await files.tidy(before);
      for (;;) {
        const keys = await doom(database.db, before);
        for (const key of keys) await files.remove(key);
        if (keys.length > 0) await database.db.deleteFrom('loose_file').where('storage_key', 'in', keys).execute();
        removed += keys.length;
        if (keys.length < atOnce) break;
      }
      if (removed > 0) logger.info({ removed }, 'loose files removed');
    },
  };
}

/** Uploads that nobody goes on with, some at a time: their pieces become loose files. */
async function forgetRested(db: Needs['database']['db'], now: Date): Promise<void> {
  for (let found = atOnce; found === atOnce;) {
    found = await transact(db, async (tx) => {
      const rested = await tx
        .selectFrom('upload')
        .select('id')
        .where('changed_at', '<', new Date(now.getTime() - uploadRest))
        .orderBy('changed_at')
        .limit(atOnce)
        .execute();
      for (const { id } of rested) await forget(tx, id, now);
      return rested.length;
    });
  }
}

/** Marks old loose files, some at a time, so that none of them can become a document any more. */
function doom(db: Needs['database']['db'], before: Date): Promise<string[]> {
  return transact(db, async (tx) => {
    const rows = await tx
      .updateTable('loose_file')
      .set({ doomed: true })
      .where('storage_key', 'in', (query) =>
        query.selectFrom('loose_file').select('storage_key').where('since', '<', before).orderBy('since').limit(atOnce),
      )
      .returning('storage_key')
      .execute();
    return rows.map((row) => row.storage_key);
  });
}
