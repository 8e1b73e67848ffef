import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { canonical } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { type Finding, isFault } from './findings.ts';
import { leafOf } from './leaf.ts';
import { checkFile } from './report.ts';
import { sealBlocks } from './seal.ts';
import { exported, findings, happen, newSigner } from './sealed.fixture.ts';
import type { Signer } from './signer.ts';

let database: TestDatabase;
let db: Db;
let signer: Signer;
/** An export of 3 blocks over 8 events: line 1 opens; events 2-4, block 5; 6-8, 9; 10-11, 12; end 13. */
let whole: Buffer;
let lines: string[];
let ids: string[];
const noon = new Date('2026-05-02T04:00:00.000Z');

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
  signer = await newSigner();
  ids = await happen(db, 8);
  await sealBlocks(db, signer, noon, 3);
  whole = await exported(db, signer);
  lines = whole.toString().split('\n').slice(0, -1);
});
afterAll(() => database.close());

const faultsOf = (found: readonly Finding[]) => found.filter(isFault);
const without = (place: number) => Buffer.from(`${lines.toSpliced(place - 1, 1).join('\n')}\n`);
const withLine = (place: number, change: (line: string) => string) =>
  Buffer.from(`${lines.with(place - 1, change(lines[place - 1]!)).join('\n')}\n`);
const kinds = (found: readonly Finding[]) => found.map((finding) => finding.kind);

test('a whole export is whole, block by block, however it is cut into pieces', async () => {
  expect(lines).toHaveLength(13);
  for (const piece of [1, 64, whole.length]) {
    expect(await findings(whole, {}, piece)).toEqual([
      { kind: 'block_whole', line: 5, block: 1, events: 3 },
      { kind: 'block_whole', line: 9, block: 2, events: 3 },
      { kind: 'block_whole', line: 12, block: 3, events: 2 },
      { kind: 'log_whole', line: 13, blocks: 3, events: 8, key: signer.keyId },
    ]);
  }
});

test('an empty log is whole too', async () => {
  const empty = await openTestDatabase();
  try {
    expect(await findings(await exported(empty.db, signer))).toMatchObject([{ kind: 'log_whole', blocks: 0, events: 0 }]);
  } finally {
    await empty.close();
  }
});

describe('a change of one byte', () => {
  /** Everything that is known of the byte at a place: its line, and the event of that line. */
  function placeOf(offset: number) {
    const line = whole.subarray(0, offset).filter((byte) => byte === 10).length + 1;
    const event = /"id":"(evt_[0-9a-z]+)"/.exec(lines[line - 1] ?? '')?.[1];
    const start = Buffer.byteLength(lines.slice(0, line - 1).join('\n')) + (line > 1 ? 1 : 0);
    const idAt = event === undefined ? -1 : start + Buffer.from(lines[line - 1]!).indexOf(event);
    return { line, event, isInId: offset >= idAt && offset < idAt + 29, isFeed: whole[offset] === 10 };
  }

  /** What is not said, or said wrongly, of a changed byte; nothing when it is found as it should be. */
  async function missed(offset: number, value: number): Promise<string | undefined> {
    const changed = Buffer.from(whole);
    changed[offset] = value;
    const found = await findings(changed);
    const { line, event, isInId, isFeed } = placeOf(offset);
    const faults = faultsOf(found);
    const said = `byte ${offset} (line ${line}) from ${whole[offset]} to ${value}: ${JSON.stringify(faults)}`;
    if (found.at(-1)?.kind !== 'log_broken') return `not found: ${said}`;
    if (event === undefined || isFeed) return undefined;
    const here = faults.filter((fault) => fault.line === line);
    if (here.length === 0) return `nothing is said of the line: ${said}`;
    if (isInId) return undefined;
    if (value !== 10 && !here.some((fault) => fault.event === event)) return `the event is not named: ${said}`;
    return faults.some((fault) => fault.event !== undefined && fault.event !== event)
      ? `another event is named: ${said}`
      : undefined;
  }

  test('is found anywhere, and in an event it is that event which is named', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, mask) => {
        expect(await missed(offset, (whole[offset] ?? 0) ^ mask)).toBeUndefined();
      }),
      { numRuns: 1200 },
    );
  });

  test('is found at every byte of an event, a block and the end', { timeout: 120_000 }, async () => {
    const from = Buffer.byteLength(lines.slice(0, 10).join('\n'));
    for (let offset = from; offset < whole.length; offset += 1)
      expect(await missed(offset, whole[offset]! ^ (1 << (offset % 7)))).toBeUndefined();
  });

  test('to a line feed, a space, a letter of another case and nothing are found too', { timeout: 120_000 }, async () => {
    const from = Buffer.byteLength(lines.slice(0, 4).join('\n'));
    for (let offset = from; offset < from + 1200; offset += 3) {
      const here = whole[offset] ?? 0;
      for (const value of [10, 32, 0, here ^ 32]) {
        expect(value === here ? undefined : await missed(offset, value)).toBeUndefined();
      }
    }
  });
});

