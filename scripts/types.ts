// npm run types: writes src/platform/schema.ts from the migrations, applied to a real PostgreSQL. That the file is up to
// date is a test (src/platform/schema.test.ts).

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openPostgres } from '../src/platform/db.ts';
import { startMigrated } from '../test/migrated.ts';
import { schemaSource } from './schema.ts';

const { server, template } = await startMigrated();
try {
  const database = await openPostgres(server.url(template), 1);
  try {
    const file = path.join(import.meta.dirname, '..', 'src', 'platform', 'schema.ts');
    writeFileSync(file, await schemaSource(database.db));
  } finally {
    await database.close();
  }
} finally {
  await server.stop();
}
