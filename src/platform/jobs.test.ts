import { sql } from 'kysely';
import { expect } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { test } from 'vitest';
import { transact } from './db.ts';
import { askForJob, enqueue, type JobData, openJobs } from './jobs.ts';
import { statement } from './statement.ts';
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
    const { db } = database;
    const ask = askWhere('test.note');
    await ask(db, { there: true, word: 'yes' });
    await ask(db, { there: false, word: 'no' });
    await jobs.drain();
    expect(done).toEqual([{ word: 'yes' }]);
    await expect(askWhere('test.unknown')(db, { there: true, word: 'yes' })).rejects.toThrow('Nothing handles');
  }));

test('workers move what was asked for into the queue by themselves', () =>
  withQueue(async ({ database, jobs, done }) => {
    await jobs.work();
    await askWhere('test.note')(database.db, { there: true, word: 'alone' });
    await expect.poll(() => done, { timeout: 10_000 }).toEqual([{ word: 'alone' }]);
  }));

const askWhere = (job: string) =>
  statement((tx, { there, word }: { there: boolean; word: string }) =>
    sql`with made as (select ${word}::text as said where ${there}::boolean), job as (${askForJob(tx, 'made', job, { word: 'said' })})
      select 1`.compile(tx),
  );
