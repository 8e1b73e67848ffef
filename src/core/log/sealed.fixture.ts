// For tests of the log: events, a signer in memory, and an export as bytes.

import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, transact } from '../../platform/db.ts';
import { exportLines } from './export.ts';
import type { Finding } from './findings.ts';
import { record } from './log.ts';
import { openSigner, type Signer } from './signer.ts';
import { verifyExport, type Wanted } from './verify.ts';

/** A signer with a key of its own. */
export async function newSigner(): Promise<Signer> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-key-'));
  try {
    return await openSigner(join(folder, 'key.pem'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Records events one second apart, with words that JSON must escape. Returns their ids in order. */
export async function happen(db: Db, count: number, from = '2026-05-01T01:00:00.000Z'): Promise<string[]> {
  const ids: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const at = new Date(new Date(from).getTime() + turn * 1000);
    const facts = {
      reference: `T-${turn}`,
      note: `"quoted"\n與中文 \u0007`,
      amount: '5000000',
      turn,
      open: turn % 2 === 0,
      none: null,
    };
    const details = turn % 3 === 0 ? { reason: `because ${turn}` } : undefined;
    const happening = { at, kind: 'test.happened', subject: `sub_${turn % 4}`, actor: 'hub', facts };
    ids.push(await transact(db, (tx) => record(tx, details === undefined ? happening : { ...happening, details })));
  }
  return ids;
}

export async function exported(db: Db, signer: Signer, at = new Date('2026-06-01T00:00:00.000Z')): Promise<Buffer> {
  let text = '';
  for await (const line of exportLines(db, signer, at)) text += line;
  return Buffer.from(text);
}

/** What checking some bytes finds, given in pieces as a stream would. */
export async function findings(bytes: Uint8Array, wanted: Wanted = {}, piece = 777): Promise<Finding[]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return Array.fromAsync(verifyExport(pieces(), wanted));
}

/** A private key that is not an Ed25519 one. */
export function otherKind(): string {
  return createPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }))
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}
