import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { checkedKey } from './files-key.ts';
import type { FileStore } from './files.ts';

/**
 * Files in a folder. A file is written under a name of its own and gets its final name only when the disk holds all of
 * it, so whoever finds a key finds a whole file.
 */
export async function folderStore(root: string): Promise<FileStore> {
  await mkdir(root, { recursive: true });
  const pathOf = (key: string) => join(root, checkedKey(key));
  const partOf = (path: string) => `${path}.part`;
  return {
    async put(key, file) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await pipeline(Readable.fromWeb(file.stream() as NodeStream), createWriteStream(partOf(path), { flush: true }));
      await rename(partOf(path), path);
      await settle(dirname(path));
    },
    async open(key) {
      const path = pathOf(key);
      try {
        return (await openAsBlob(path)).stream();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async remove(key) {
      const path = pathOf(key);
      await rm(partOf(path), { force: true });
      await rm(path, { force: true });
    },
  };
}

/** Has the disk hold a folder's list of names before going on, so that a rename survives a power cut. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
