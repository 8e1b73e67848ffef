import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Db, transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { type Movement, openAccount, post, reserve, transfer, voidTransfer } from './ledger.ts';
import { accountsAmiss, balance, holding, left, totals } from './views.ts';

let database: TestDatabase;
let db: Db;
/** Accounts of this test: the purse may overdraw, the others start with nothing. */
let purse: string;
let envelope: string;
let award: string;

const noon = new Date('2026-03-02T04:00:00.000Z');

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterAll(async () => {
  expect(await accountsAmiss(db)).toEqual([]);
  for (const { sum } of await totals(db)) expect(sum).toBe(0n);
  await database.close();
});
beforeEach(async () => {
  purse = newId('acc');
  envelope = newId('acc');
  award = newId('acc');
  await transact(db, async (tx) => {
    await openAccount(tx, { id: purse, unit: 'HKD.cent', kind: 'purse', mayOverdraw: true });
    await openAccount(tx, { id: envelope, unit: 'HKD.cent', kind: 'envelope' });
    await openAccount(tx, { id: award, unit: 'HKD.cent', kind: 'awarded' });
  });
});

const doing = (work: typeof transfer, movement: Omit<Movement, 'cause'> & { cause?: string }) =>
  transact(db, (tx) => work(tx, { cause: newId('cau'), ...movement }, noon));
const fill = (amount: bigint) => doing(transfer, { from: purse, to: envelope, amount });

test('a transfer takes from one account what it gives to the other', async () => {
  await fill(1000n);
  await doing(transfer, { from: envelope, to: award, amount: 300n });
  expect([await balance(db, purse), await balance(db, envelope), await balance(db, award)]).toEqual([-1000n, 700n, 300n]);
});

test('a transfer beyond what is left is refused with the facts and moves nothing', async () => {
  await fill(1000n);
  await doing(reserve, { from: envelope, to: award, amount: 600n });
  const facts = { kind: 'envelope', unit: 'HKD.cent', measure: 'money', left: '400', asked: '401' };
  await expect(doing(transfer, { from: envelope, to: award, amount: 401n })).rejects.toMatchObject({
    status: 409,
    code: 'ledger.short',
    facts,
  });
  await expect(doing(reserve, { from: envelope, to: award, amount: 401n })).rejects.toMatchObject({
    status: 409,
    code: 'ledger.short',
    facts,
  });
  expect(await holding(db, envelope)).toMatchObject({ balance: 1000n, promised: 600n, left: 400n });
  expect(await holding(db, award)).toMatchObject({ balance: 0n, expected: 600n });
  await doing(transfer, { from: envelope, to: award, amount: 400n });
  expect(await left(db, envelope)).toBe(0n);
});

test('the database refuses an overdraft even to somebody who writes the tables by hand', async () => {
  await expect(db.updateTable('account').set({ balance: -1n }).where('id', '=', envelope).execute()).rejects.toMatchObject({
    constraint: 'account_not_overdrawn',
  });
  await expect(db.updateTable('account').set({ pending_out: 1n }).where('id', '=', envelope).execute()).rejects.toMatchObject({
    constraint: 'account_not_overdrawn',
  });
});

test('what is expected cannot be spent before it arrives', async () => {
  await fill(1000n);
  const promise = await doing(reserve, { from: envelope, to: award, amount: 500n });
  await expect(doing(transfer, { from: award, to: purse, amount: 1n })).rejects.toMatchObject({
    code: 'ledger.short',
    facts: { left: '0' },
  });
  await transact(db, (tx) => post(tx, promise, noon));
  await doing(transfer, { from: award, to: purse, amount: 500n });
  expect(await balance(db, award)).toBe(0n);
});

test('a promise holds the amount, posting moves it, and posting twice is as once', async () => {
  await fill(1000n);
  const promise = await doing(reserve, { from: envelope, to: award, amount: 250n });
  expect(await holding(db, envelope)).toMatchObject({ balance: 1000n, promised: 250n, left: 750n });
  for (let time = 0; time < 2; time += 1) {
    await transact(db, (tx) => post(tx, promise, noon));
    expect(await holding(db, envelope)).toMatchObject({ balance: 750n, promised: 0n, left: 750n });
    expect(await holding(db, award)).toMatchObject({ balance: 250n, expected: 0n });
  }
  await expect(transact(db, (tx) => voidTransfer(tx, promise, noon))).rejects.toMatchObject({
    status: 409,
    code: 'ledger.posted',
  });
  expect(await balance(db, award)).toBe(250n);
});