describe('what is wrong is said exactly', () => {
  test('an event with another amount', async () => {
    const found = await findings(withLine(7, (line) => line.replace('5000000', '9000000')));
    expect(faultsOf(found)).toEqual([
      { kind: 'event_changed', line: 7, event: ids[4], position: 1, block: 2 },
      { kind: 'block_broken', line: 9, block: 2 },
    ]);
    expect(kinds(found)).toEqual(['block_whole', 'event_changed', 'block_broken', 'block_whole', 'log_broken']);
  });

  test('a hash beside an event', async () => {
    const found = await findings(withLine(7, flipLeaf));
    expect(faultsOf(found)).toMatchObject([{ kind: 'leaf_changed', event: ids[4] }, { kind: 'block_broken' }]);
  });

  test('an event and its hash, changed together by somebody who knows how', async () => {
    const forged = withLine(7, (line) => {
      const parsed = JSON.parse(line) as {
        leaf: string;
        event: Parameters<typeof leafOf>[0] & { facts: Record<string, unknown> };
      };
      parsed.event.facts['amount'] = '9000000';
      parsed.leaf = leafOf(parsed.event);
      return canonical(parsed);
    });
    expect(faultsOf(await findings(forged))).toEqual([
      { kind: 'block_events', line: 9, block: 2 },
      { kind: 'block_broken', line: 9, block: 2 },
    ]);
  });

  test('an event taken out, put twice or moved', async () => {
    const taken = faultsOf(await findings(without(7)));
    expect(taken).toMatchObject([
      { kind: 'event_misplaced', event: ids[5] },
      { kind: 'block_events' },
      { kind: 'block_broken', block: 2 },
    ]);
    const twice = faultsOf(await findings(withLine(7, (line) => `${line}\n${line}`)));
    expect(kinds(twice)).toContain('block_events');
    const moved = lines.toSpliced(6, 1).toSpliced(9, 0, lines[6]!);
    const found = faultsOf(await findings(Buffer.from(`${moved.join('\n')}\n`)));
    expect(found).toContainEqual(expect.objectContaining({ kind: 'event_misplaced', event: ids[4] }));
    expect(found.filter((fault) => fault.kind === 'block_broken').map((fault) => fault.block)).toEqual([2, 3]);
  });

  test('a whole block taken out with its events', async () => {
    const found = await findings(Buffer.from(`${lines.toSpliced(5, 4).join('\n')}\n`));
    expect(kinds(found)).toEqual(['block_whole', 'block_chain', 'block_broken', 'blocks_missing', 'log_broken']);
    expect(found[3]).toMatchObject({ blocks: 1 });
  });

  test('the last block cut off, with or without a forged end', async () => {
    const cut = lines.slice(0, 9);
    expect(kinds(await findings(Buffer.from(`${cut.join('\n')}\n`)))).toEqual([
      'block_whole',
      'block_whole',
      'blocks_missing',
      'end_missing',
      'log_broken',
    ]);
    const forged = [lines[0]!.replace('"blocks":3', '"blocks":2'), ...lines.slice(1, 9), lines[12]!];
    expect(kinds(await findings(Buffer.from(`${forged.join('\n')}\n`)))).toEqual([
      'block_whole',
      'block_whole',
      'bytes_changed',
      'log_broken',
    ]);
  });

  test('a header, a hash beside it, a signature', async () => {
    const header = await findings(withLine(9, (line) => line.replace('"count":3', '"count":4')));
    expect(kinds(header)).toEqual(['block_whole', 'block_changed', 'block_broken', 'block_whole', 'log_broken']);
    const hash = await findings(
      withLine(9, (line) => line.replace(/"hash":"(.)/, (_, digit: string) => `"hash":"${digit === '0' ? '1' : '0'}`)),
    );
    expect(kinds(hash)).toEqual(['block_whole', 'block_hash_changed', 'block_broken', 'block_whole', 'log_broken']);
    const signed = await findings(
      withLine(9, (line) => line.replace(/"signature":"(.)/, (_, digit: string) => `"signature":"${digit === '0' ? '1' : '0'}`)),
    );
    expect(kinds(signed)).toEqual(['block_whole', 'block_unsigned', 'block_broken', 'block_whole', 'log_broken']);
  });

  test('an export that somebody else signed, when the reader names the key', async () => {
    expect(kinds(await findings(whole, { key: signer.keyId })).at(-1)).toBe('log_whole');
    const other = await newSigner();
    expect(kinds(faultsOf(await findings(whole, { key: other.keyId })))).toEqual(['key_other']);
  });

  test('a file that is no export at all', async () => {
    const found = await findings(Buffer.from('Dear Sir or Madam\n'));
    expect(kinds(found)).toEqual(['line_unreadable', 'opening_missing', 'end_missing', 'log_broken']);
    expect(kinds(await findings(Buffer.alloc(0)))).toEqual(['opening_missing', 'end_missing', 'log_broken']);
    expect(kinds(await findings(Buffer.alloc(10_000_000, 65), {}, 65_536))).toContain('line_unreadable');
  });
});

function flipLeaf(line: string): string {
  return line.replace(/"leaf":"(.)/, (_, digit: string) => `"leaf":"${digit === '0' ? '1' : '0'}`);
}

test('an event changed in the database after it was sealed is named by the export', async () => {
  const copy = await openTestDatabase();
  try {
    const own = await happen(copy.db, 5);
    await sealBlocks(copy.db, signer, noon, 2);
    await copy.db.updateTable('event').set({ actor: 'somebody else' }).where('id', '=', own[3]!).execute();
    expect(faultsOf(await findings(await exported(copy.db, signer)))).toMatchObject([
      { kind: 'event_changed', event: own[3], block: 2, position: 1 },
      { kind: 'block_broken', block: 2 },
    ]);
    await copy.db.deleteFrom('event').where('id', '=', own[0]!).execute();
    await copy.db.deleteFrom('block').where('no', '=', 2n).execute();
    expect(kinds(faultsOf(await findings(await exported(copy.db, signer))))).toEqual(
      expect.arrayContaining(['event_misplaced', 'block_events', 'block_chain', 'blocks_missing']),
    );
  } finally {
    await copy.close();
  }
});

test('a file is reported line by line in the reader’s language, whole blocks in one line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-log-'));
  const file = join(folder, 'log.jsonl');
  const report = async (locale: 'en' | 'zh-Hant') => {
    const said: string[] = [];
    const isWhole = await checkFile(file, {}, locale, (line) => said.push(line));
    return { isWhole, said };
  };
  try {
    await writeFile(file, whole);
    expect(await report('en')).toMatchObject({
      isWhole: true,
      said: ['Blocks 1 to 3 are whole (8 events).', expect.stringContaining(signer.keyId)],
    });
    await writeFile(
      file,
      withLine(7, (line) => line.replace('5000000', '9000000')),
    );
    const { isWhole, said } = await report('en');
    expect(isWhole).toBe(false);
    expect(said).toEqual([
      'Block 1 is whole (3 events).',
      `Line 7: event ${ids[4]} (block 2, place 1) is not what was sealed. It was changed.`,
      'Block 2 is broken.',
      'Block 3 is whole (2 events).',
      'The log is not whole: 2 faults.',
    ]);
    expect((await report('zh-Hant')).said[1]).toContain(`事件${ids[4]}`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('anybody can check a block with plain SHA-256 and Ed25519 over the header as it stands in its line', () => {
  const { hash, signature } = JSON.parse(lines[8]!) as { hash: string; signature: string };
  const header = /"header":(\{[^}]*\})/.exec(lines[8]!)?.[1] ?? '';
  expect(createHash('sha256').update(header).digest('hex')).toBe(hash);
  expect(verify(null, Buffer.from(header), createPublicKey(signer.publicKey), Buffer.from(signature, 'hex'))).toBe(true);
});
