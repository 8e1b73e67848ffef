import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { expect, test, vi } from 'vitest';

test('a server goes, with its folder, when the process that started it is killed', async () => {
  const source = `
    import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'postgres.ts'))};
    import pg from 'pg';
    const server = await startPostgres();
    const client = new pg.Client(server.url('postgres'));
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as folder");
    console.log(JSON.stringify({ url: server.url('postgres'), folder: rows[0].folder }));
    process.kill(process.pid, 'SIGKILL');`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: path.join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(owner, 'exit');
  const { url, folder } = JSON.parse(await text(owner.stdout)) as { url: string; folder: string };
  expect(await gone).toEqual([null, 'SIGKILL']);

  await vi.waitFor(() => expect(existsSync(path.dirname(folder))).toBe(false), { timeout: 20_000, interval: 100 });
  await expect(new pg.Client(url).connect()).rejects.toThrow('ECONNREFUSED');
});
