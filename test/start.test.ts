// What stops a start is said in one clear line, and the exit code is 1.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdFolder } from '../src/platform/hold-folder.ts';
import { freePort } from './postgres.ts';

const main = join(import.meta.dirname, '../src/main.ts');

async function start(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [main, 'start'], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8');
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said };
}

const oneLine = (words: RegExp) => ({
  code: 1,
  said: expect.stringMatching(new RegExp(`^causeway start: [^\\n]*${words.source}[^\\n]*\\n$`)) as string,
});

test('a taken port', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const { port } = taken.address() as { port: number };
  expect(await start({ PORT: String(port) })).toEqual(oneLine(/Port \d+ is taken.*PORT/));
  taken.close();
});

test('a data folder that another process uses', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-held-'));
  const release = await holdFolder(folder);
  const environment = { PORT: String(await freePort()), CAUSEWAY_DATA: folder, CAUSEWAY_DEMO: '0' };
  const settings = {
    CAUSEWAY_SECRET: 'x'.repeat(32),
    CAUSEWAY_URL: 'http://hub.example',
    SMTP_URL: 'smtp://127.0.0.1',
    MAIL_FROM: 'a@hub.example',
  };
  expect(await start({ ...environment, ...settings })).toEqual(oneLine(/in use by another process.*CAUSEWAY_DATA/));
  await release();
  await rm(folder, { recursive: true });
});

test('a database that does not answer', async () => {
  const nowhere = `postgres://nobody:secret@127.0.0.1:${await freePort()}/hub`;
  const found = await start({ PORT: String(await freePort()), DATABASE_URL: nowhere, CAUSEWAY_DEMO: '1' });
  expect(found).toEqual(oneLine(/does not answer.*DATABASE_URL/));
  expect(found.said).not.toContain('secret');
});

test.each([
  [{ SMTP_URL: 'smtp://127.0.0.1' }, /MAIL_FROM/],
  [{ S3_BUCKET: 'hub' }, /S3_ENDPOINT/],
  [{ PORT: 'many' }, /PORT/],
])('settings that are half set or wrong: %o', async (environment, words) => {
  expect(await start(environment)).toEqual(oneLine(words));
});
