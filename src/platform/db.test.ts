import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../test/hub.ts';
import { transact, type Tx } from './db.ts';

test('a query on the outer handle inside a transaction is an error, not a hang', async ({ hub }) => {
  const escaped = transact(hub.db, async () => {
    await sql`select 1`.execute(hub.db);
  });
  await expect(escaped).rejects.toThrow('A query escaped its transaction');
});

test('a transaction inside a transaction is the same one', async ({ hub }) => {
  await transact(hub.db, async (tx) => {
    const inner = await transact(tx, async (same) => same === tx);
    expect(inner).toBe(true);
  });
});

test('what failed leaves nothing behind', async ({ hub }) => {
  const failed = transact(hub.db, async (tx) => {
    await tx.insertInto('unit').values({ code: 'half' }).execute();
    throw new Error('stopped in the middle');
  });
  await expect(failed).rejects.toThrow('stopped in the middle');
  expect(await hub.db.selectFrom('unit').select('code').where('code', '=', 'half').execute()).toEqual([]);
});

test('queries of others wait while a transaction is open and do not land in it', async ({ hub }) => {
  const opened = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const undone = transact(hub.db, async (tx) => {
    await tx.insertInto('unit').values({ code: 'mine' }).execute();
    opened.resolve();
    await finish.promise;
    throw new Error('undo');
  }).catch(() => {});
  await opened.promise;
  const stranger = transact(hub.db, (tx) => tx.insertInto('unit').values({ code: 'stranger' }).execute());
  finish.resolve();
  await Promise.all([undone, stranger]);
  const codes = await hub.db.selectFrom('unit').select('code').where('code', 'in', ['mine', 'stranger']).execute();
  expect(codes).toEqual([{ code: 'stranger' }]);
});

test('whole numbers beyond what a float can hold come back as they went in', async ({ hub }) => {
  const { rows } = await sql<{ n: bigint; day: string }>`select 9007199254740993::bigint as n, '2026-03-31'::date as day`.execute(
    hub.db,
  );
  expect(rows).toEqual([{ n: 9007199254740993n, day: '2026-03-31' }]);
});

// A writer asks for a transaction. That this line must not compile is the test; tsc runs over it.
// @ts-expect-error the outer handle is no transaction
export const mustNotCompile = (hub: { db: Parameters<typeof transact>[0] }): Tx => hub.db;