test('voiding gives the amount back, twice is as once, and nothing can be posted after it', async () => {
  await fill(1000n);
  const promise = await doing(reserve, { from: envelope, to: award, amount: 250n });
  for (let time = 0; time < 2; time += 1) {
    await transact(db, (tx) => voidTransfer(tx, promise, noon));
    expect(await holding(db, envelope)).toMatchObject({ balance: 1000n, promised: 0n, left: 1000n });
    expect(await holding(db, award)).toMatchObject({ balance: 0n, expected: 0n });
  }
  await expect(transact(db, (tx) => post(tx, promise, noon))).rejects.toMatchObject({ status: 409, code: 'ledger.voided' });
});

test('each cause moves once: the second time gives the first id and changes nothing', async () => {
  await fill(1000n);
  const movement = { from: envelope, to: award, amount: 100n, cause: newId('cau') };
  const first = await doing(transfer, movement);
  expect(await doing(transfer, movement)).toBe(first);
  const promise = { from: envelope, to: award, amount: 100n, cause: newId('cau') };
  const reserved = await doing(reserve, promise);
  expect(await doing(reserve, promise)).toBe(reserved);
  await transact(db, (tx) => post(tx, reserved, noon));
  expect(await doing(reserve, promise)).toBe(reserved);
  expect(await holding(db, envelope)).toMatchObject({ balance: 800n, promised: 0n });
});

test('the same cause for anything else is a bug, not a refusal', async () => {
  await fill(1000n);
  const movement = { from: envelope, to: award, amount: 100n, cause: newId('cau') };
  await doing(transfer, movement);
  const others: [typeof transfer, Movement][] = [
    [transfer, { ...movement, amount: 101n }],
    [transfer, { ...movement, to: purse }],
    [transfer, { ...movement, from: purse }],
    [reserve, movement],
  ];
  for (const [work, other] of others) await expect(doing(work, other)).rejects.toThrow('has moved something else already');
  expect(await holding(db, envelope)).toMatchObject({ balance: 900n, promised: 0n });
});

test('amounts of nothing, accounts that are not there, units that differ and gifts to oneself are bugs', async () => {
  const tokens = newId('acc');
  await transact(db, (tx) => openAccount(tx, { id: tokens, unit: 'token', kind: 'awarded' }));
  await expect(doing(transfer, { from: purse, to: envelope, amount: 0n })).rejects.toThrow('not more than nothing');
  await expect(doing(transfer, { from: purse, to: envelope, amount: -5n })).rejects.toThrow('not more than nothing');
  await expect(doing(transfer, { from: purse, to: 'nowhere', amount: 1n })).rejects.toThrow('There is no account nowhere');
  await expect(doing(transfer, { from: purse, to: purse, amount: 1n })).rejects.toThrow('cannot give to itself');
  await expect(doing(transfer, { from: purse, to: tokens, amount: 1n })).rejects.toThrow('holds');
  await expect(transact(db, (tx) => post(tx, 'trf_none', noon))).rejects.toThrow('There is no transfer');
  const moved = await fill(1n);
  await expect(transact(db, (tx) => voidTransfer(tx, moved, noon))).rejects.toThrow('never a promise');
});

test('opening an account twice is as once; opening it as something else is a bug', async () => {
  await fill(10n);
  await transact(db, (tx) => openAccount(tx, { id: envelope, unit: 'HKD.cent', kind: 'envelope' }));
  expect(await balance(db, envelope)).toBe(10n);
  const other = { id: envelope, unit: 'HKD.cent', kind: 'envelope', mayOverdraw: true };
  await expect(transact(db, (tx) => openAccount(tx, other))).rejects.toThrow('open as something else');
});

test('what a transaction does to the books is undone with it', async () => {
  await fill(100n);
  const broken = transact(db, async (tx) => {
    await transfer(tx, { from: envelope, to: award, amount: 60n, cause: newId('cau') }, noon);
    throw new Error('the plug is pulled');
  });
  await expect(broken).rejects.toThrow('plug');
  expect([await balance(db, envelope), await balance(db, award)]).toEqual([100n, 0n]);
});

test('amounts beyond what a floating-point number can hold stay exact', async () => {
  await fill(9_007_199_254_740_993n);
  await doing(transfer, { from: envelope, to: award, amount: 9_007_199_254_740_992n });
  expect(await balance(db, envelope)).toBe(1n);
});
