import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { contentHash } from '../../platform/canonical.ts';
import { type Db, transact } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { record } from './log.ts';
import { proofOf, receiptOf } from './proof.ts';
import { rootFromPath } from './merkle.ts';
import { type Receipt, verifyReceipt } from './receipt.ts';
import { sealBlocks } from './seal.ts';
import { happen, newSigner } from './sealed.fixture.ts';
import type { Signer } from './signer.ts';

let database: TestDatabase;
let db: Db;
let signer: Signer;
let receipt: Receipt;
const submission = { trade: 'Noodles', staff: 9 };
const hash = contentHash(submission);
const noon = new Date('2026-05-01T01:00:03.500Z');

async function submit(): Promise<string> {
  const facts = { reference: 'DTSPP-2026-000042-K', hash, scheme: 'dtspp' };
  return transact(db, (tx) =>
    record(tx, { at: noon, kind: 'application.submitted', subject: 'app_1', actor: 'per_1', facts, details: { ip: 'x' } }),
  );
}

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
  signer = await newSigner();
  await happen(db, 6);
  const event = await submit();
  await sealBlocks(db, signer, new Date('2026-05-01T01:01:00.000Z'));
  receipt = await receiptOf(db, event, submission);
});
afterAll(() => database.close());

test('every event of a block has a proof that leads to its root', async () => {
  const events = await db.selectFrom('event').select('id').execute();
  expect(events).toHaveLength(7);
  for (const { id } of events) {
    const { leaf, index, path, block } = await proofOf(db, id);
    expect(rootFromPath(leaf, index, block.count, path)).toBe(block.root);
  }
});

test('an event that is not sealed yet has none for the moment; one that is not there has none', async () => {
  const id = await submit();
  await expect(proofOf(db, id)).rejects.toMatchObject({ status: 409, code: 'log.not_sealed' });
  await expect(proofOf(db, newId('evt'))).rejects.toMatchObject({ status: 404 });
  await sealBlocks(db, signer, noon);
  expect((await proofOf(db, id)).block).toMatchObject({ no: 2, count: 1 });
});

test('a receipt says what was in and when, and proves it by itself', () => {
  expect(receipt).toMatchObject({ reference: 'DTSPP-2026-000042-K', instant: '2026-05-01T01:00:03.500Z', hash, submission });
  const printed = JSON.parse(JSON.stringify(receipt)) as unknown;
  expect(verifyReceipt(printed)).toEqual([]);
  expect(verifyReceipt(printed, signer.publicKey)).toEqual([]);
});

test('a receipt of an event without a reference is a bug', async () => {
  const { id } = await db.selectFrom('event').select('id').where('kind', '=', 'test.happened').limit(1).executeTakeFirstOrThrow();
  await expect(receiptOf(db, id)).rejects.toThrow('hash');
});

test('each lie in a receipt is found for what it is', async () => {
  const other = await newSigner();
  const earlier = '2026-04-30T01:00:03.500Z';
  expect(verifyReceipt({ ...receipt, instant: earlier })).toEqual(['words']);
  expect(verifyReceipt({ ...receipt, reference: 'DTSPP-2026-000043-K' })).toEqual(['words']);
  expect(verifyReceipt({ ...receipt, hash: contentHash('other') })).toEqual(['words', 'submission']);
  expect(verifyReceipt({ ...receipt, submission: { ...submission, staff: 10 } })).toEqual(['submission']);
  expect(verifyReceipt({ ...receipt, submission: undefined })).toEqual([]);
  expect(verifyReceipt({ ...receipt, instant: earlier, event: { ...receipt.event, at: earlier } })).toEqual(['leaf']);
  expect(verifyReceipt({ ...receipt, leaf: contentHash('x') })).toEqual(['leaf', 'path']);
  expect(verifyReceipt({ ...receipt, proof: { ...receipt.proof, index: receipt.proof.index - 1 } })).toEqual(['path']);
  expect(verifyReceipt({ ...receipt, block: { ...receipt.block, sealedAt: earlier } })).toEqual(['signature']);
  expect(verifyReceipt({ ...receipt, publicKey: other.publicKey })).toEqual(['key']);
  expect(verifyReceipt(receipt, other.publicKey)).toEqual(['other_key']);
  for (const nothing of [null, 7, 'x', {}, { ...receipt, more: 1 }]) expect(verifyReceipt(nothing)).toEqual(['unreadable']);
});

test('no character of a receipt can be changed unnoticed', () => {
  const text = JSON.stringify(receipt);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '7', 'a', 'K', '"', '}', ',', ' ', '漢'), (place, character) => {
      fc.pre(text[place] !== character);
      let changed: unknown;
      try {
        changed = JSON.parse(text.slice(0, place) + character + text.slice(place + 1));
      } catch {
        return;
      }
      expect(verifyReceipt(changed), `${place} ${character}`).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});
