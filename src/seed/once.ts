// The first start of a demonstration makes the example hub, in a process of its own: what that takes is given back before
// anybody is served. Until it is finished a marker stands in the data folder; a folder with the marker holds half a hub
// that nobody has used, and is made anew.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigProblem } from '../config.ts';
import { openDatabase } from '../hub.ts';
import { isEmpty } from './seed.ts';

const marker = (config: Config) => join(config.data, 'example-hub.unfinished');

export async function makeExampleOnce(config: Config): Promise<void> {
  if (!(await isNew(config))) return;
  process.stdout.write('Making the example hub (once, about a minute) …\n');
  const main = join(import.meta.dirname, '../main.ts');
  const child = spawn(process.execPath, ['--max-semi-space-size=8', main, 'seed'], { stdio: ['ignore', 'inherit', 'inherit'] });
  const stop = () => {
    child.kill('SIGTERM');
  };
  process.once('exit', stop);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.off('exit', stop);
  if (code !== 0) throw new ConfigProblem('The example hub was not made (the reason is above). Start again to try once more');
}

async function isNew(config: Config): Promise<boolean> {
  if (config.database !== undefined) {
    const { database, close } = await openDatabase(config);
    try {
      return await isEmpty(database.db);
    } finally {
      await close();
    }
  }
  if (existsSync(marker(config))) {
    await rm(join(config.data, 'db'), { recursive: true, force: true });
    await rm(join(config.data, 'files'), { recursive: true, force: true });
  }
  return !existsSync(join(config.data, 'db'));
}

/** Marks the example hub as begun. What it answers is to be called when it is finished. */
export async function beginExample(config: Config): Promise<() => Promise<void>> {
  await mkdir(config.data, { recursive: true });
  await writeFile(marker(config), 'The example hub is being made. Delete this folder if that was broken off.\n');
  return () => rm(marker(config));
}
