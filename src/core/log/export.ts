// The whole log as JSON Lines: an opening line with the keys, each block's events and then the block, and a signed end.
// Every line is canonical JSON, so a line can be written in one way only. An event's line has the hash that its leaf had
// when it was sealed, so an event that was changed afterwards, in the database or in the file, is found by name.

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonical } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { headerOf } from './block.ts';
import { leafColumns, type SealedEvent, sealedEvent } from './leaf.ts';
import type { Signer } from './signer.ts';

/** The text whose signature ends an export: it covers every byte before, so nothing can be cut off unnoticed. */
export function endText(sha256: string, keyId: string): string {
  return canonical({ format: 'causeway.log-end/1', sha256, keyId });
}

/** The lines of an export of all blocks there are now, each with its line feed. Holds only a few thousand at a time. */
export async function* exportLines(db: Db, signer: Signer, now: Date): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const written = (line: unknown) => {
    const text = `${canonical(line)}\n`;
    digest.update(text);
    return text;
  };
  const head = await db.selectFrom('block').select('no').orderBy('no', 'desc').limit(1).executeTakeFirst();
  const blocks = head?.no ?? 0n;
  yield written({
    type: 'log',
    format: 'causeway.log/1',
    exportedAt: now.toISOString(),
    blocks: Number(blocks),
    keys: await knownKeys(db, signer),
  });

  const events = sealedEvents(db, blocks);
  let event = await events.next();
  for await (const block of storedBlocks(db, blocks)) {
    while (event.done !== true && event.value.block <= block.header.no) {
      yield written({ type: 'event', ...event.value });
      event = await events.next();
    }
    yield written({ type: 'block', ...block });
  }
  const sha256 = digest.digest('hex');
  yield `${canonical({ type: 'end', sha256, keyId: signer.keyId, signature: signer.sign(endText(sha256, signer.keyId)) })}\n`;
}

/** The export as bytes, for a download or a file. */
export function exportStream(db: Db, signer: Signer, now: Date): ReadableStream<Uint8Array> {
  const lines = exportLines(db, signer, now);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < 65_536) {
        const line = await lines.next();
        if (line.done === true) break;
        text += line.value;
      }
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

interface PublicKey {
  readonly id: string;
  readonly publicKey: string;
}

/** The public keys that have signed, with the one that signs now, the oldest first. */
export async function knownKeys(db: Db, signer: Signer): Promise<PublicKey[]> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['id', 'public_key as publicKey'])
    .orderBy('since')
    .orderBy('id')
    .execute();
  const isKnown = rows.some((row) => row.id === signer.keyId);
  return isKnown ? rows : [...rows, { id: signer.keyId, publicKey: signer.publicKey }];
}

async function* storedBlocks(db: Db, head: bigint) {
  for (let after = 0n; ;) {
    const rows = await db
      .selectFrom('block')
      .selectAll()
      .where('no', '>', after)
      .where('no', '<=', head)
      .orderBy('no')
      .limit(1000)
      .execute();
    for (const row of rows) yield { header: headerOf(row), hash: row.hash, signature: row.signature };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.no;
  }
}

interface EventLine {
  readonly block: number;
  readonly position: number;
  readonly leaf: string;
  readonly event: SealedEvent;
}

async function* sealedEvents(db: Db, head: bigint): AsyncGenerator<EventLine> {
  let [block, position] = [0n, -1];
  for (;;) {
    const rows = await db
      .selectFrom('event')
      .select([...leafColumns, 'event.block_no', 'event.position', 'event.leaf'])
      .where(sql<boolean>`(block_no, position) > (${block}::bigint, ${position}::integer)`)
      .where('block_no', '<=', head)
      .orderBy('block_no')
      .orderBy('position')
      .limit(2000)
      .execute();
    for (const row of rows) {
      [block, position] = [row.block_no!, row.position!];
      yield { block: Number(block), position, leaf: row.leaf!, event: sealedEvent(row) };
    }
    if (rows.length === 0) return;
  }
}
