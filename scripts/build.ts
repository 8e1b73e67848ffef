// Builds the web into dist/ when something it is made of has changed since the last build, and does nothing otherwise.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

const root = path.dirname(import.meta.dirname);
const stamp = path.join(root, 'dist', '.built-from');
const madeOf = [
  'src/web/**',
  'src/modules/*/pages/**',
  'src/messages/**',
  'src/platform/{formats,messages}.ts',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

const wanted = fingerprint();
if (!isBuilt(wanted)) {
  await withLock(path.join(root, '.runtime', 'build-lock'), 'another start to finish building', async () => {
    if (!isBuilt(wanted)) build(wanted);
  });
}

function isBuilt(print: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

function build(print: string): void {
  const started = Date.now();
  console.error('Building the web …');
  // Without the stamp a half-written dist/ is never taken for a whole one.
  rmSync(stamp, { force: true });
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const end = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (end.status !== 0) process.exit(end.status ?? 1);
  writeFileSync(stamp, print);
  console.error(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** One hash over the names and contents of everything the web is made of. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(madeOf, { cwd: root })
    .filter((file) => statSync(path.join(root, file)).isFile())
    .toSorted();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
