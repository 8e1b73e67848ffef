import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { openPostgres } from './db.ts';
import { openJobs } from './jobs.ts';
import { openLogger } from './logger.ts';

test('processes that start at once on a new database share one queue', async () => {
  const own = await openTestDatabase();
  const opened = await Promise.all([0, 1, 2, 3].map(() => openPostgres(own.url ?? '', 2)));
  try {
    const handlers = { 'test.note': async () => {}, 'test.other': async () => {} };
    const queues = await Promise.all(opened.map((database) => openJobs(database, handlers, openLogger('silent'))));
    const names = (await queues[0]?.counts())?.map(({ name }) => name).filter((name) => name.startsWith('test.'));
    expect(names?.toSorted()).toEqual(['test.note', 'test.other']);
    await Promise.all(queues.map((queue) => queue.stop()));
  } finally {
    await Promise.all(opened.map((database) => database.close()));
    await own.close();
  }
});
