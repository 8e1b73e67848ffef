// Many at once, on a real server: what one session at a time can never show.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Db, transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openAccount, post, reserve, transfer, voidTransfer } from './ledger.ts';
import { accountsAmiss, holding, statement, totals } from './views.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await openTestDatabase(24);
  db = database.db;
});
afterAll(async () => {
  expect(await accountsAmiss(db)).toEqual([]);
  for (const { sum } of await totals(db)) expect(sum).toBe(0n);
  await database.close();
});

async function open(kind: string, amount = 0n): Promise<string> {
  const [id, purse] = [newId('acc'), newId('acc')];
  await transact(db, async (tx) => {
    await openAccount(tx, { id, unit: 'HKD.cent', kind });
    await openAccount(tx, { id: purse, unit: 'HKD.cent', kind: 'purse', mayOverdraw: true });
    if (amount > 0n) await transfer(tx, { from: purse, to: id, amount, cause: newId('cau') }, new Date());
  });
  return id;
}

/** The one transaction a step is: the loser of a deadlock would be tried again by `transact`, so none may be there to lose. */
const once = <Result>(work: Parameters<typeof transact<Result>>[1]) => transact(db, work);
const outcome = (error: unknown) => (error instanceof Refusal ? error.code : String(error));

test('of many promises on one envelope exactly as many are made as fit', async () => {
  const envelope = await open('envelope', 50_000n * 10n + 49_999n);
  const awarded = await open('awarded');
  const tries = await Promise.all(
    Array.from({ length: 64 }, () =>
      once((tx) => reserve(tx, { from: envelope, to: awarded, amount: 50_000n, cause: newId('cau') }, new Date())).then(
        () => 'made',
        outcome,
      ),
    ),
  );
  expect(tries.filter((one) => one === 'made')).toHaveLength(10);
  expect(tries.filter((one) => one === 'ledger.short')).toHaveLength(54);
  expect(await holding(db, envelope)).toMatchObject({ promised: 500_000n, left: 49_999n });
});

test('transfers in opposite directions wait for each other and never deadlock', async () => {
  const [one, other] = [await open('awarded', 1_000_000n), await open('awarded', 1_000_000n)];
  const { rows: before } = await deadlocks();
  const moves = Array.from({ length: 400 }, (_, turn) => {
    const [from, to] = turn % 2 === 0 ? [one, other] : [other, one];
    return once((tx) => transfer(tx, { from, to, amount: 7n, cause: newId('cau') }, new Date()));
  });
  await Promise.all(moves);
  const { rows: after } = await deadlocks();
  expect(after).toEqual(before);
  expect([(await holding(db, one)).balance, (await holding(db, other)).balance]).toEqual([1_000_000n, 1_000_000n]);
});

async function deadlocks() {
  const { sql } = await import('kysely');
  // The server counts a moment later unless told to.
  await sql`select pg_stat_force_next_flush()`.execute(db);
  await sql`select pg_stat_clear_snapshot()`.execute(db);
  return sql<{ deadlocks: bigint }>`select deadlocks from pg_stat_database where datname = current_database()`.execute(db);
}

test('one cause pressed many times at once moves once, and all are given the same id', async () => {
  const [from, to] = [await open('envelope', 1000n), await open('awarded')];
  const movement = { from, to, amount: 600n, cause: newId('cau') };
  const ids = await Promise.all(Array.from({ length: 32 }, () => once((tx) => transfer(tx, movement, new Date()))));
  expect(new Set(ids).size).toBe(1);
  expect((await holding(db, from)).balance).toBe(400n);
});

test('a promise posted and voided by many at once ends one way only', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [from, to] = [await open('envelope', 100n), await open('awarded')];
    const promise = await once((tx) => reserve(tx, { from, to, amount: 100n, cause: newId('cau') }, new Date()));
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => {
        const end = turn % 2 === 0 ? post : voidTransfer;
        return once((tx) => end(tx, promise, new Date())).then(() => end.name, outcome);
      }),
    );
    const posted = (await holding(db, to)).balance === 100n;
    expect(await holding(db, from)).toMatchObject({ balance: posted ? 0n : 100n, promised: 0n });
    expect(ends.filter((end) => end === (posted ? 'post' : 'voidTransfer'))).toHaveLength(6);
    expect(ends.filter((end) => end === (posted ? 'ledger.posted' : 'ledger.voided'))).toHaveLength(6);
  }
});

