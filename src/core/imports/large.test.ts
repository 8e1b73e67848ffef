// An import as it comes in life: 10,000 rows, 50 of them wrong in as many ways as there are.

import { expect } from 'vitest';
import * as given from '../../../test/given.ts';
import { test, type TestHub, type Visitor } from '../../../test/hub.ts';
import { csv } from '../../platform/csv.ts';

const count = 10_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const br = (at: number) => String(30_000_000 + at);

type Table = Record<string, string>[];
/** A way to plant an error in a row, where it is to be found, and what it is. */
type Planted = readonly [plant: (row: Record<string, string>, at: number) => void, column: string, code: string];

function organisations(): Table {
  return Array.from({ length: count }, (_, at) => ({
    kind: 'company',
    name_en: `Shop ${at}, Limited`,
    name_zh: `第${at}號店`,
    br_number: br(at),
    email: `shop${at}@shops.example`,
    phone: '23456789',
    full_time_staff: String(at % 50),
    listed: 'no',
    as_of: '31/3/2024',
  }));
}

function awards(): Table {
  return Array.from({ length: count }, (_, at) => ({
    reference: `OLD-${at}`,
    scheme: 'dtspp',
    organisation: br(at),
    awarded_on: '2024-06-01',
    amount: '20,000',
    paid: at % 2 === 0 ? '18,000.50' : '',
    standing: at % 2 === 0 ? 'Completed' : '進行中',
    ended_on: at % 2 === 0 ? '2024-12-31' : '',
  }));
}

const ofOrganisations: readonly Planted[] = [
  [(row) => (row['kind'] = 'shop'), 'A', 'imports.choice'],
  [(row) => Object.assign(row, { name_en: '', name_zh: '' }), 'B', 'imports.name_needed'],
  [(row) => (row['br_number'] = '1234'), 'D', 'people.br_malformed'],
  [(row) => (row['br_number'] = ''), 'D', 'people.br_needed'],
  [(row, at) => (row['br_number'] = br(at - 7)), 'D', 'imports.twice'],
  [(row) => (row['email'] = 'nobody'), 'E', 'imports.email'],
  [(row) => (row['phone'] = '12'), 'F', 'imports.phone'],
  [(row) => (row['full_time_staff'] = '3.5'), 'G', 'imports.whole'],
  [(row) => (row['listed'] = 'perhaps'), 'H', 'imports.yes_no'],
  [(row) => (row['as_of'] = '31/4/2024'), 'I', 'imports.no_such_day'],
];

const ofAwards: readonly Planted[] = [
  [(row, at) => (row['reference'] = `OLD-${at - 7}`), 'A', 'imports.twice'],
  [(row) => (row['scheme'] = 'dtsppp'), 'B', 'imports.scheme_unknown'],
  [(row) => (row['organisation'] = '99999999'), 'C', 'imports.organisation_unknown'],
  [(row) => (row['awarded_on'] = '2099-01-01'), 'D', 'imports.future'],
  [(row) => (row['amount'] = '50,000.01'), 'E', 'imports.over_cap'],
  [(row, at) => Object.assign(row, { organisation: br(at - 7), amount: '45000', paid: '45000' }), 'E', 'imports.over_lifetime'],
  [(row) => (row['amount'] = 'lots'), 'E', 'imports.money'],
  [(row) => (row['paid'] = '20,001'), 'F', 'imports.paid_over'],
  [(row) => (row['standing'] = 'done'), 'G', 'imports.choice'],
  [(row) => Object.assign(row, { standing: 'closed', paid: '1', ended_on: '' }), 'H', 'imports.ended_needed'],
];

/** Plants 50 errors all over a table. Returns where they are to be reported, in the order of the file. */
function plant(table: Table, ways: readonly Planted[]): string[] {
  return Array.from({ length: 50 }, (_, nth) => {
    const at = nth * 199 + 11;
    const [spoil, column, code] = ways[nth % ways.length]!;
    spoil(table[at]!, at);
    return `${at + 2}${column} ${code}`;
  });
}

const asCsv = (table: Table) => bytes(csv([Object.keys(table[0]!), ...table.map((row) => Object.values(row))]));

async function send(hub: TestHub, as: Visitor, id: string, table: Table): Promise<number> {
  const began = performance.now();
  expect((await as.upload(`/imports/${id}/file`, 'old.csv', asCsv(table))).status).toBe(204);
  await hub.jobs.drain();
  return performance.now() - began;
}

