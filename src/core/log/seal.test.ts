import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Db, transact } from '../../platform/db.ts';
import { openLogger } from '../../platform/logger.ts';
import { record } from './log.ts';
import { sealBlocks, startSealer } from './seal.ts';
import { exported, findings, happen, newSigner } from './sealed.fixture.ts';
import type { Signer } from './signer.ts';

let database: TestDatabase;
let db: Db;
let signer: Signer;
const noon = new Date('2026-05-02T04:00:00.000Z');

beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
  signer = await newSigner();
});
afterEach(() => database.close());

const blocks = () => db.selectFrom('block').select(['no', 'count', 'previous', 'hash']).orderBy('no').execute();
const isWhole = async () => (await findings(await exported(db, signer))).at(-1)?.kind === 'log_whole';

test('events are sealed in order, at most so many to a block, and blocks are chained', async () => {
  const ids = await happen(db, 7);
  expect(await sealBlocks(db, signer, noon, 3)).toBe(7);
  const sealed = await blocks();
  expect(sealed.map(({ no, count }) => [no, count])).toEqual([
    [1n, 3],
    [2n, 3],
    [3n, 1],
  ]);
  expect(sealed.map((block) => block.previous)).toEqual(['0'.repeat(64), sealed[0]?.hash, sealed[1]?.hash]);
  const events = await db.selectFrom('event').select('id').orderBy('block_no').orderBy('position').execute();
  expect(events.map((event) => event.id)).toEqual(ids);
  expect(await isWhole()).toBe(true);
});

test('events of one instant are sealed in the order in which they were written', async () => {
  const happening = { at: noon, kind: 'test.happened', subject: 's', actor: 'hub', facts: {} };
  const ids: string[] = [];
  for (let turn = 0; turn < 40; turn += 1) ids.push(await transact(db, (tx) => record(tx, happening)));
  await sealBlocks(db, signer, noon);
  const events = await db.selectFrom('event').select('id').orderBy('position').execute();
  expect(events.map((event) => event.id)).toEqual(ids);
  expect(new Set(ids.map((id) => id.length))).toEqual(new Set([29]));
});

test('with nothing new nothing is sealed', async () => {
  expect(await sealBlocks(db, signer, noon)).toBe(0);
  await happen(db, 2);
  expect(await sealBlocks(db, signer, noon)).toBe(2);
  expect(await sealBlocks(db, signer, noon)).toBe(0);
  expect(await blocks()).toHaveLength(1);
});

test('an event that was written late goes into a later block, though its id is earlier', async () => {
  await happen(db, 1, '2026-05-01T02:00:00.000Z');
  await sealBlocks(db, signer, noon);
  const [late] = await happen(db, 1, '2026-05-01T01:00:00.000Z');
  await sealBlocks(db, signer, noon);
  expect(await db.selectFrom('event').select('block_no').where('id', '=', late!).executeTakeFirst()).toEqual({ block_no: 2n });
  expect(await isWhole()).toBe(true);
});

test('a sealer that is broken off before its block is whole leaves everything to the next', async () => {
  await happen(db, 5);
  await sealBlocks(db, signer, noon, 5);
  await happen(db, 5, '2026-05-01T02:00:00.000Z');
  const dying: Signer = {
    ...signer,
    sign: () => {
      throw new Error('the plug is pulled');
    },
  };
  await expect(sealBlocks(db, dying, noon)).rejects.toThrow('plug');
  expect(await blocks()).toHaveLength(1);
  expect(await db.selectFrom('event').select('id').where('block_no', 'is', null).execute()).toHaveLength(5);
  expect(await sealBlocks(db, signer, noon)).toBe(5);
  expect(await isWhole()).toBe(true);
});

test('after the key was changed old blocks are still whole, checked with the old key', async () => {
  await happen(db, 2);
  await sealBlocks(db, signer, noon);
  signer = await newSigner();
  await happen(db, 2, '2026-05-01T02:00:00.000Z');
  await sealBlocks(db, signer, noon);
  expect(await isWhole()).toBe(true);
});

test('personal details can be erased without breaking the seal', async () => {
  await happen(db, 4);
  await sealBlocks(db, signer, noon);
  await db.updateTable('event').set({ details: null, salt: null }).execute();
  expect(await isWhole()).toBe(true);
});

test('what an event keeps to itself does not reach the export', async () => {
  await transact(db, (tx) =>
    record(tx, { at: noon, kind: 'test.told', subject: 's', actor: 'hub', facts: {}, details: { phone: '2345 6789' } }),
  );
  await sealBlocks(db, signer, noon);
  const text = (await exported(db, signer)).toString();
  expect(text).toContain('test.told');
  expect(text).not.toContain('2345');
});

test('the loop seals by itself, goes on after a failure and stops when told', async () => {
  let sealed = 0;
  let turns = 0;
  const flaky: Signer = {
    ...signer,
    sign: (text) => {
      turns += 1;
      if (turns === 1) throw new Error('once');
      return signer.sign(text);
    },
  };
  const count = (more: number) => (sealed += more);
  const stop = startSealer({ db, signer: flaky, clock: () => noon, logger: openLogger('silent'), count, every: 5 });
  await happen(db, 3);
  await expect.poll(() => sealed).toBe(3);
  await happen(db, 2, '2026-05-01T03:00:00.000Z');
  await stop();
  expect(sealed).toBe(5);
  expect(turns).toBeGreaterThan(1);
  await happen(db, 1, '2026-05-01T02:00:00.000Z');
  await wait(30);
  expect(sealed).toBe(5);
  expect(await isWhole()).toBe(true);
});
