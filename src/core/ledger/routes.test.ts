import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test, type Visitor } from '../../../test/hub.ts';
import { transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { openAccount, reserve, transfer } from './ledger.ts';

let finance: Visitor;
let envelope: string;
let owner: string;

const at = (day: string) => new Date(`${day}T00:00:00.000Z`);

test.beforeAll(async ({ hub }) => {
  finance = hub.as(await given.person(hub.db, 'finance'));
  const [purse, award] = [newId('acc'), newId('acc')];
  envelope = newId('acc');
  owner = newId('cal');
  await transact(hub.db, async (tx) => {
    await openAccount(tx, { id: purse, unit: 'HKD.cent', kind: 'purse', mayOverdraw: true });
    await openAccount(tx, { id: envelope, unit: 'HKD.cent', kind: 'envelope', owner });
    await openAccount(tx, { id: award, unit: 'HKD.cent', kind: 'awarded' });
    await transfer(tx, { from: purse, to: envelope, amount: 5_000_000n, cause: newId('cau') }, at('2026-01-05'));
    await transfer(tx, { from: envelope, to: award, amount: 1_000_000n, cause: newId('cau') }, at('2026-02-05'));
    await reserve(tx, { from: envelope, to: award, amount: 500_000n, cause: newId('cau') }, at('2026-02-06'));
  });
});

test('finance finds an account by its owner and reads its statement at the end of a month', async () => {
  const list = await finance.get(`/ledger/accounts?owner=${owner}`);
  expect(list).toMatchObject({ status: 200, body: { total: 1, page: 1, size: 50 } });
  expect(list.body.accounts).toEqual([
    {
      id: envelope,
      unit: 'HKD.cent',
      kind: 'envelope',
      owner,
      mayOverdraw: false,
      balance: '4000000',
      promised: '500000',
      expected: '0',
      left: '3500000',
    },
  ]);
  expect(list.body.kinds).toEqual(expect.arrayContaining(['awarded', 'envelope', 'purse']));

  const january = await finance.get(`/ledger/accounts/${envelope}/statement?until=2026-02-01T00:00:00%2B08:00`);
  expect(january.body).toMatchObject({ opening: '0', closing: '5000000', promised: '0', total: 1 });
  const february = await finance.get(
    `/ledger/accounts/${envelope}/statement?from=2026-02-01T00:00:00Z&until=2026-03-01T00:00:00Z`,
  );
  expect(february.body).toMatchObject({
    opening: '5000000',
    closing: '4000000',
    promised: '500000',
    entries: [{ change: '-1000000', balance: '4000000', otherKind: 'awarded', at: '2026-02-05T00:00:00.000Z' }],
  });
});

test('accounts are listed by kind and by page', async ({ hub }) => {
  const kind = newId('kin').slice(0, 20);
  await transact(hub.db, async (tx) => {
    for (let each = 0; each < 53; each += 1) await openAccount(tx, { id: newId('acc'), unit: 'slot', kind });
  });
  const [first, second] = [
    await finance.get(`/ledger/accounts?kind=${kind}`),
    await finance.get(`/ledger/accounts?kind=${kind}&page=2`),
  ];
  expect([first.body.total, first.body.accounts.length, second.body.accounts.length]).toEqual([53, 50, 3]);
  const ids = [...first.body.accounts, ...second.body.accounts].map((account) => account.id);
  expect(new Set(ids).size).toBe(53);
});

test('the totals add up to nothing, and name an account that was changed by hand', async ({ hub }) => {
  const { body } = await finance.get('/ledger/totals');
  const money = body.units.find((unit: { unit: string }) => unit.unit === 'HKD.cent');
  expect(money).toMatchObject({ sum: '0' });
  expect(money.kinds).toContainEqual({ kind: 'envelope', accounts: 1, balance: '4000000', promised: '500000', expected: '0' });
  expect(body.amiss).toEqual([]);

  await hub.db.updateTable('account').set({ balance: 4_000_001n }).where('id', '=', envelope).execute();
  const changed = await finance.get('/ledger/totals');
  expect(changed.body.amiss).toEqual([envelope]);
  await hub.db.updateTable('account').set({ balance: 4_000_000n }).where('id', '=', envelope).execute();
});

test('what is asked for wrongly is refused with its field', async () => {
  expect(await finance.get('/ledger/accounts/acc_none/statement')).toMatchObject({
    status: 404,
    body: { code: 'ledger.no_account' },
  });
  const wrong = await finance.get(`/ledger/accounts/${envelope}/statement?until=yesterday`);
  expect(wrong).toMatchObject({ status: 422, body: { fields: [{ field: 'until', code: 'field.format' }] } });
  expect((await finance.get('/ledger/accounts?page=0')).status).toBe(422);
});

test('those who keep no books may not read them', async ({ hub }) => {
  for (const visitor of [hub.as(await given.person(hub.db)), hub.as(await given.person(hub.db, 'press'))]) {
    expect((await visitor.get('/ledger/totals')).status).toBe(403);
  }
  expect((await hub.visitor.get('/ledger/accounts')).status).toBe(401);
});
