import pg from 'pg';
import { inject } from 'vitest';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { openPostgres, transact } from './db.ts';

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

test('a connection that is cut leaves nothing behind and the pool goes on', async () => {
  const own = await openTestDatabase();
  const database = await openPostgres(own.url ?? '', 1);
  const killer = new pg.Client(own.url);
  await killer.connect();
  try {
    const cut = transact(database.db, async (tx) => {
      await tx.insertInto('unit').values({ code: 'cut' }).execute();
      await killer.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await tx.insertInto('unit').values({ code: 'after' }).execute();
    });
    await expect(cut).rejects.toThrow(/terminat|connection|ECONNRESET|EPIPE/i);
    expect(await database.db.selectFrom('unit').select('code').where('code', 'in', ['cut', 'after']).execute()).toEqual([]);
  } finally {
    await killer.end();
    await database.close();
    await own.close();
  }
});
