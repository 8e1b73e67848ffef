// A whole hub for a test, entered by the front door: `hub.as(person).post('/applications', {…})`.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { readConfig } from '../src/config.ts';
import { actorOf } from '../src/core/people/actor.ts';
import { type Hub, openHub } from '../src/hub.ts';
import type { Db } from '../src/platform/db.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export interface Answer {
  readonly status: number;
  /** The JSON that came back, or nothing. A problem is cut to its code, facts and fields. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came back
  readonly body: any;
  readonly headers: Headers;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  options(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends bytes as a file, as the pages do. */
  upload(path: string, name: string, bytes: Uint8Array | ReadableStream<Uint8Array>, type?: string): Promise<Answer>;
}

export interface TestHub extends Hub {
  readonly db: Db;
  readonly databaseUrl: string | undefined;
  /** The hub's time; set it to stand at a deadline. Undefined: the real time. */
  stand(at: Date | string | undefined): void;
  now(): Date;
  as(person: { readonly id: string } | undefined): Visitor;
  visitor: Visitor;
}

const origin = 'http://hub.test';

/** Opens a hub on a database of its own, with the given people and clock. Close it when done. */
export async function openTestHub(size?: number, settings: Readonly<Record<string, string>> = {}): Promise<TestHub> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-test-'));
  const database: TestDatabase = await openTestDatabase(size);
  let standing: Date | undefined;
  const now = () => (standing === undefined ? new Date() : new Date(standing));
  const fixed = { CAUSEWAY_DATA: folder, CAUSEWAY_URL: origin, CAUSEWAY_DEMO: '1', LOG_LEVEL: 'error' };
  const config = readConfig({ ...fixed, ...settings });
  const hub = await openHub(config, {
    database,
    clock: now,
    // Whoever a test names; a request that names nobody is known by its cookie, as outside tests.
    identify: async (headers) => {
      const named = headers.get('x-test-person');
      return named === null ? undefined : actorOf(database.db, named);
    },
  });
  const visitor = visitorOf(hub, {});
  return {
    ...hub,
    db: database.db,
    databaseUrl: database.url,
    stand: (at) => {
      standing = at === undefined ? undefined : new Date(at);
    },
    now,
    as: (person) => (person === undefined ? visitor : visitorOf(hub, { 'x-test-person': person.id })),
    visitor,
    close: async () => {
      await hub.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function visitorOf(hub: Hub, who: Record<string, string>): Visitor {
  async function send(
    method: string,
    path: string,
    body: BodyInit | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const request = new Request(`${origin}/api${path}`, {
      method,
      headers: { ...who, ...headers },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
    const response = await hub.fetch(request);
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return { status: response.status, body: bodyOf(type, text), headers: response.headers };
  }
  const json =
    (method: string) =>
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(method, path, body === undefined ? undefined : JSON.stringify(body), {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
  return {
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    delete: (path, headers = {}) => send('DELETE', path, undefined, headers),
    options: (path, headers = {}) => send('OPTIONS', path, undefined, headers),
    post: json('POST'),
    put: json('PUT'),
    patch: json('PATCH'),
    upload: (path, name, bytes, type = 'application/octet-stream') =>
      send('PUT', path, bytes as BodyInit, { 'content-type': type, 'x-file-name': encodeURIComponent(name) }),
  };
}

function bodyOf(type: string, text: string): unknown {
  if (type.includes('problem+json')) {
    const { code, facts, fields } = JSON.parse(text) as Record<string, unknown>;
    return { code, facts, ...(fields === undefined ? {} : { fields }) };
  }
  if (/^application\/json\b/.test(type)) return JSON.parse(text);
  return text === '' ? undefined : text;
}

/** `test('…', async ({ hub }) => …)`: one hub for the file; each test makes its own people and organisations in it. */
// oxlint-disable-next-line no-empty-pattern -- vitest wants the first argument to be a pattern
export const test = base.extend('hub', { scope: 'file' }, async ({}, { onCleanup }): Promise<TestHub> => {
  const hub = await openTestHub();
  onCleanup(() => hub.close());
  return hub;
});
