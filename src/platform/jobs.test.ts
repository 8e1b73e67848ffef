import { sql } from 'kysely';
import { expect } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { test } from 'vitest';
import { inOneStatement, transact } from './db.ts';
import { askForJob, enqueue, type JobData, openJobs } from './jobs.ts';
import { openLogger } from './logger.ts';

async function withQueue(
  work: (queue: {
    database: Awaited<ReturnType<typeof openTestDatabase>>;
    jobs: Awaited<ReturnType<typeof openJobs>>;
    done: JobData[];
  }) => Promise<void>,
) {
  const database = await openTestDatabase();
  const done: JobData[] = [];
  const jobs = await openJobs(database, { 'test.note': async (data) => void done.push(data) }, openLogger('silent'));
  try {
    await work({ database, jobs, done });
  } finally {
    await jobs.stop();
    await database.close();
  }
}

test('a job is there when its transaction commits', () =>
  withQueue(async ({ database, jobs, done }) => {
    await transact(database.db, (tx) => enqueue(tx, 'test.note', { n: '1' }));
    await jobs.drain();
    expect(done).toEqual([{ n: '1' }]);
  }));

test('a job is not there when its transaction fails', () =>
  withQueue(async ({ database, jobs, done }) => {
    const failed = transact(database.db, async (tx) => {
      await enqueue(tx, 'test.note', { n: '1' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await jobs.drain();
    expect(done).toEqual([]);
  }));

test('a job for later is not done now', () =>
  withQueue(async ({ database, jobs, done }) => {
    await transact(database.db, (tx) => enqueue(tx, 'test.note', { n: '1' }, new Date(Date.now() + 3_600_000)));
    await jobs.drain();
    expect(done).toEqual([]);
  }));

test('a job nobody handles cannot be enqueued', () =>
  withQueue(async ({ database }) => {
    await expect(transact(database.db, (tx) => enqueue(tx, 'test.unknown', {}))).rejects.toThrow(
      'Nothing handles the job test.unknown',
    );
  }));

test('a job asked for in a statement is there if and only if what it hangs on happened', () =>
  withQueue(async ({ database, jobs, done }) => {
    const ask = (there: boolean) =>
      inOneStatement(database.db, (tx) =>
        sql`with made as (select 1 where ${there}::boolean), job as (${askForJob(tx, 'made', 'test.note', { there: String(there) })})
          select 1`.compile(tx),
      );
    await ask(true);
    await ask(false);
    await jobs.drain();
    expect(done).toEqual([{ there: 'true' }]);
    expect(() => askForJob(database.db as never, 'made', 'test.unknown', {})).toThrow('Nothing handles');
  }));

test('workers move what was asked for into the queue by themselves', () =>
  withQueue(async ({ database, jobs, done }) => {
    await jobs.work();
    await inOneStatement(database.db, (tx) =>
      sql`with made as (select 1), job as (${askForJob(tx, 'made', 'test.note', { n: '1' })}) select 1`.compile(tx),
    );
    await expect.poll(() => done, { timeout: 10_000 }).toEqual([{ n: '1' }]);
  }));
