// A receipt proves, to anybody and without the hub, that something was in at an instant: the event, its path to the root
// of its block, and the block's signed header.

import { z } from 'zod';
import { canonical, contentHash } from '../../platform/canonical.ts';
import { BlockHeader, Hash, headerText, Signature } from './block.ts';
import { leafOf } from './leaf.ts';
import { rootFromPath } from './merkle.ts';
import { fingerprint, isSigned, readPublicKey } from './signer.ts';

const Event = z.strictObject({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  subject: z.string(),
  actor: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  details: Hash.nullable(),
});

export const Receipt = z.strictObject({
  format: z.literal('causeway.receipt/1'),
  reference: z.string(),
  /** When it was in: ISO 8601 in UTC. */
  instant: z.string(),
  /** SHA-256 of the canonical JSON of what was sent. */
  hash: Hash,
  /** What was sent, where the receipt brings it. */
  submission: z.record(z.string(), z.unknown()).optional(),
  event: Event,
  leaf: Hash,
  proof: z.strictObject({ index: z.int().min(0), path: z.array(Hash) }),
  block: BlockHeader,
  signature: Signature,
  publicKey: z.string(),
});
export type Receipt = z.output<typeof Receipt>;

/** What can be wrong with a receipt; the words are `log.receipt.…`. */
export const receiptFaults = [
  'unreadable',
  'form',
  'words',
  'submission',
  'leaf',
  'path',
  'key',
  'signature',
  'other_key',
  'other_submission',
] as const;
export type ReceiptFault = (typeof receiptFaults)[number];

/**
 * Checks a receipt (parsed JSON) by itself: no network, no database. With a public key (PEM), it must be signed by that one;
 * without, by the one it brings, whose fingerprint is for the reader to compare. An empty list: it is whole.
 */
export function verifyReceipt(json: unknown, publicKey?: string): ReceiptFault[] {
  const parsed = Receipt.safeParse(json);
  if (!parsed.success) return ['unreadable'];
  const receipt = parsed.data;
  const { event, leaf, proof, block } = receipt;
  const faults: ReceiptFault[] = [];

  const told = [event.facts['reference'], event.at, event.facts['hash']];
  if (canonical(told) !== canonical([receipt.reference, receipt.instant, receipt.hash])) faults.push('words');
  if (receipt.submission !== undefined && contentHash(receipt.submission) !== receipt.hash) faults.push('submission');
  if (leafOf(event) !== leaf) faults.push('leaf');
  if (rootFromPath(leaf, proof.index, block.count, proof.path) !== block.root) faults.push('path');

  const key = readPublicKey(receipt.publicKey);
  if (key === undefined || fingerprint(key) !== block.keyId) faults.push('key');
  else if (!isSigned(headerText(block), receipt.signature, key)) faults.push('signature');
  if (publicKey !== undefined && publicKey.trim() !== receipt.publicKey.trim()) faults.push('other_key');
  return faults;
}
