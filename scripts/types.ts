// Writes src/platform/schema.ts from the migrations: `npm run types`. A column with a check on a list of words
// becomes a union of those words. With --check it writes nothing and fails when the file is out of date.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const root = join(import.meta.dirname, '..');
const file = join(root, 'src/platform/schema.ts');

const types: Readonly<Record<string, string>> = {
  text: 'string',
  bigint: 'bigint',
  integer: 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  date: 'string',
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly defaulted: boolean;
}

const database = await PGlite.create();
for (const name of (await readdir(join(root, 'migrations'))).toSorted()) {
  await database.exec(await readFile(join(root, 'migrations', name), 'utf8'));
}
const columns = await database.query<Column>(
  `select c.table_name as "table", c.column_name as "column", data_type as type,
     is_nullable = 'YES' as nullable, column_default is not null as defaulted
   from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where table_schema = 'public' and table_type = 'BASE TABLE' order by 1, ordinal_position`,
);
const checks = await database.query<{ table: string; definition: string }>(
  `select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`,
);
await database.close();

const words = new Map<string, string>();
for (const { table, definition } of checks.rows) {
  const found = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(definition);
  if (found?.[1] === undefined || found[2] === undefined) continue;
  words.set(`${table}.${found[1]}`, found[2].replaceAll('::text', '').split(', ').join(' | '));
}

function typeOf({ table, column, type, nullable, defaulted }: Column): string {
  if (type === 'jsonb') {
    const written = ['string', ...(nullable ? ['null'] : []), ...(defaulted || nullable ? ['undefined'] : [])].join(' | ');
    return `ColumnType<unknown, ${written}, ${nullable ? 'string | null' : 'string'}>`;
  }
  const known = words.get(`${table}.${column}`) ?? types[type];
  if (known === undefined) throw new Error(`${table}.${column} is of type ${type}, which has no TypeScript type here`);
  const whole = nullable ? `${known} | null` : known;
  return defaulted ? `Generated<${whole}>` : whole;
}

let text = `// Generated from the migrations by \`npm run types\`. Do not edit. A jsonb column is written as JSON text.

import type { ColumnType } from 'kysely';

type Generated<T> = ColumnType<T, T | undefined, T>;

export interface DB {
`;
for (const [table, own] of Map.groupBy(columns.rows, (row) => row.table)) {
  text += `  ${table}: {\n${own.map((row) => `    ${row.column}: ${typeOf(row)};\n`).join('')}  };\n`;
}
text += '}\n';

if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8')) !== text) {
    process.stderr.write('src/platform/schema.ts is out of date: npm run types\n');
    process.exit(1);
  }
} else {
  await writeFile(file, text);
}
