// The virus scanner: clamd, spoken to over a socket in its own protocol (INSTREAM). Where it is configured and does not
// answer, nothing counts as clean: whoever asks is told so and keeps nothing.

import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Where clamd listens: an address or a socket's path. */
export type ClamdSettings = { readonly host: string; readonly port: number } | { readonly path: string };

/** What was found in a file; nothing when it is clean. */
export type Scan = (path: string) => Promise<{ readonly signature: string } | undefined>;

/** The scanner gave no verdict: it is down, overloaded, or does not take a file of that size. The message says which. */
export class NoVerdict extends Error {}

/** How long the scanner may take from the last byte to its verdict, in milliseconds, and how long it may say nothing before. */
const patience = 120_000;

/**
 * A scan by clamd. Throws NoVerdict, and has it reported, when it does not say clearly that a file is clean or what is in it.
 * `most`: how long it may say nothing, in milliseconds.
 */
export function clamdScan(settings: ClamdSettings, report?: (why: string) => void, most = patience): Scan {
  return async (path) => {
    try {
      return verdict(await ask(settings, path, most));
    } catch (error) {
      if (error instanceof NoVerdict) report?.(error.message);
      throw error;
    }
  };
}

function verdict(answer: string): { signature: string } | undefined {
  if (answer === 'stream: OK') return undefined;
  const signature = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (signature === undefined) throw new NoVerdict(`clamd answered: ${answer.slice(0, 200)}`);
  return { signature };
}

/** Sends a file in one session and returns the line that comes back. */
function ask(settings: ClamdSettings, path: string, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(settings);
    let answer = '';
    const close = (end: () => void) => {
      socket.destroy();
      end();
    };
    const fail = (why: string) => close(() => reject(new NoVerdict(why)));
    socket.setTimeout(most, () => fail('clamd said nothing for too long'));
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1');
      const end = answer.indexOf('\0');
      if (end >= 0) close(() => resolve(answer.slice(0, end)));
    });
    // clamd may answer and hang up before it has read all of a file: what it said then counts, and comes before the end.
    socket.on('error', (error) => fail(`clamd cannot be reached: ${error.message}`));
    socket.on('close', () => fail('clamd hung up without a verdict'));
    socket.once('connect', () => {
      send(socket, path).catch((error: unknown) => fail(`The file did not get to clamd: ${(error as Error).message}`));
    });
  });
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.byteLength);
    socket.write(length);
    if (socket.destroyed) return;
    if (!socket.write(bytes)) await drained(socket);
  }
  socket.write(Buffer.alloc(4));
}

/** Waits until there is room again, or until there is nobody to write to any more. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}
