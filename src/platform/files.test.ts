// The same cases for both stores; the bucket is a real S3 server over HTTP.

import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { S3Settings } from '../config.ts';
import { type Files, openFiles } from './files.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function whole(stream: ReadableStream<Uint8Array> | undefined): Promise<Buffer | undefined> {
  if (stream === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

let data: string;
let bucket: S3rver;
let s3: S3Settings;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'causeway-files-'));
  const port = await freePort();
  bucket = new S3rver({
    port,
    address: '127.0.0.1',
    silent: true,
    directory: join(data, 's3'),
    configureBuckets: [{ name: 'hub', configs: [] }],
  });
  await bucket.run();
  // The keys that the test server knows.
  s3 = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'hub',
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
});

afterAll(async () => {
  await bucket.close();
  await rm(data, { recursive: true, force: true });
});

const upload = (bytes: Uint8Array, length: number | undefined = bytes.byteLength) => ({
  stream: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
  name: 'x',
  type: 'x/y',
  length,
});

describe.for([['folder'], ['bucket']] as const)('a %s', ([kind]) => {
  let files: Files;
  beforeAll(async () => {
    files = await openFiles({ data: join(data, kind), s3: kind === 'bucket' ? s3 : undefined });
  });

  async function keep(key: string, bytes: Uint8Array) {
    const received = await files.receive(upload(bytes), 10_000_000);
    await files.put(key, await received.blob(), received.sha256);
    await received.discard();
    return received;
  }

  test('gives back what it was given, byte for byte', async () => {
    const bytes = randomBytes(3_000_000);
    const received = await keep('aa/doc_1', bytes);
    expect(received).toMatchObject({ bytes: 3_000_000, sha256: sha256(bytes) });
    expect((await whole(await files.open('aa/doc_1')))?.equals(bytes)).toBe(true);
  });

  test('has nothing where nothing was put', async () => {
    expect(await files.open('aa/doc_none')).toBeUndefined();
  });

  test('forgets what was removed, and removing twice is no error', async () => {
    await keep('aa/doc_2', Buffer.from('gone soon'));
    await files.remove('aa/doc_2');
    await files.remove('aa/doc_2');
    expect(await files.open('aa/doc_2')).toBeUndefined();
  });

  test('refuses a key that leads out of it', async () => {
    await expect(keep('../out', Buffer.from('x'))).rejects.toThrow('Not a key');
  });

  test('does not keep bytes whose hash is not the one announced', async () => {
    await expect(files.put('aa/doc_3', new Blob(['one thing']), sha256(Buffer.from('another')))).rejects.toThrow(
      'is not what had arrived',
    );
    expect(await files.open('aa/doc_3')).toBeUndefined();
  });
});

describe('taking in', () => {
  let files: Files;
  const incoming = () => readdir(join(data, 'in', 'incoming'));
  beforeAll(async () => {
    files = await openFiles({ data: join(data, 'in'), s3: undefined });
  });

  test('refuses by the announced length without reading a byte', async () => {
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    await expect(files.receive({ stream, name: 'x', type: '', length: 200_000_000 }, 1000)).rejects.toMatchObject({
      status: 413,
    });
    expect(pulled).toBe(0);
  });

  test('stops reading at the limit when no length was announced, and keeps nothing', async () => {
    let sent = 0;
    let stopped = false;
    const chunk = new Uint8Array(65_536);
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
      cancel: () => void (stopped = true),
    });
    await expect(files.receive({ stream, name: 'x', type: '', length: undefined }, 1_000_000)).rejects.toMatchObject({
      status: 413,
    });
    expect(sent).toBeLessThan(1_300_000);
    expect(stopped).toBe(true);
    expect(await incoming()).toEqual([]);
  });

  test('keeps nothing of an upload that breaks off', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new Uint8Array(10));
        controller.error(new Error('connection lost'));
      },
    });
    await expect(files.receive({ stream, name: 'x', type: '', length: undefined }, 1000)).rejects.toThrow('connection lost');
    expect(await incoming()).toEqual([]);
  });

  test('tidies away what a killed process left, and leaves what is under way', async () => {
    const [old, fresh] = ['in_old', 'in_new'].map((name) => join(data, 'in', 'incoming', name)) as [string, string];
    await writeFile(old, 'x');
    await writeFile(fresh, 'x');
    await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
    expect(await files.tidy(new Date(Date.now() - 3_600_000))).toBe(1);
    expect(await incoming()).toEqual(['in_new']);
    await rm(fresh);
  });
});
