import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import type { Db } from '../../platform/db.ts';
import type { Figure, FigureRecord } from './figure.ts';
import { allRecords, figureRecords, figureSeries, figureStart, figureValue } from './figures.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterAll(() => database.close());

interface Kept {
  readonly key: string;
  /** Hours after the start. */
  readonly since: number;
  readonly until: number | null;
}

const start = Date.UTC(2026, 0, 1);
const hour = (hours: number) => new Date(start + hours * 3_600_000);

function figureOf(records: readonly Kept[], kind: Figure['kind'] = 'count'): Figure {
  const rows = records.map(({ key, since, until }, at) => ({
    key,
    record: `r${at}`,
    label: `=${key}`,
    since: hour(since),
    until: until === null ? null : hour(until),
  }));
  return {
    id: 'test.things',
    scheme: undefined,
    title: 'figures.smes',
    definition: 'figures.smes.definition',
    kind,
    phrase: { rule: 'exact' },
    records: sql<FigureRecord>`
      select key, record, label, since, until from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (key text, record text, label text, since timestamptz, until timestamptz)`,
  };
}

const kept: fc.Arbitrary<Kept> = fc
  .record({ key: fc.constantFrom('a', 'b', 'c', 'd'), since: fc.nat(24), length: fc.option(fc.nat(12), { freq: 3 }) })
  .map(({ key, since, length }) => ({ key, since, until: length === null ? null : since + length }));

const heldAt = (records: readonly Kept[], at: number) =>
  new Set(records.filter(({ since, until }) => since <= at && (until === null || until > at)).map(({ key }) => key));

test('the value, the history and the records behind it agree at every instant', { timeout: 120_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(kept, { maxLength: 14 }), async (records) => {
      const figure = figureOf(records);
      const series = await figureSeries(db, figure, hour(0), hour(36), 36);
      expect(series.map(({ at }) => at)).toEqual(Array.from({ length: 37 }, (_, at) => hour(at)));
      expect(series.map(({ value }) => value)).toEqual(series.map((_, at) => heldAt(records, at).size));
      for (const at of [0, 7, 24, 36]) {
        const { value } = await figureValue(db, figure, hour(at));
        expect(value).toBe(heldAt(records, at).size);
        const behind = await Array.fromAsync(allRecords(db, figure, hour(at)));
        expect(new Set(behind.map((record) => record.key))).toEqual(heldAt(records, at));
      }
    }),
    { numRuns: 40 },
  ),
);

test('a record counts from its first instant and no longer at its last', async () => {
  const figure = figureOf([{ key: 'a', since: 2, until: 5 }]);
  const at = async (instant: Date) => (await figureValue(db, figure, instant)).value;
  expect(await at(new Date(hour(2).getTime() - 1))).toBe(0);
  expect(await at(hour(2))).toBe(1);
  expect(await at(new Date(hour(5).getTime() - 1))).toBe(1);
  expect(await at(hour(5))).toBe(0);
});

test('one that has several records at a time is counted once', async () => {
  const figure = figureOf([
    { key: 'a', since: 0, until: 10 },
    { key: 'a', since: 5, until: null },
    { key: 'b', since: 5, until: 6 },
  ]);
  expect((await figureSeries(db, figure, hour(0), hour(12), 4)).map((point) => point.value)).toEqual([1, 1, 1, 1, 1]);
  expect((await figureValue(db, figure, hour(5))).value).toBe(2);
});

test('a list says which keys hold, those with the most records first', async () => {
  const figure = figureOf(
    [
      { key: 'retail', since: 0, until: null },
      { key: 'tourism', since: 0, until: null },
      { key: 'retail', since: 1, until: null },
      { key: 'food', since: 0, until: 1 },
    ],
    'list',
  );
  expect(await figureValue(db, figure, hour(0))).toMatchObject({ value: ['food', 'retail', 'tourism'] });
  expect(await figureValue(db, figure, hour(2))).toEqual({
    value: ['retail', 'tourism'],
    items: [
      { key: 'retail', count: 2 },
      { key: 'tourism', count: 1 },
    ],
  });
});

test('records come by page and all at once, the latest first, each once', async () => {
  const figure = figureOf(Array.from({ length: 2120 }, (_, at) => ({ key: `k${at}`, since: at % 20, until: null })));
  const first = await figureRecords(db, figure, hour(30), 1);
  const last = await figureRecords(db, figure, hour(30), 43);
  expect([first.total, first.records.length, last.records.length]).toEqual([2120, 50, 20]);
  expect(first.records[0]!.since).toEqual(hour(19));
  const all = await Array.fromAsync(allRecords(db, figure, hour(30)));
  expect(new Set(all.map((record) => record.record)).size).toBe(2120);
  expect((await figureRecords(db, figure, hour(0), 1)).total).toBe(106);
});

test('a history begins with the first record; without any it has no beginning', async () => {
  expect(
    await figureStart(
      db,
      figureOf([
        { key: 'a', since: 9, until: null },
        { key: 'b', since: 3, until: 4 },
      ]),
    ),
  ).toEqual(hour(3));
  expect(await figureStart(db, figureOf([]))).toBeNull();
  expect((await figureSeries(db, figureOf([]), hour(0), hour(1), 2)).map((point) => point.value)).toEqual([0, 0, 0]);
});
