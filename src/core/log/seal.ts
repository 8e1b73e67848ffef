// The sealer: puts events that no block holds yet into signed blocks. One at a time over all processes, and each block in
// one transaction, so a sealer killed anywhere leaves whole blocks and unsealed events, never half a block. An event
// whose transaction commits late is simply in a later block.

import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Logger } from '../../platform/logger.ts';
import { type BlockHeader, blockHash, headerText, noBlock } from './block.ts';
import { leafColumns, leafOf, sealedEvent } from './leaf.ts';
import { rootOf } from './merkle.ts';
import type { Signer } from './signer.ts';

/** Seals all events that wait, at most so many to a block. Returns how many it sealed; none while another sealer is at it. */
export async function sealBlocks(db: Db, signer: Signer, now: Date, most = 1000, onBlock?: Sealing['onBlock']): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await transact(db, async (tx) => {
      const inBlock = await sealBlock(tx, signer, now, most);
      if (inBlock > 0) await onBlock?.(tx);
      return inBlock;
    });
    sealed += count;
    if (count < most) return sealed;
  }
}

async function sealBlock(tx: Tx, signer: Signer, now: Date, most: number): Promise<number> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(728101) as mine`.execute(tx);
  if (rows[0]?.mine !== true) return 0;
  const waiting = await tx
    .selectFrom('event')
    .select(leafColumns)
    .where('block_no', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute();
  if (waiting.length === 0) return 0;

  const leaves = waiting.map((row) => leafOf(sealedEvent(row)));
  const times = waiting.map((row) => row.at.getTime());
  const before = await tx.selectFrom('block').select(['no', 'hash']).orderBy('no', 'desc').limit(1).executeTakeFirst();
  const header: BlockHeader = {
    format: 'causeway.block/1',
    no: Number(before?.no ?? 0n) + 1,
    count: waiting.length,
    firstAt: new Date(times.reduce((a, b) => Math.min(a, b))).toISOString(),
    lastAt: new Date(times.reduce((a, b) => Math.max(a, b))).toISOString(),
    root: rootOf(leaves),
    previous: before?.hash ?? noBlock,
    sealedAt: now.toISOString(),
    keyId: signer.keyId,
  };
  await publishKey(tx, signer, now);
  await storeBlock(tx, header, signer.sign(headerText(header)));
  await sql`
    update event set block_no = ${header.no}, position = sealed.place - 1, leaf = sealed.leaf
    from unnest(${waiting.map((row) => row.id)}::text[], ${leaves}::text[]) with ordinality as sealed (id, leaf, place)
    where event.id = sealed.id`.execute(tx);
  return waiting.length;
}

async function storeBlock(tx: Tx, header: BlockHeader, signature: string): Promise<void> {
  await tx
    .insertInto('block')
    .values({
      no: BigInt(header.no),
      count: header.count,
      first_at: new Date(header.firstAt),
      last_at: new Date(header.lastAt),
      root: header.root,
      previous: header.previous,
      hash: blockHash(header),
      signature,
      key_id: header.keyId,
      sealed_at: new Date(header.sealedAt),
    })
    .execute();
}

/** Makes the public half of the hub's key known, once. */
export async function publishKey(tx: Tx, signer: Signer, now: Date): Promise<void> {
  await tx
    .insertInto('signing_key')
    .values({ id: signer.keyId, public_key: signer.publicKey, since: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export interface Sealing {
  readonly db: Db;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told how many events went into blocks. */
  readonly count?: (sealed: number) => void;
  /** Told of each new block, in its transaction. */
  readonly onBlock?: ((tx: Tx) => Promise<void>) | undefined;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/**
 * Seals what has happened, every second, until the returned function is called. That seals what is left and resolves when
 * the last block is whole.
 */
export function startSealer({ db, signer, clock, logger, count, onBlock, every = 1000 }: Sealing): () => Promise<void> {
  const stopping = new AbortController();
  const asked = { toStop: false };
  const done = loop();
  return async () => {
    asked.toStop = true;
    stopping.abort();
    await done;
  };

  async function loop(): Promise<void> {
    while (!asked.toStop) {
      await seal();
      await wait(every, undefined, { signal: stopping.signal }).catch(() => {});
    }
    await seal();
  }

  async function seal(): Promise<void> {
    try {
      count?.(await sealBlocks(db, signer, clock(), undefined, onBlock));
    } catch (error) {
      logger.error({ err: error }, 'the log could not be sealed; it will be tried again');
    }
  }
}
