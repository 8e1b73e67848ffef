// The shapes of the lines of an export, and how a line is read: only exactly as the hub writes it.

import { z } from 'zod';
import { canonical } from '../../platform/canonical.ts';
import { BlockHeader, Hash, Signature } from './block.ts';

const Opening = z.strictObject({
  type: z.literal('log'),
  format: z.literal('causeway.log/1'),
  exportedAt: z.iso.datetime({ precision: 3 }),
  blocks: z.int().min(0),
  keys: z.array(z.strictObject({ id: Hash, publicKey: z.string() })),
});

const Event = z.strictObject({
  type: z.literal('event'),
  block: z.int().min(1),
  position: z.int().min(0),
  leaf: Hash,
  event: z.strictObject({
    id: z.string(),
    at: z.string(),
    kind: z.string(),
    subject: z.string(),
    actor: z.string().nullable(),
    facts: z.unknown(),
    details: z.string().nullable(),
  }),
});

const Block = z.strictObject({ type: z.literal('block'), header: BlockHeader, hash: Hash, signature: Signature });

const End = z.strictObject({ type: z.literal('end'), sha256: Hash, keyId: Hash, signature: Signature });

const Line = z.discriminatedUnion('type', [Opening, Event, Block, End]);
export type Line = z.output<typeof Line>;
export type OpeningLine = z.output<typeof Opening>;
export type EventLine = z.output<typeof Event>;
export type BlockLine = z.output<typeof Block>;
export type EndLine = z.output<typeof End>;

/** The line that a text is; nothing when it is none, or is written in any other way than the hub's. */
export function readLine(text: string): Line | undefined {
  try {
    const line = Line.parse(JSON.parse(text));
    return canonical(line) === text ? line : undefined;
  } catch {
    return undefined;
  }
}

/** The most bytes that a line of an export may have. */
const longest = 4 * 1024 * 1024;

export interface RawLine {
  /** From 1. */
  readonly no: number;
  readonly bytes: Uint8Array;
  /** The text; nothing when it is not UTF-8, too long, or the last line without its line feed. */
  readonly text: string | undefined;
}

/** Splits a stream of bytes at line feeds, holding one line at a time. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array[] = [];
  let held = 0;
  let no = 0;

  const take = (isEnded: boolean): RawLine => {
    const bytes = Buffer.concat(rest);
    [rest, held] = [[], 0];
    no += 1;
    return { no, bytes, text: isEnded && bytes.length <= longest ? decode(decoder, bytes) : undefined };
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10, from); at >= 0; at = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, at));
      yield take(true);
      from = at + 1;
    }
    rest.push(chunk.slice(from));
    held += chunk.length - from;
    if (held > longest) {
      yield take(false);
    }
  }
  if (held > 0) yield take(false);
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
