// Several sealers, many writers, and one that is killed: on a real server.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { transact } from '../../platform/db.ts';
import { record } from './log.ts';
import { sealBlocks } from './seal.ts';
import { exported, findings, happen, newSigner } from './sealed.fixture.ts';
import type { Signer } from './signer.ts';

let database: TestDatabase;
let signer: Signer;

beforeEach(async () => {
  database = await openTestDatabase(20);
  signer = await newSigner();
});
afterEach(() => database.close());

/** What checking an export says at its end. */
async function verdict() {
  const found = await findings(await exported(database.db, signer));
  return found.at(-1);
}

test('sealers at once and writers at once: every event is in exactly one block', async () => {
  const { db } = database;
  const writing = { done: false };
  const sealers = Array.from({ length: 4 }, async () => {
    while (!writing.done) await sealBlocks(db, signer, new Date(), 7);
  });
  await Promise.all(Array.from({ length: 8 }, () => happen(db, 40)));
  writing.done = true;
  await Promise.all(sealers);
  await sealBlocks(db, signer, new Date(), 7);
  expect(await verdict()).toMatchObject({ kind: 'log_whole', events: 320 });
});

test('an event whose transaction is still open is not waited for and not lost', async () => {
  const { db } = database;
  const opened = Promise.withResolvers<void>();
  const sealed = Promise.withResolvers<void>();
  const slow = transact(db, async (tx) => {
    await record(tx, { at: new Date(0), kind: 'test.slow', subject: 's', actor: 'hub', facts: {} });
    opened.resolve();
    await sealed.promise;
  });
  await opened.promise;
  await happen(db, 3);
  expect(await sealBlocks(db, signer, new Date())).toBe(3);
  sealed.resolve();
  await slow;
  expect(await sealBlocks(db, signer, new Date())).toBe(1);
  expect(await verdict()).toMatchObject({ kind: 'log_whole', events: 4 });
});

test('while one sealer is at it, another does nothing and does not wait', async () => {
  const { db } = database;
  await happen(db, 2);
  const holding = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const first = transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(728101)`.execute(tx);
    holding.resolve();
    await released.promise;
  });
  await holding.promise;
  expect(await sealBlocks(db, signer, new Date())).toBe(0);
  released.resolve();
  await first;
  expect(await sealBlocks(db, signer, new Date())).toBe(2);
});

test('a sealer killed at any time leaves whole blocks behind, and the next one goes on', { timeout: 60_000 }, async () => {
  const { db } = database;
  const script = new URL('seal.killed.fixture.ts', import.meta.url).pathname;
  let written = 0;
  for (let round = 0; round < 6; round += 1) {
    const child = spawn(process.execPath, [script, database.url!], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    written += (await happen(db, 30)).length;
    await wait(round * 7);
    child.kill('SIGKILL');
    await ended;
  }
  // The server needs a moment to notice that the killed one is gone and to let go of its lock.
  await expect
    .poll(
      async () => {
        await sealBlocks(db, signer, new Date());
        return (await db.selectFrom('event').select('id').where('block_no', 'is', null).execute()).length;
      },
      { timeout: 10_000 },
    )
    .toBe(0);
  expect(await verdict()).toMatchObject({ kind: 'log_whole', events: written });
});
