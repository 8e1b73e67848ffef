// How fast applications come in: 32 connections, each creating a draft of some 30 fields and sending it, with every check,
// reference, receipt and event; against PostgreSQL that waits for its disk. Side by side, in turns, with the floor: a bare
// Node and pg server that does two transactions and nothing else.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMigrated } from '../test/migrated.ts';
import { answersOf } from './lib/answers.ts';
import { applyOver, prepareIntake, schemesWithoutDocuments } from './lib/intake-hub.ts';
import { type Client, expect200, load, type Run } from './lib/load.ts';
import { processorMilliseconds, residentMegabytes, startProcess } from './lib/processes.ts';
import { line, median, rounded, verdict } from './lib/report.ts';

const clients = 32;
const pool = 16;
const rounds = 12;
const each = 160;
const target = 0.5;
const main = join(import.meta.dirname, '../src/main.ts');

const secret = randomBytes(32).toString('hex');
const data = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
const schemes = await schemesWithoutDocuments();
const { server, template } = await startMigrated({ durable: true, settings: { max_connections: '100' } });
try {
  const ours = await server.createDatabase('ours', template);
  const bare = await server.createDatabase('bare');
  const { callId, applicants } = await prepareIntake(ours, schemes, secret, each * (rounds + 1));

  const floor = await startProcess([join(import.meta.dirname, 'lib/floor.ts'), bare, String(pool)], /^\d+$/);
  const port = 21_990;
  const hub = await startProcess([main, 'serve'], /is at/, {
    DATABASE_URL: ours,
    DATABASE_POOL: String(pool),
    PORT: String(port),
    CAUSEWAY_URL: `http://127.0.0.1:${port}`,
    CAUSEWAY_DATA: data,
    CAUSEWAY_DEMO: '1',
    CAUSEWAY_SECRET: secret,
    CAUSEWAY_SCHEMES: schemes,
    LOG_LEVEL: 'error',
  });
  const api = `http://127.0.0.1:${port}/api`;

  const atFloor = async (client: Client, piece: number, round: number) => {
    const address = `http://127.0.0.1:${floor.line}/floor_${round}_${piece}`;
    expect200(await client.send('PUT', address, JSON.stringify(answersOf(piece))));
    expect200(await client.send('POST', address, '{}'));
  };
  const atOurs = applyOver(api, callId, applicants);

  const floors: Run[] = [];
  const runs: Run[] = [];
  // Beside the clock, what a server worked: steadier on a machine that has other things to do.
  const worked = { floor: 0, ours: 0 };
  for (let round = 0; round <= rounds; round += 1) {
    const before = { floor: processorMilliseconds(floor.process), ours: processorMilliseconds(hub.process) };
    const one = await load(clients, each, (client, piece) => atFloor(client, piece, round));
    const two = await load(clients, each, (client, piece) => atOurs(client, round * each + piece));
    line({ round: round === 0 ? 'warm-up' : round, floor: one, ours: two, ratio: rounded(two.perSecond / one.perSecond) });
    if (round > 0) {
      floors.push(one);
      runs.push(two);
      worked.floor += processorMilliseconds(floor.process) - before.floor;
      worked.ours += processorMilliseconds(hub.process) - before.ours;
    }
  }
  const memory = residentMegabytes(hub.process);
  await hub.stop();
  await floor.stop();

  const of = (list: Run[], pick: (run: Run) => number) => rounded(median(list.map(pick)), 1);
  const ratio = rounded(median(runs.map((run, at) => run.perSecond / (floors[at]?.perSecond ?? Number.POSITIVE_INFINITY))));
  verdict(
    'intake',
    {
      ratio,
      applicationsPerSecond: of(runs, (run) => run.perSecond),
      p50: of(runs, (run) => run.p50),
      p95: of(runs, (run) => run.p95),
      p99: of(runs, (run) => run.p99),
      floorPerSecond: of(floors, (run) => run.perSecond),
      floorP50: of(floors, (run) => run.p50),
      floorP95: of(floors, (run) => run.p95),
      floorP99: of(floors, (run) => run.p99),
      processorMilliseconds: rounded(worked.ours / (rounds * each), 2),
      floorProcessorMilliseconds: rounded(worked.floor / (rounds * each), 2),
      accepted: runs.reduce((sum, run) => sum + run.done, 0),
      memoryMegabytes: memory,
    },
    `at least ${target} of the floor`,
    ratio >= target,
  );
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
  await rm(schemes, { recursive: true, force: true });
}