async function act(hub: TestHub, as: Visitor, id: string, what: 'write' | 'undo'): Promise<number> {
  const began = performance.now();
  expect((await as.post(`/imports/${id}/${what}`)).status).toBe(204);
  await hub.jobs.drain();
  return performance.now() - began;
}

async function reported(as: Visitor, id: string): Promise<string[]> {
  const { body } = await as.get(`/imports/${id}/problems`);
  return body.problems.map((one: { row: number; column: string; code: string }) => `${one.row}${one.column} ${one.code}`);
}

const rowsIn = async (hub: TestHub, table: 'organisation' | 'past_award' | 'organisation_fact' | 'organisation_contact') =>
  Number(
    (
      await hub.db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<bigint>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

test('of 10,000 rows with 50 planted errors exactly those 50 are reported, nothing is written, and the undo takes all back', async ({
  hub,
}) => {
  const officer = hub.as(await given.person(hub.db, 'admin'));
  const took: Record<string, number> = {};

  for (const [kind, table, make, ways] of [
    ['organisations', 'organisation', organisations, ofOrganisations],
    ['awards', 'past_award', awards, ofAwards],
  ] as const) {
    const before = await rowsIn(hub, table);
    const events = await hub.db.selectFrom('event').select('id').where('kind', 'like', '%.imported').execute();
    const { id } = (await officer.post('/imports', { kind })).body;
    const wrong = make();
    const expected = plant(wrong, ways);

    took[`${kind}: dry run`] = await send(hub, officer, id, wrong);
    expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'checked', rows: count, problems: 50 });
    expect(await reported(officer, id)).toEqual(expected);
    expect(await rowsIn(hub, table)).toBe(before);
    expect(await hub.db.selectFrom('event').select('id').where('kind', 'like', '%.imported').execute()).toEqual(events);
    expect(await officer.post(`/imports/${id}/write`)).toMatchObject({ status: 409, body: { code: 'imports.has_problems' } });

    await send(hub, officer, id, make());
    expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'checked', rows: count, problems: 0 });
    took[`${kind}: write`] = await act(hub, officer, id, 'write');
    expect((await officer.get(`/imports/${id}`)).body).toMatchObject({ status: 'written', rows: count });
    expect(await rowsIn(hub, table)).toBe(before + count);
  }

  const figures = (await hub.visitor.get('/figures/dtspp.smes')).body;
  expect(figures).toMatchObject({ value: count });
  expect((await hub.visitor.get('/figures/dtspp.smes?until=2024-05-01T00:00:00Z')).body).toMatchObject({ value: 0 });
  const [first] = (await officer.get('/imports')).body.imports;
  // Half of them still run and use up all of it, of the other half what was paid.
  const used = 5_000n * 20_000_00n + 5_000n * 18_000_50n;
  expect(first).toMatchObject({ kind: 'awards', amount: String(used) });
  const past = (await officer.get(`/ledger/accounts?q=${encodeURIComponent(`past:${first.id}`)}`)).body;
  expect(JSON.stringify(past)).toContain(String(used));

  const [ofAwards_, ofOrganisations_] = (await officer.get('/imports')).body.imports as { id: string }[];
  await act(hub, officer, ofOrganisations_!.id, 'undo');
  expect((await officer.get(`/imports/${ofOrganisations_!.id}`)).body).toMatchObject({ status: 'written', problems: 1_000 });
  expect(await rowsIn(hub, 'organisation')).toBe(count);

  took['awards: undo'] = await act(hub, officer, ofAwards_!.id, 'undo');
  took['organisations: undo'] = await act(hub, officer, ofOrganisations_!.id, 'undo');
  for (const table of ['organisation', 'organisation_fact', 'organisation_contact', 'past_award'] as const) {
    expect(await rowsIn(hub, table)).toBe(0);
  }
  const left = await hub.db.selectFrom('account').select(['balance', 'pending_out']).where('kind', '=', 'past').execute();
  expect(left).toEqual([{ balance: 0n, pending_out: 0n }]);
  for (const [what, milliseconds] of Object.entries(took)) expect(milliseconds, what).toBeLessThan(60_000);
  console.log(
    Object.entries(took)
      .map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`)
      .join(', '),
  );
}, 300_000);
