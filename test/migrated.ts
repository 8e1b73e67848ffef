// Databases with every migration applied, to copy from: making one takes a second or two, copying it some milliseconds.

import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { openPostgres } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { DB } from '../src/platform/schema.ts';
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts';

const template = 'migrated';

/** Starts a PostgreSQL with a migrated database to name as template in `createDatabase`. */
export async function startMigrated(options: PostgresOptions = {}): Promise<{ server: Postgres; template: string }> {
  const server = await startPostgres(options);
  try {
    const database = await openPostgres(await server.createDatabase(template), 1);
    try {
      await migrate(database.db);
    } finally {
      await database.close();
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { server, template };
}

/** The files of a migrated PGlite, for `openPglite(undefined, blob)`. */
export async function migratedPglite(): Promise<Blob> {
  const pglite = await PGlite.create();
  try {
    await migrate(new Kysely<DB>({ dialect: new PGliteDialect({ pglite }) }));
    return await pglite.dumpDataDir('none');
  } finally {
    await pglite.close();
  }
}
