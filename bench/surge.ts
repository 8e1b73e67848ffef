// The last minute of a call: 2,000 applicants, ten times as fast at its end as at its start, on two serve processes of which
// one is killed, over a PostgreSQL that is restarted. Nothing may be lost and nothing be there twice; waits are counted from
// when each meant to send. `npm run bench -- surge 60 6` runs a small one: so many applicants in so many seconds.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMigrated } from '../test/migrated.ts';
import { schemesWithoutDocuments } from './lib/intake-hub.ts';
import { verdict } from './lib/report.ts';
import { surge } from './lib/surge.ts';

const [applicants = 2000, seconds = 60] = process.argv.slice(2).map(Number);
const target = 2000;

const data = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
const schemes = await schemesWithoutDocuments();
const { server, template } = await startMigrated({ durable: true, settings: { max_connections: '100' } });
try {
  const database = await server.createDatabase('surge', template);
  const account = await surge({ applicants, seconds, late: 0.03, pool: 8 }, { server, database, data, schemes });
  const { lost, doubled, wrongInstant, otherwise, p99 } = account;
  const isRight = lost === 0 && doubled === 0 && wrongInstant === 0 && otherwise.length === 0;
  verdict('surge', { applicants, seconds, ...account }, `lost 0, doubled 0, p99 under ${target} ms`, isRight && p99 < target);
  if (!isRight) process.exitCode = 1;
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
  await rm(schemes, { recursive: true, force: true });
}
