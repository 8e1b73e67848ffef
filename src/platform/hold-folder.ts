import { lock } from 'proper-lockfile';

/** A folder that another process is using. */
export class FolderInUse extends Error {}

/** Takes a folder for this process alone; a lock left by a process that was killed is taken over after some seconds. */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  try {
    return await lock(folder, {
      stale: 10_000,
      update: 2_000,
      retries: { retries: 12, minTimeout: 1_000, maxTimeout: 1_000, factor: 1 },
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ELOCKED') throw error;
    throw new FolderInUse(
      `The folder ${folder} is in use by another process. Stop that one, or set CAUSEWAY_DATA to another folder`,
    );
  }
}
