// A closed loop of clients on kept-alive connections: each starts its next piece of work when the last is done.

import { Agent, request } from 'node:http';
import { quantile, rounded } from './report.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** One client with a connection of its own. */
export interface Client {
  send(
    method: string,
    url: string,
    body: string | Buffer | undefined,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  close(): void;
}

export function client(): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send: Client['send'] = (method, url, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const asking = request(url, { method, agent, headers: { ...length, ...headers } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      });
      asking.on('error', (error: NodeJS.ErrnoException) => {
        // The server let go of a kept connection in the very moment of asking: a browser asks again at once, on a new one.
        if (asking.reusedSocket && error.code === 'ECONNRESET') send(method, url, body, headers).then(resolve, reject);
        else reject(error);
      });
      asking.end(body);
    });
  return {
    send,
    close: () => agent.destroy(),
  };
}

/** The text of an answer that must be a plain yes. */
export function expect200({ status, text }: Reply): string {
  if (status !== 200) throw new Error(`${status}: ${text}`);
  return text;
}

export interface Run {
  readonly done: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Runs `pieces` pieces of work over `clients` clients and tells how it went; latencies in milliseconds. */
export async function load(
  clients: number,
  pieces: number,
  work: (client: Client, piece: number) => Promise<void>,
): Promise<Run> {
  const took: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const own = client();
      try {
        for (let piece = next++; piece < pieces; piece = next++) {
          const from = performance.now();
          await work(own, piece);
          took.push(performance.now() - from);
        }
      } finally {
        own.close();
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    done: took.length,
    seconds: rounded(seconds),
    perSecond: rounded(took.length / seconds, 1),
    p50: rounded(quantile(took, 0.5), 1),
    p95: rounded(quantile(took, 0.95), 1),
    p99: rounded(quantile(took, 0.99), 1),
  };
}
