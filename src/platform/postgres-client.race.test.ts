import { sql } from 'kysely';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { type Db, openPostgres, transact } from './db.ts';
import { quickRead } from './statement.ts';

test('many transactions at once on few connections keep what they wrote apart, failed ones nothing', async () => {
  expect(inject('databases').engine).toBe('postgres');
  const own = await openTestDatabase();
  const database = await openPostgres(own.url ?? '', 3);
  try {
    const work = Array.from({ length: 60 }, (_, at) =>
      transact(database.db, async (tx) => {
        await tx
          .insertInto('unit')
          .values({ code: `u.${'abcdefghij'[at % 10]}${'abcdef'[Math.floor(at / 10)]}` })
          .execute();
        if (at % 3 === 0) throw new Error('no');
      }).then(
        () => true,
        () => false,
      ),
    );
    const done = await Promise.all(work);
    expect(done.filter(Boolean)).toHaveLength(40);
    const kept = await database.db.selectFrom('unit').select('code').where('code', 'like', 'u.%').execute();
    expect(kept).toHaveLength(40);
  } finally {
    await database.close();
    await own.close();
  }
});

test('a transaction whose connection is cut before it commits leaves nothing behind and is done again, once', async () => {
  const own = await openTestDatabase();
  const database = await openPostgres(own.url ?? '', 1);
  const killer = new pg.Client(own.url);
  await killer.connect();
  let attempts = 0;
  try {
    await transact(database.db, async (tx) => {
      attempts += 1;
      await tx.insertInto('unit').values({ code: 'cut' }).execute();
      if (attempts === 1) await cutOthers(killer);
      await tx.insertInto('unit').values({ code: 'after' }).execute();
    });
    expect(attempts).toBe(2);
    expect(await unitsLike(database.db, ['cut', 'after'])).toEqual([{ code: 'after' }, { code: 'cut' }]);
  } finally {
    await killer.end();
    await database.close();
    await own.close();
  }
});

test('a read whose connection is cut is asked again', async () => {
  const own = await openTestDatabase();
  const database = await openPostgres(own.url ?? '', 2);
  const killer = new pg.Client(own.url);
  await killer.connect();
  try {
    const asleep = Array.from({ length: 6 }, (_, at) =>
      database.db.selectNoFrom([sql<number>`${at}::integer`.as('at'), sql`pg_sleep(0.3)`.as('slept')]).executeTakeFirstOrThrow(),
    );
    const quick = quickRead((db, { at }: { at: number }) => sql<{ at: number }>`select ${at}::integer as at`.compile(db));
    await cutOthers(killer);
    expect((await Promise.all(asleep)).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await Promise.all([0, 1, 2].map((at) => quick(database.db, { at })))).toEqual([[{ at: 0 }], [{ at: 1 }], [{ at: 2 }]]);
  } finally {
    await killer.end();
    await database.close();
    await own.close();
  }
});

test('quick reads of one moment travel together, and one that fails fails alone', async () => {
  const own = await openTestDatabase();
  const database = await openPostgres(own.url ?? '', 3);
  const halve = quickRead((db, { by }: { by: number }) =>
    sql<{ half: number; on: number }>`select 10 / ${by}::integer as half, pg_backend_pid() as on`.compile(db),
  );
  try {
    const [two, none, five] = await Promise.allSettled([2, 0, 5].map((by) => halve(database.db, { by })));
    expect(two).toMatchObject({ status: 'fulfilled', value: [{ half: 5 }] });
    expect(none).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
    expect(five).toMatchObject({ status: 'fulfilled', value: [{ half: 2 }] });
    const on = [two, five].map((answer) => (answer?.status === 'fulfilled' ? answer.value[0]?.on : undefined));
    expect(on[0]).toBe(on[1]);
  } finally {
    await database.close();
    await own.close();
  }
});

const cutOthers = (killer: pg.Client) =>
  killer.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

const unitsLike = (db: Db, codes: readonly string[]) =>
  db.selectFrom('unit').select('code').where('code', 'in', codes).orderBy('code').execute();
