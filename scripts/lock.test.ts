import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from './lock.mjs';

function place(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that takes the lock, reads a number, waits and writes the next one: without a lock, numbers are lost. */
function counting(folder: string) {
  const source = `
    import { withLock } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.mjs'))};
    import fs from 'node:fs';
    await withLock('lock', 'another', async () => {
      const before = Number(fs.readFileSync('count', 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 100));
      fs.writeFileSync('count', String(before + 1));
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: folder, stdio: 'ignore' });
}

test('of several processes one at a time holds the lock', async () => {
  const folder = place();
  writeFileSync(path.join(folder, 'count'), '0');
  await Promise.all([1, 2, 3, 4].map(() => once(counting(folder), 'exit')));
  expect(readFileSync(path.join(folder, 'count'), 'utf8')).toBe('4');
  expect(existsSync(path.join(folder, 'lock'))).toBe(false);
});

test('the lock of a process that is gone holds nobody up', async () => {
  const file = path.join(place(), 'lock');
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  writeFileSync(file, String(gone.pid));
  await expect(withLock(file, 'nobody', () => Promise.resolve('done'))).resolves.toBe('done');
});

test('work that throws leaves no lock', async () => {
  const file = path.join(place(), 'lock');
  await expect(withLock(file, 'nobody', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
});
