// Where documents lie: a folder, or a bucket that speaks S3. What arrives goes first to a temporary file beside the hub,
// hashed and counted on the way, so that it can be looked into before it is kept. A key is written once and never changed.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { S3Settings } from '../config.ts';
import { type ClamdSettings, clamdScan, type Scan } from './clamd.ts';
import { folderStore } from './files-folder.ts';
import { s3Store } from './files-s3.ts';
import type { Upload } from './http/route.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';

export interface FileStore {
  /** Keeps a file under a key. When this resolves the file survives a crash. The hash is its SHA-256 in hex. */
  put(key: string, file: Blob, sha256: string): Promise<void>;
  /** The bytes under a key, or nothing when there are none. */
  open(key: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** Takes a file away, and what an interrupted `put` may have left. Nothing there is no error. */
  remove(key: string): Promise<void>;
}

/** A file that has arrived whole and lies in a temporary place until `discard`. */
export interface Received {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  blob(): Promise<Blob>;
  discard(): Promise<void>;
}

/** A piece of a file, as far as it arrived. */
export interface Gathered extends Received {
  /** False when the sender was cut off in the middle. */
  readonly isWhole: boolean;
}

/** Shown the first bytes of what arrives as soon as they are there; it throws to end the matter. */
export interface Look {
  readonly bytes: number;
  readonly look: (head: Buffer) => Promise<void> | void;
}

export interface Files extends FileStore {
  /** Looks for viruses in a file that has arrived; not there when no scanner is configured. */
  readonly scan?: Scan | undefined;
  /** Takes an upload in. Refuses (413) as soon as it is known to be over `most` bytes, keeping nothing. */
  receive(upload: Upload, most: number): Promise<Received>;
  /** Takes a piece of a file in, also when the sender is cut off: what had arrived is kept. Refuses (413) over `most` bytes. */
  gather(upload: Upload, most: number, look?: Look): Promise<Gathered>;
  /** Removes what interrupted uploads left in the temporary place before an instant. Returns how many files. */
  tidy(before: Date): Promise<number>;
}

interface FileSettings {
  readonly data: string;
  readonly s3: S3Settings | undefined;
  readonly clamd?: ClamdSettings | undefined;
  /** Told why the scanner gave no verdict. */
  readonly report?: (why: string) => void;
}

/** Opens the store that the settings name, with the temporary place in the data folder, and the scanner where there is one. */
export async function openFiles({ data, s3, clamd, report }: FileSettings): Promise<Files> {
  const incoming = join(data, 'incoming');
  await mkdir(incoming, { recursive: true });
  const store = s3 === undefined ? await folderStore(join(data, 'files')) : s3Store(s3);
  return {
    ...store,
    scan: clamd && clamdScan(clamd, report),
    put: async (key, file, sha256) => {
      if ((await hashOf(file)) !== sha256) throw new Error(`What was to be kept as ${key} is not what had arrived`);
      await store.put(key, file, sha256);
    },
    receive: (upload, most) => receive(incoming, upload, most),
    gather: (upload, most, look) => gather(incoming, upload, most, look),
    tidy: (before) => tidy(incoming, before),
  };
}

async function hashOf(file: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.stream()) hash.update(chunk);
  return hash.digest('hex');
}

async function receive(folder: string, upload: Upload, most: number): Promise<Received> {
  const gathered = await gather(folder, upload, most);
  if (gathered.isWhole) return gathered;
  await gathered.discard();
  throw gathered.cause;
}

async function gather(
  folder: string,
  { stream, length }: Upload,
  most: number,
  look?: Look,
): Promise<Gathered & { readonly cause: unknown }> {
  if (length !== undefined && length > most) throw tooLarge(most);
  const path = join(folder, newId('in'));
  const hash = createHash('sha256');
  const file = createWriteStream(path, { flags: 'wx' });
  const written = finished(file);
  // A write that fails is met where the end is awaited; until then nobody listens.
  written.catch(() => {});
  const head = headKeeper(look);
  let bytes = 0;
  let cause: unknown;
  try {
    for await (const chunk of lastingUntilCut(stream, (error) => (cause = error))) {
      bytes += chunk.byteLength;
      if (bytes > most) throw tooLarge(most);
      await head(chunk);
      hash.update(chunk);
      if (!file.write(chunk)) await Promise.race([once(file, 'drain'), written]);
    }
    file.end();
    await written;
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    throw error;
  }
  const sha256 = hash.digest('hex');
  const isWhole = cause === undefined;
  return { path, bytes, sha256, isWhole, cause, blob: () => openAsBlob(path), discard: () => rm(path, { force: true }) };
}

/** What comes until the sender is cut off; that it was is told, not thrown. */
async function* lastingUntilCut(stream: ReadableStream<Uint8Array>, cut: (error: unknown) => void) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    cut(error ?? new Error('The sender was cut off'));
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Keeps the first chunks until there are enough bytes to be looked at, once. */
function headKeeper(look: Look | undefined): (chunk: Uint8Array) => Promise<void> {
  let kept: Uint8Array[] | undefined = [];
  return async (chunk) => {
    if (look === undefined || kept === undefined) return;
    kept.push(chunk);
    const head = Buffer.concat(kept);
    if (head.byteLength < look.bytes) return;
    kept = undefined;
    await look.look(head.subarray(0, look.bytes));
  };
}

const tooLarge = (limit: number) => new Refusal(413, 'http.too_large', { limit });

async function tidy(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = await stat(path).catch(() => undefined);
    if (age === undefined || age.mtime >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
