import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { verifyReceiptCommand } from '../../commands/verify-receipt.ts';
import { t } from '../../messages/index.ts';
import { contentHash } from '../../platform/canonical.ts';
import { transact } from '../../platform/db.ts';
import { record } from './log.ts';
import { receiptOf } from './proof.ts';
import { checkReceiptText, receiptText } from './receipt-file.ts';
import type { Receipt } from './receipt.ts';
import { sealBlocks } from './seal.ts';
import { happen, newSigner } from './sealed.fixture.ts';
import type { Signer } from './signer.ts';

let database: TestDatabase;
let folder: string;
let signer: Signer;
let receipt: Receipt;
let text: string;
const submission = { answers: { nameZh: '海港麵家', staff: 9, note: 'two\nlines', 7: 'a number for a name' }, documents: [] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway receipts '));
  database = await openTestDatabase();
  signer = await newSigner();
  await happen(database.db, 6);
  const facts = { reference: 'DTSPP-2026-000042-K', hash: contentHash(submission) };
  const at = new Date('2026-05-01T01:00:03.500Z');
  const happening = { at, kind: 'application.submitted', subject: 'app_1', actor: 'per_1', facts };
  const event = await transact(database.db, (tx) => record(tx, happening));
  await sealBlocks(database.db, signer, at);
  receipt = await receiptOf(database.db, event, submission);
  text = receiptText(receipt);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => void vi.restoreAllMocks());

const faultsOf = (changed: string) => checkReceiptText(changed, { keys: [signer.keyId] }).faults;

test('the file as the hub writes it is whole', () => {
  expect(checkReceiptText(text, { keys: [signer.keyId], submission: JSON.stringify(submission) })).toEqual({
    faults: [],
    receipt,
  });
});

test('every single character of it counts: changed, left out or doubled, it is refused with a reason', () => {
  expect(text.length).toBeGreaterThan(1500);
  for (let place = 0; place < text.length; place += 1) {
    const [before, own, after] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
    const other = own === '0' ? '1' : '0';
    for (const changed of [before + other + after, before + after, before + own + own + after]) {
      expect(faultsOf(changed), `${place}: ${JSON.stringify(own)}`).not.toEqual([]);
    }
  }
});

test('no character that could stand there instead goes unnoticed', () => {
  const signs = fc.constantFrom(...Array.from('07aKz"}{[],: \n\r\t\\/é漢\u0000\uFEFF'));
  fc.assert(
    fc.property(fc.nat(text.length - 1), signs, (place, sign) => {
      fc.pre(text[place] !== sign);
      const faults = faultsOf(text.slice(0, place) + sign + text.slice(place + 1));
      expect(faults, `${place} ${sign}`).not.toEqual([]);
      for (const fault of faults) expect(t('en', `log.receipt.${fault}`)).toMatch(/\.$/);
    }),
    { numRuns: 5000 },
  );
});

test('the same said otherwise is not the file: spaces, order, escapes, a value said twice', () => {
  expect(faultsOf(JSON.stringify(receipt))).toEqual(['form']);
  expect(faultsOf(text.trimEnd())).toEqual(['form']);
  expect(faultsOf(text.replaceAll('\n', '\r\n'))).toEqual(['form']);
  expect(faultsOf(text.replace('海', '\\u6d77'))).toEqual(['form']);
  expect(faultsOf(text.replace('{', '{"reference": "DTSPP-2026-000001-A",'))).toEqual(['form']);
  expect(faultsOf('')).toEqual(['unreadable']);
});

test('whose receipt it is, and what of, can be asked', async () => {
  const other = await newSigner();
  expect(checkReceiptText(text, { keys: [other.keyId] }).faults).toEqual(['other_key']);
  const lie = { ...submission, answers: { ...submission.answers, staff: 8 } };
  expect(checkReceiptText(text, { submission: JSON.stringify(lie) }).faults).toEqual(['other_submission']);
  expect(checkReceiptText(text, { submission: JSON.stringify({ submission }, null, 4) }).faults).toEqual([]);
  for (const none of ['', 'null', '[]', '{"submission":7}'])
    expect(checkReceiptText(text, { submission: none }).faults).toEqual(['other_submission']);
});

async function run(...args: string[]) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  const code = await verifyReceiptCommand.run(args, {});
  vi.restoreAllMocks();
  return { code, said: said.join('') };
}

test('the command checks a file offline, with the key as a fingerprint or a file', async () => {
  const [file, key, sent, changed] = ['receipt.json', 'key.pem', 'sent.json', 'changed.json'].map((name) => join(folder, name));
  await writeFile(file!, text);
  await writeFile(key!, signer.publicKey);
  await writeFile(sent!, JSON.stringify(submission));
  await writeFile(changed!, text.replace('000042', '000043'));
  const whole = await run(file!, '--key', signer.keyId.toUpperCase(), '--submission', sent!);
  expect(whole.code).toBe(0);
  expect(whole.said).toContain('The receipt is whole: DTSPP-2026-000042-K was in at 2026-05-01 01:00:03.500 UTC');
  expect(whole.said).toContain('letter for letter');
  expect((await run(file!, '--key', key!)).code).toBe(0);
  expect(await run(file!, '--key', '0'.repeat(64))).toEqual({ code: 1, said: `${t('en', 'log.receipt.other_key')}\n` });
  expect(await run(changed!)).toEqual({ code: 1, said: `${t('en', 'log.receipt.words')}\n` });
  expect(await run(join(folder, 'none.json'))).toMatchObject({ code: 2 });
  expect((await run()).said).toContain('verify-receipt FILE');
});
