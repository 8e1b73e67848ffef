import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Db, transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { openAccount, post, reserve, transfer, voidTransfer } from './ledger.ts';
import { accountsAmiss, statement } from './views.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterAll(() => database.close());

const day = (date: string) => new Date(`${date}T00:00:00.000Z`);

async function accounts() {
  const [purse, envelope, award] = [newId('acc'), newId('acc'), newId('acc')];
  await transact(db, async (tx) => {
    await openAccount(tx, { id: purse, unit: 'HKD.cent', kind: 'purse', mayOverdraw: true });
    await openAccount(tx, { id: envelope, unit: 'HKD.cent', kind: 'envelope' });
    await openAccount(tx, { id: award, unit: 'HKD.cent', kind: 'awarded' });
  });
  const move = (work: typeof transfer, from: string, to: string, amount: bigint, at: Date) =>
    transact(db, (tx) => work(tx, { from, to, amount, cause: newId('cau') }, at));
  return { purse, envelope, award, move };
}

test('a statement has the balance at both ends of its period and after each posting', async () => {
  const { purse, envelope, award, move } = await accounts();
  await move(transfer, purse, envelope, 1000n, day('2026-01-10'));
  await move(transfer, envelope, award, 100n, day('2026-02-10'));
  const promise = await move(reserve, envelope, award, 200n, day('2026-02-20'));
  await transact(db, (tx) => post(tx, promise, day('2026-03-10')));
  await move(transfer, award, envelope, 50n, day('2026-03-20'));

  const february = await statement(db, envelope, { from: day('2026-02-01'), until: day('2026-03-01'), page: 1 });
  expect(february).toMatchObject({ opening: 1000n, closing: 900n, promised: 200n, total: 1 });
  expect(february.entries).toMatchObject([
    { change: -100n, balance: 900n, other: award, otherKind: 'awarded', at: day('2026-02-10') },
  ]);

  const all = await statement(db, envelope, { page: 1 });
  expect(all).toMatchObject({ opening: 0n, closing: 750n, promised: 0n, total: 4 });
  expect(all.entries.map(({ change, balance }) => [change, balance])).toEqual([
    [50n, 750n],
    [-200n, 700n],
    [-100n, 900n],
    [1000n, 1000n],
  ]);
});

test('a posting at the very end of a period belongs to the next one', async () => {
  const { purse, envelope, move } = await accounts();
  await move(transfer, purse, envelope, 1000n, day('2026-02-01'));
  const before = await statement(db, envelope, { until: day('2026-02-01'), page: 1 });
  const after = await statement(db, envelope, { from: day('2026-02-01'), until: new Date('2026-02-01T00:00:00.001Z'), page: 1 });
  expect([before.closing, before.total, after.opening, after.closing, after.total]).toEqual([0n, 0, 0n, 1000n, 1]);
});

test('a promise shows from its making to its end, made good or taken back', async () => {
  const { purse, envelope, award, move } = await accounts();
  await move(transfer, purse, envelope, 1000n, day('2026-01-01'));
  const first = await move(reserve, envelope, award, 10n, day('2026-02-01'));
  const second = await move(reserve, envelope, award, 7n, day('2026-03-01'));
  await transact(db, (tx) => voidTransfer(tx, first, day('2026-04-01')));
  await transact(db, (tx) => post(tx, second, day('2026-05-01')));
  const promisedOn = async (date: string) => (await statement(db, envelope, { until: day(date), page: 1 })).promised;
  expect(await promisedOn('2026-01-15')).toBe(0n);
  expect(await promisedOn('2026-02-15')).toBe(10n);
  expect(await promisedOn('2026-03-15')).toBe(17n);
  expect(await promisedOn('2026-04-15')).toBe(7n);
  expect(await promisedOn('2026-05-15')).toBe(0n);
});

test('many postings at one instant keep an order in which no balance was ever below zero', async () => {
  const { purse, envelope, award, move } = await accounts();
  const at = day('2026-06-01');
  for (let round = 0; round < 30; round += 1) {
    await move(transfer, purse, envelope, 5n, at);
    await move(transfer, envelope, award, 5n, at);
  }
  const first = await statement(db, envelope, { page: 1 });
  const second = await statement(db, envelope, { page: 2 });
  const third = await statement(db, envelope, { page: 3 });
  expect([first.total, first.size, first.entries.length, second.entries.length, third.entries.length]).toEqual([
    60, 50, 50, 10, 0,
  ]);
  const balances = [...first.entries, ...second.entries].map((entry) => entry.balance);
  expect(balances).toEqual(Array.from({ length: 60 }, (_, place) => (place % 2 === 0 ? 0n : 5n)));
});

test('a clock that runs behind cannot put a posting before the ones it came after', async () => {
  const { purse, envelope, award, move } = await accounts();
  await move(transfer, purse, envelope, 100n, new Date('2026-06-01T12:00:00.500Z'));
  await move(transfer, envelope, award, 100n, new Date('2026-06-01T12:00:00.200Z'));
  const { entries } = await statement(db, envelope, { page: 1 });
  expect(entries.map((entry) => entry.balance)).toEqual([0n, 100n]);
  expect((await statement(db, envelope, { until: new Date('2026-06-01T12:00:00.400Z'), page: 1 })).closing).toBe(0n);
});

test('a statement of an account that is not there is refused', async () => {
  await expect(statement(db, 'acc_none', { page: 1 })).rejects.toMatchObject({ status: 404, code: 'ledger.no_account' });
});

test('an account changed by hand is named', async () => {
  const { envelope, award, purse, move } = await accounts();
  await move(transfer, purse, envelope, 100n, day('2026-01-01'));
  await move(reserve, envelope, award, 40n, day('2026-01-02'));
  expect(await accountsAmiss(db)).toEqual([]);
  await db.updateTable('account').set({ balance: 101n }).where('id', '=', envelope).execute();
  await db.updateTable('account').set({ pending_in: 0n }).where('id', '=', award).execute();
  expect(await accountsAmiss(db)).toEqual([envelope, award].toSorted());
});
