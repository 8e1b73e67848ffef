import { type Http2Bindings, type HttpBindings, serve as listen } from '@hono/node-server';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { type Config, readConfig } from '../config.ts';
import { startSealer } from '../core/log/seal.ts';
import { type Hub, openHub } from '../hub.ts';
import { peerOf } from '../platform/http/peer.ts';
import { makeExampleOnce } from '../seed/once.ts';
import type { Command } from './command.ts';

/** Serves pages and the API; jobs are left to `work` processes. */
export const serve: Command = {
  summary: 'Serve pages and the API',
  run: (_args, environment) => run(environment, { serves: true, works: false }),
};

export const work: Command = {
  summary: 'Do jobs and seal the log',
  run: (_args, environment) => run(environment, { serves: false, works: true }),
};

export const start: Command = {
  summary: 'Serve and work in one process',
  run: (_args, environment) => run(environment, { serves: true, works: true }),
};

async function run(
  environment: Readonly<Record<string, string | undefined>>,
  part: { serves: boolean; works: boolean },
): Promise<number> {
  const config = readConfig(environment);
  if (part.serves) await portIsFree(config);
  if (part.serves && part.works && config.demo) await makeExampleOnce(config);
  const hub = await openHub(config);
  const stops: (() => Promise<void>)[] = [];
  if (part.works) {
    await hub.jobs.work(hub.schedules);
    stops.push(startSealer(hub.sealing));
  }
  if (part.serves) {
    const server = await open(hub);
    stops.push(() => close(server));
    process.stdout.write(greeting(config));
  }
  await stopAsked();
  for (const stop of stops.toReversed()) await stop();
  await hub.close();
  return 0;
}

function greeting({ address, demo }: Config): string {
  const lines = [`Causeway is at ${address}`];
  if (demo) {
    lines.push(
      `  Look around:           ${address}/en/   ${address}/zh-hant/   ${address}/zh-hans/`,
      `  Be anyone, one click:  ${address}/en/demo   (shop owner, provider, officer, approver, finance, press, admin)`,
      `  Mail it would send:    ${address}/en/demo/mailbox`,
      `  The API:               ${address}/api`,
      '  Everything in it is invented. Stop with Ctrl+C.',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A taken port is said before the database is opened and anything is built. */
function portIsFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function open(hub: Hub): Promise<Server> {
  return new Promise((resolve, reject) => {
    const { port, host: hostname, proxies } = hub.config;
    const fetch = (request: Request, env: HttpBindings | Http2Bindings) =>
      hub.fetch(request, {
        peer: peerOf(request.headers.get('x-forwarded-for'), env.incoming.socket.remoteAddress ?? '', proxies),
      });
    const server = listen({ fetch, port, hostname }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
