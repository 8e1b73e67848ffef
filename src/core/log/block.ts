// A block seals a run of events: its header names the root of their Merkle tree and the hash of the block before, and is
// signed. What is hashed and signed is the header's canonical JSON, so anybody can check it with standard tools.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../../platform/canonical.ts';

/** 32 bytes as 64 hexadecimal digits in lower case. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Signature = z.string().regex(/^[0-9a-f]{128}$/);
const Time = z.iso.datetime({ precision: 3 });

export const BlockHeader = z.strictObject({
  format: z.literal('causeway.block/1'),
  no: z.int().min(1),
  count: z.int().min(1),
  firstAt: Time,
  lastAt: Time,
  root: Hash,
  previous: Hash,
  sealedAt: Time,
  keyId: Hash,
});
export type BlockHeader = z.output<typeof BlockHeader>;

/** What stands for the block before the first one. */
export const noBlock = '0'.repeat(64);

/** The text of a header that is hashed and signed. */
export function headerText(header: BlockHeader): string {
  return canonical(header);
}

export function blockHash(header: BlockHeader): string {
  return createHash('sha256').update(headerText(header)).digest('hex');
}

interface BlockRow {
  readonly no: bigint;
  readonly count: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly root: string;
  readonly previous: string;
  readonly sealed_at: Date;
  readonly key_id: string;
}

/** The header of a stored block. */
export function headerOf(row: BlockRow): BlockHeader {
  return {
    format: 'causeway.block/1',
    no: Number(row.no),
    count: row.count,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    root: row.root,
    previous: row.previous,
    sealedAt: row.sealed_at.toISOString(),
    keyId: row.key_id,
  };
}
