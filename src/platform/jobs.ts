// Jobs are pg-boss rows, written in the caller's transaction: a job exists if and only if the change that asked for it does.

import { setTimeout as pause } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import { type Database, type Db, rootOf, transact, type Tx } from './db.ts';
import type { Logger } from './logger.ts';

export type JobData = Readonly<Record<string, string>>;
/** A job runs at least once, so the second time must change nothing. */
export type Handler = (data: JobData) => Promise<void>;
export type Handlers = Readonly<Record<string, Handler>>;

/** A job that comes round: standard cron in Hong Kong time. Its name makes it one job, however many processes ask. */
export interface Schedule {
  readonly job: string;
  readonly cron: string;
}

export interface Jobs {
  /** Takes and runs jobs until `stop`. */
  work(schedules?: readonly Schedule[]): Promise<void>;
  /** Runs what is due now, in order, until nothing is left. Tests and the seed use it. Returns how many ran. */
  drain(): Promise<number>;
  /** How many wait, run or have failed, by name. */
  counts(): Promise<{ name: string; queued: number; active: number; failed: number }[]>;
  stop(): Promise<void>;
}

const queues = new WeakMap<Db, { readonly boss: PgBoss; readonly names: ReadonlySet<string> }>();

/** Has a job done after this transaction commits; not at all if it does not. `after` delays it. */
export async function enqueue(tx: Tx, name: string, data: JobData, after?: Date): Promise<void> {
  const queue = queues.get(rootOf(tx));
  if (queue?.names.has(name) !== true) throw new Error(`Nothing handles the job ${name}`);
  await queue.boss.send(name, data, { db: fromKysely(tx), ...(after === undefined ? {} : { startAfter: after }) });
}

/**
 * The statement that asks for a job, to stand as a common table expression in one that changes something: the job is asked
 * for each row of the expression named `source`. `data` names the column that gives each value. For hot paths: it costs a
 * fraction of `enqueue`, and the job reaches the queue when a worker next looks, within a second.
 */
export function askForJob(tx: Tx, source: string, name: string, data: JobData): RawBuilder<unknown> {
  if (queues.get(rootOf(tx))?.names.has(name) !== true) throw new Error(`Nothing handles the job ${name}`);
  const values = Object.entries(data).flatMap(([key, column]) => [sql.lit(key), sql`${sql.ref(column)}::text`]);
  return sql`insert into outbox (job, data) select ${sql.lit(name)}, jsonb_build_object(${sql.join(values)}) from ${sql.table(source)}`;
}

/** Asks for one job for each row of a query, whose one column `data` is what the job gets. One statement, however many. */
export async function askForJobs(tx: Tx, name: string, rows: RawBuilder<unknown>): Promise<void> {
  if (queues.get(rootOf(tx))?.names.has(name) !== true) throw new Error(`Nothing handles the job ${name}`);
  await sql`insert into outbox (job, data) select ${name}, data from (${rows}) as asked`.execute(tx);
}

const inBulk = 500;
/** How often a worker looks into the outbox, in milliseconds. */
const everyMoment = 500;

/** Moves what was asked for into the queue, some at a time, all or nothing. Several workers may do it at once. */
async function collect(db: Db, boss: PgBoss): Promise<void> {
  for (let moved = inBulk; moved === inBulk;) {
    moved = await transact(db, async (tx) => {
      const { rows } = await sql<{ job: string; data: JobData }>`
        delete from outbox where id in (select id from outbox order by id limit ${inBulk} for update skip locked)
        returning job, data`.execute(tx);
      for (const [name, jobs] of Map.groupBy(rows, ({ job }) => job)) {
        await boss.insert(
          name,
          jobs.map(({ data }) => ({ data })),
          { db: fromKysely(tx) },
        );
      }
      return rows.length;
    });
  }
}

/** What PostgreSQL says when two processes make the queue's tables on a new database at the same time. */
const madeTwice = new Set(['23505', '42P06', '42P07', '42710']);

/** Starts the queue, with its tables on a new database. Several processes may do it at once: one makes them. */
async function startQueue(database: Database, logger: Logger): Promise<PgBoss> {
  for (let left = 5; ; left -= 1) {
    const boss = new PgBoss({
      db: database.raw,
      schema: 'jobs',
      backend: database.engine,
      registerInstance: false,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) => logger.error({ err: error }, 'job queue'));
    try {
      await boss.start();
      return boss;
    } catch (error) {
      if (left === 0 || !madeTwice.has(String((error as { code?: unknown }).code))) throw error;
      await pause(200);
    }
  }
}

/** Opens the queue and makes one for each handler. Nothing runs until `work` or `drain`. */
export async function openJobs(database: Database, handlers: Handlers, logger: Logger): Promise<Jobs> {
  const boss = await startQueue(database, logger);
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of Object.keys(handlers)) {
    if (existing.has(name)) continue;
    await boss.createQueue(name, {
      retryLimit: 8,
      retryDelay: 2,
      retryBackoff: true,
      expireInSeconds: 600,
      retentionSeconds: 14 * 86_400,
    });
  }
  queues.set(database.db, { boss, names: new Set(Object.keys(handlers)) });

  async function run(name: string, data: JobData): Promise<void> {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`Nothing handles the job ${name}`);
    await handler(data);
  }

  let collecting: NodeJS.Timeout | undefined;
  const keepCollecting = () => {
    collecting = setTimeout(() => {
      collect(database.db, boss)
        .catch((error: unknown) => logger.error({ err: error }, 'outbox'))
        .finally(() => {
          if (collecting !== undefined) keepCollecting();
        });
    }, everyMoment);
  };

  return {
    async work(schedules = []) {
      keepCollecting();
      for (const { job, cron } of schedules) await boss.schedule(job, cron, {}, { tz: 'Asia/Hong_Kong' });
      for (const name of Object.keys(handlers)) {
        await boss.work<JobData>(name, { pollingIntervalSeconds: 1, batchSize: 5 }, async (batch) => {
          for (const job of batch) {
            try {
              await run(name, job.data);
            } catch (error) {
              logger.error({ err: error, job: name, id: job.id }, 'job failed; it will be tried again');
              throw error;
            }
          }
        });
      }
    },
    async drain() {
      let ran = 0;
      for (let found = true; found;) {
        found = false;
        await collect(database.db, boss);
        for (const name of Object.keys(handlers)) {
          for (const job of (await boss.fetch<JobData>(name, { batchSize: 50 })) ?? []) {
            found = true;
            await run(name, job.data);
            await boss.complete(name, job.id);
            ran += 1;
          }
        }
      }
      return ran;
    },
    async counts() {
      const all = await boss.getQueues();
      return all.map(({ name, queuedCount, activeCount, failedCount }) => ({
        name,
        queued: queuedCount,
        active: activeCount,
        failed: failedCount,
      }));
    },
    async stop() {
      clearTimeout(collecting);
      collecting = undefined;
      await boss.stop({ graceful: true, timeout: 10_000 });
      queues.delete(database.db);
    },
  };
}
