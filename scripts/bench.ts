// npm run bench -- NAME: runs bench/NAME.ts. A benchmark prints one JSON object per line on stdout and nothing else
// there; its exit code says whether it could run at all, its last line whether the target was met.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(path.dirname(import.meta.dirname), 'bench');
const [name, ...args] = process.argv.slice(2);
const known = globSync('*.ts', { cwd: folder })
  .map((file) => path.basename(file, '.ts'))
  .toSorted();

if (!name || !/^[\w-]+$/.test(name) || !existsSync(path.join(folder, `${name}.ts`))) {
  console.error(`Name a benchmark: npm run bench -- NAME, where NAME is ${known.join(', ') || '(there is none yet)'}.`);
  process.exit(1);
}
const end = spawnSync(process.execPath, [path.join(folder, `${name}.ts`), ...args], { stdio: 'inherit' });
process.exit(end.status ?? 1);
