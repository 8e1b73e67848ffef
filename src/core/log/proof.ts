import type { Db } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type BlockHeader, headerOf } from './block.ts';
import { leafColumns, sealedEvent } from './leaf.ts';
import { inclusionPath } from './merkle.ts';
import { Receipt } from './receipt.ts';

export interface Proof {
  readonly event: string;
  readonly leaf: string;
  /** The place of the leaf in its block, from 0. */
  readonly index: number;
  /** The hashes from the leaf to the root, the nearest first. */
  readonly path: string[];
  readonly block: BlockHeader;
  readonly hash: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** That an event is in its block: hashes only. Refuses what is not there, and, for a second or two, what is not sealed yet. */
export async function proofOf(db: Db, eventId: string): Promise<Proof> {
  const place = await db
    .selectFrom('event')
    .select(['block_no', 'position', 'leaf'])
    .where('id', '=', eventId)
    .executeTakeFirst();
  if (place === undefined) throw new Refusal(404, 'http.not_found');
  const { block_no: no, position, leaf } = place;
  if (no === null || position === null || leaf === null) throw new Refusal(409, 'log.not_sealed');
  const leaves = await db.selectFrom('event').select('leaf').where('block_no', '=', no).orderBy('position').execute();
  const block = await db
    .selectFrom('block')
    .innerJoin('signing_key', 'signing_key.id', 'block.key_id')
    .selectAll('block')
    .select('signing_key.public_key')
    .where('no', '=', no)
    .executeTakeFirstOrThrow();
  const path = inclusionPath(
    leaves.map((row) => row.leaf ?? ''),
    position,
  );
  const { hash, signature, public_key: publicKey } = block;
  return { event: eventId, leaf, index: position, path, block: headerOf(block), hash, signature, publicKey };
}

/**
 * The receipt for an event whose facts have a `reference` and the `hash` of what was sent (64 hexadecimal digits), such as
 * `application.submitted`; with what was sent, where that is given. Refuses like `proofOf`.
 */
export async function receiptOf(db: Db, eventId: string, submission?: Readonly<Record<string, unknown>>): Promise<Receipt> {
  const { leaf, index, path, block, signature, publicKey } = await proofOf(db, eventId);
  const row = await db.selectFrom('event').select(leafColumns).where('id', '=', eventId).executeTakeFirstOrThrow();
  const event = sealedEvent(row);
  const { reference, hash } = event.facts as Record<string, unknown>;
  return Receipt.parse({
    format: 'causeway.receipt/1',
    reference,
    instant: event.at,
    hash,
    ...(submission === undefined ? {} : { submission }),
    event,
    leaf,
    proof: { index, path },
    block,
    signature,
    publicKey,
  });
}
