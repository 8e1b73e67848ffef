import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { schemaSource } from '../../scripts/schema.ts';

test('the types of the tables are those of the migrations (if not: npm run types)', async () => {
  const database = await openTestDatabase();
  const file = path.join(import.meta.dirname, 'schema.ts');
  try {
    expect(await readFile(file, 'utf8')).toBe(await schemaSource(database.db));
  } finally {
    await database.close();
  }
});
