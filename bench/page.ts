// What reading costs: time to first byte and bytes sent, for the catalogue with 1,200 packages and for the scheme's page,
// in turns with the floor: a bare Node server that asks PostgreSQL once and sends the same HTML from memory.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMigrated } from '../test/migrated.ts';
import { prepareCatalogue } from './lib/catalogue-hub.ts';
import { residentMegabytes, startProcess } from './lib/processes.ts';
import { line, median, quantile, rounded, verdict } from './lib/report.ts';
import { partsOf, visit } from './lib/visit.ts';

const most = 100_000;
const times = 150;
const packages = 1_200;
const port = 21_991;
const address = `http://127.0.0.1:${port}`;
const pages = {
  catalogue: '/en/catalogue',
  search: '/en/catalogue?q=counter&sector=retail',
  scheme: '/en/schemes/dtspp',
};

const root = join(import.meta.dirname, '..');
const data = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
const { server, template } = await startMigrated({ durable: true });
const figures: Record<string, unknown> = { packages };
let met = true;
try {
  const url = await server.createDatabase('page', template);
  await prepareCatalogue(url, join(root, 'schemes'), packages);
  const hub = await startProcess([join(root, 'src/main.ts'), 'serve'], /is at/, {
    DATABASE_URL: url,
    PORT: String(port),
    CAUSEWAY_URL: address,
    CAUSEWAY_DATA: data,
    CAUSEWAY_DEMO: '1',
    LOG_LEVEL: 'error',
  });
  for (const [name, path] of Object.entries(pages)) {
    const first = await visit(address + path);
    if (first.status !== 200) throw new Error(`${path}: ${first.status}`);
    const fetched = await Promise.all(partsOf(first.text).map((part) => visit(new URL(part, address).href)));
    const bytes = first.bytes + fetched.reduce((sum, { bytes: own }) => sum + own, 0);
    const without = first.text.replaceAll(/<script[\s\S]*?<\/script>/g, '');
    const isThere = /<h1/.test(without) && (name === 'scheme' || (without.match(/pkg_bench/g) ?? []).length >= 10);

    await writeFile(join(data, 'page.gz'), first.body);
    const floor = await startProcess([join(import.meta.dirname, 'lib/page-floor.ts'), url, join(data, 'page.gz')], /^\d+$/);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let time = 0; time < times + 30; time += 1) {
      const one = await visit(`http://127.0.0.1:${floor.line}/`);
      const two = await visit(address + path);
      if (time >= 30) {
        bare.push(one.firstByte);
        ours.push(two.firstByte);
      }
    }
    await floor.stop();
    const found = {
      firstByte: rounded(median(ours), 2),
      firstByteP95: rounded(quantile(ours, 0.95), 2),
      floorFirstByte: rounded(median(bare), 2),
      ratio: rounded(median(ours) / median(bare), 2),
      htmlBytes: first.bytes,
      allBytes: bytes,
      showsContentWithoutScript: isThere,
    };
    line({ page: path, ...found });
    figures[name] = found;
    met &&= bytes < most && isThere;
  }
  figures.memoryMegabytes = residentMegabytes(hub.process);
  await hub.stop();
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
verdict('page', figures, `under ${most} bytes gzipped in all before pictures, content without script`, met);
