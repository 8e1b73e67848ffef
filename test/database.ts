// A migrated database of its own for whoever asks in a test, on the engine that the test run is about. The copies come
// from what test/setup-pglite.ts or test/setup-postgres.ts made once for the run.

import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { type Database, openPglite, openPostgres } from '../src/platform/db.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

/** Where a test run gets its databases from. */
export type TestDatabases =
  | { readonly engine: 'pglite'; /** A file with a migrated data folder. */ readonly files: string }
  | { readonly engine: 'postgres'; /** A superuser's address. */ readonly admin: string; readonly template: string };

declare module 'vitest' {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

export interface TestDatabase extends Database {
  /** The address, on PostgreSQL: for a second process or pool on the same database. */
  readonly url?: string;
}

/** Opens a new migrated database. Closing it throws it away. `size` is the most connections, on PostgreSQL. */
export async function openTestDatabase(size = 10): Promise<TestDatabase> {
  const from = inject('databases');
  if (from.engine === 'pglite') return openPglite(undefined, await openAsBlob(from.files));

  const name = `test_${randomUUID()}`;
  const url = await createDatabase(from.admin, name, from.template);
  const database = await openPostgres(url, size);
  const close = async () => {
    await database.close();
    await dropDatabase(from.admin, name);
  };
  return { ...database, url, close };
}
