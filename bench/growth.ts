// Whether applications come in as fast when a million are stored as when a thousand are: one hub for each size, measured in
// turns as bench/intake does. Draws the curve into docs/intake-growth.svg. Other sizes: `npm run bench -- growth 1000 10000`.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/postgres.ts';
import { startMigrated } from '../test/migrated.ts';
import { fill } from './lib/fill.ts';
import { growthChart } from './lib/growth-chart.ts';
import { applyOver, prepareIntake, schemesWithoutDocuments } from './lib/intake-hub.ts';
import { load, type Run } from './lib/load.ts';
import { type Served, startProcess } from './lib/processes.ts';
import { line, median, rounded, verdict } from './lib/report.ts';

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1_000, 10_000, 100_000, 1_000_000];
const clients = 16;
const pool = 8;
const rounds = 12;
const each = 120;
const within = 0.2;
const main = join(import.meta.dirname, '../src/main.ts');

interface Measured {
  readonly stored: number;
  readonly hub: Served;
  readonly apply: ReturnType<typeof applyOver>;
  readonly runs: Run[];
}

const data = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
const schemes = await schemesWithoutDocuments();
const { server, template } = await startMigrated({ durable: true, settings: { max_connections: '100', max_wal_size: '4GB' } });
try {
  const hubs: Measured[] = [];
  for (const stored of sizes) {
    const database = await server.createDatabase(`stored_${stored}`, template);
    const secret = randomBytes(32).toString('hex');
    const { callId, applicants } = await prepareIntake(database, schemes, secret, each * (rounds + 1));
    const started = performance.now();
    await fill(database, callId, stored);
    line({ stored, seconds: rounded((performance.now() - started) / 1000, 1) });
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const hub = await startProcess([main, 'serve'], /is at/, {
      DATABASE_URL: database,
      DATABASE_POOL: String(pool),
      PORT: String(port),
      CAUSEWAY_URL: address,
      CAUSEWAY_DATA: data,
      CAUSEWAY_DEMO: '1',
      CAUSEWAY_SECRET: secret,
      CAUSEWAY_SCHEMES: schemes,
      LOG_LEVEL: 'error',
    });
    hubs.push({ stored, hub, apply: applyOver(`${address}/api`, callId, applicants), runs: [] });
  }
  for (let round = 0; round <= rounds; round += 1) {
    // Each goes first as often as the others: what runs beside us does not choose.
    const turn = hubs.map((_, at) => hubs[(at + round) % hubs.length]).filter((one) => one !== undefined);
    for (const { apply, runs } of turn) {
      const run = await load(clients, each, (client, piece) => apply(client, round * each + piece));
      if (round > 0) runs.push(run);
    }
  }
  const first = hubs[0]?.runs ?? [];
  const curve = hubs.map(({ stored, runs }) => ({
    stored,
    perSecond: rounded(median(runs.map((run) => run.perSecond)), 1),
    ratio: rounded(median(runs.map((run, at) => run.perSecond / (first[at]?.perSecond ?? Number.NaN)))),
    p99: rounded(median(runs.map((run) => run.p99)), 1),
  }));
  for (const { hub } of hubs) await hub.stop();
  if (asked.length === 0) {
    const day = new Date().toISOString().slice(0, 10);
    const svg = growthChart(curve, within, `bench/growth, ${day}; the band is ${within * 100} % about the first`);
    await writeFile(join(import.meta.dirname, '../docs/intake-growth.svg'), svg);
  }
  verdict(
    'growth',
    { curve },
    `within ${within * 100} % of the first`,
    curve.every(({ ratio }) => ratio >= 1 - within),
  );
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
  await rm(schemes, { recursive: true, force: true });
}
