// A lock between processes of this checkout: one file, made atomically, touched while it is held.
// Plain JavaScript, because scripts/run.mjs uses it on whatever Node the host has.

import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT = 2_000;
const SILENT = 30_000;

/**
 * Runs `work` while holding the lock `file`; waits for another holder and says so once. A holder that died, or has not
 * touched its lock for half a minute, is passed over.
 *
 * @template T
 * @param {string} file
 * @param {string} waitingFor goes into "Waiting for …"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, waitingFor, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(file);) {
    if (!told) console.error(`Waiting for ${waitingFor} …`);
    told = true;
    await sleep(200);
  }
  const beat = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, BEAT);
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (isAbandoned(file)) {
    // Renaming succeeds for one of several who find it abandoned; the others come round again.
    try {
      fs.renameSync(file, `${file}.${process.pid}`);
      fs.rmSync(`${file}.${process.pid}`);
    } catch {
      // Somebody else was first.
    }
  }
  return false;
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > SILENT) return true;
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // Between making the file and writing the number into it there is a moment without one.
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