type Step =
  | { readonly act: 'transfer' | 'reserve'; readonly from: number; readonly to: number; readonly amount: number }
  | { readonly act: 'post' | 'void'; readonly promise: number };

const move = fc.record({
  act: fc.constantFrom('transfer' as const, 'reserve' as const),
  from: fc.nat(3),
  to: fc.nat(3),
  amount: fc.integer({ min: 1, max: 60 }),
});
const end = fc.record({ act: fc.constantFrom('post' as const, 'void' as const), promise: fc.nat(9) });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    move.filter(({ from, to }) => from !== to),
    end,
  ),
  { minLength: 4, maxLength: 40 },
);

/** A model of the ledger in plain numbers, to hold the real one against. */
function model() {
  const balances = [100, 100, 100, 100];
  const promised = [0, 0, 0, 0];
  const promises: { from: number; to: number; amount: number; state: 'pending' | 'posted' | 'voided' }[] = [];
  return {
    balances,
    promised,
    promises,
    step(step: Step): string {
      if ('amount' in step) {
        const { from, to, amount } = step;
        if (balances[from]! - promised[from]! < amount) return 'ledger.short';
        if (step.act === 'reserve') {
          promised[from]! += amount;
          promises.push({ from, to, amount, state: 'pending' });
        } else {
          balances[from]! -= amount;
          balances[to]! += amount;
        }
        return 'done';
      }
      const promise = promises[step.promise];
      if (promise === undefined) return 'none';
      const wanted = step.act === 'post' ? 'posted' : 'voided';
      if (promise.state === wanted) return 'done';
      if (promise.state !== 'pending') return `ledger.${promise.state}`;
      promise.state = wanted;
      promised[promise.from]! -= promise.amount;
      if (wanted === 'posted') {
        balances[promise.from]! -= promise.amount;
        balances[promise.to]! += promise.amount;
      }
      return 'done';
    },
  };
}

test(
  'whatever is done, the ledger is where plain arithmetic says, and every statement agrees',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const accounts = await Promise.all([100n, 100n, 100n, 100n].map((amount) => open('awarded', amount)));
        const expected = model();
        const ids: string[] = [];
        const run = async (step: Step): Promise<string> => {
          if ('amount' in step) {
            const movement = {
              from: accounts[step.from]!,
              to: accounts[step.to]!,
              amount: BigInt(step.amount),
              cause: newId('cau'),
            };
            const id = await once((tx) => (step.act === 'transfer' ? transfer : reserve)(tx, movement, new Date()));
            if (step.act === 'reserve') ids.push(id);
            return 'done';
          }
          const id = ids[step.promise];
          if (id === undefined) return 'none';
          await once((tx) => (step.act === 'post' ? post : voidTransfer)(tx, id, new Date()));
          return 'done';
        };
        for (const step of list) expect(await run(step).catch(outcome)).toBe(expected.step(step));
        for (const [place, account] of accounts.entries()) {
          const { closing, promised, entries } = await statement(db, account, { page: 1 });
          expect([closing, promised]).toEqual([BigInt(expected.balances[place]!), BigInt(expected.promised[place]!)]);
          expect(entries.every((entry) => entry.balance >= 0n)).toBe(true);
          expect((await holding(db, account)).balance).toBe(closing);
        }
      }),
      { numRuns: 25 },
    );
  },
);

test('with everybody at it at once, no account goes below zero and nothing is lost', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        move.filter(({ from, to }) => from !== to),
        { minLength: 40, maxLength: 80 },
      ),
      async (list) => {
        const accounts = await Promise.all([100n, 100n, 100n, 100n].map((amount) => open('awarded', amount)));
        await Promise.all(
          list.map(({ act, from, to, amount }, turn) =>
            once(async (tx) => {
              const movement = { from: accounts[from]!, to: accounts[to]!, amount: BigInt(amount), cause: newId('cau') };
              if (act === 'transfer') return transfer(tx, movement, new Date());
              const id = await reserve(tx, movement, new Date());
              return turn % 3 === 0 ? post(tx, id, new Date()) : turn % 3 === 1 ? voidTransfer(tx, id, new Date()) : id;
            }).catch((error: unknown) => expect(outcome(error)).toBe('ledger.short')),
          ),
        );
        const standings = await Promise.all(accounts.map((account) => holding(db, account)));
        expect(standings.reduce((sum, one) => sum + one.balance, 0n)).toBe(400n);
        expect(standings.every((one) => one.left >= 0n)).toBe(true);
        expect(await accountsAmiss(db)).toEqual([]);
      },
    ),
    { numRuns: 10 },
  );
});
