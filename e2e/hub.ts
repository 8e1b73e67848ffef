// A whole hub for a file of browser tests: the server as it is in service, on a free port of this machine, with the example
// hub in a database of its own, its jobs at work and its log being sealed. People sign in through the page.

import type { HttpBindings } from '@hono/node-server';
import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { startSealer } from '../src/core/log/seal.ts';
import { type Hub, openHub } from '../src/hub.ts';
import type { Database } from '../src/platform/db.ts';
import { isEmpty, seed, type Size } from '../src/seed/seed.ts';

export interface RunningHub {
  readonly hub: Hub;
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  close(): Promise<void>;
}

/** Enough people and cases that every list has something in it, and still made in seconds. */
export const smallTown: Size = { shops: 12, providers: 4, ventures: 8 };

interface Options {
  /** How large an example hub to make in a database that is empty; nothing is made when left out. */
  readonly size?: Size;
  /** Where keys and documents are kept; a folder of its own, removed at the end, when left out. */
  readonly folder?: string;
}

/** Serves a hub from an open database, which it does not close. */
export async function serveHub(database: Database, { size, folder }: Options = {}): Promise<RunningHub> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'causeway-e2e-')));
  let answer: Hub['fetch'] = async () => new Response('The hub is not open yet', { status: 503 });
  const server = serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, env) => answer(request, { peer: (env as HttpBindings).incoming.socket.remoteAddress ?? '' }),
  }) as Server;
  if (!server.listening) await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({ CAUSEWAY_DATA: data, CAUSEWAY_URL: address, CAUSEWAY_DEMO: '1', LOG_LEVEL: 'error' });

  if (size !== undefined && (await isEmpty(database.db))) await seed(config, database, new Date(), () => {}, size);
  const hub = await openHub(config, { database });
  await hub.jobs.work(hub.schedules);
  const stopSealer = startSealer(hub.sealing);
  answer = hub.fetch;

  return {
    hub,
    address,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await stopSealer();
      await hub.close();
      if (folder === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
