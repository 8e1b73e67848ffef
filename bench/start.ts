// What a first and a second start cost on the embedded database: seconds until it answers and memory held, with the example
// hub made the first time. The ratio is the second start to the first.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentMegabytes, startProcess } from './lib/processes.ts';
import { line, rounded, verdict } from './lib/report.ts';
import { visit } from './lib/visit.ts';

const most = 700;
const port = 21_992;
const address = `http://127.0.0.1:${port}`;
const data = await mkdtemp(join(tmpdir(), 'causeway-bench-'));

async function start(name: string) {
  const started = performance.now();
  const hub = await startProcess([join(import.meta.dirname, '../src/main.ts'), 'start'], /is at/, {
    PORT: String(port),
    CAUSEWAY_DATA: data,
    LOG_LEVEL: 'error',
  });
  const seconds = rounded((performance.now() - started) / 1000, 1);
  for (const path of ['/en/', '/en/catalogue', '/en/figures', '/en/schemes/dtspp']) {
    for (let time = 0; time < 20; time += 1) {
      const { status } = await visit(address + path);
      if (status !== 200) throw new Error(`${path}: ${status}`);
    }
  }
  const megabytes = residentMegabytes(hub.process);
  line({ start: name, seconds, megabytes });
  await hub.stop();
  return { seconds, megabytes };
}

try {
  const first = await start('first, with the example hub');
  const second = await start('second');
  const figures = {
    firstSeconds: first.seconds,
    secondSeconds: second.seconds,
    ratio: rounded(second.seconds / first.seconds),
    firstMegabytes: first.megabytes,
    secondMegabytes: second.megabytes,
  };
  verdict('start', figures, `under ${most} MB held`, Math.max(first.megabytes, second.megabytes) < most);
} finally {
  await rm(data, { recursive: true, force: true });
}
