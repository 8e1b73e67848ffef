// Writes the types of the tables from the tables themselves, so that src/platform/schema.ts cannot say anything else
// than the migrations do. A check such as `status in ('draft', 'submitted')` becomes a union of those texts.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { format, type FormatConfig } from 'oxfmt';
import type { Db } from '../src/platform/db.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly filled: boolean;
  readonly checks: readonly string[];
}

const columns = sql<Column>`
  select t.relname as "table", c.attname as name, format_type(c.atttypid, null) as type, not c.attnotnull as nullable,
         c.atthasdef or c.attidentity <> '' as filled,
         array(select pg_get_constraintdef(k.oid) from pg_constraint k
               where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[c.attnum] order by k.conname) as checks
  from pg_class t join pg_attribute c on c.attrelid = t.oid
  where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and t.relname <> 'migration'
    and c.attnum > 0 and not c.attisdropped
  order by t.relname collate "C", c.attnum`;

const header = `// Generated from the migrations by \`npm run types\`. Do not edit. A jsonb column is written as JSON text.

import type { ColumnType } from 'kysely';

type Generated<T> = ColumnType<T, T | undefined, T>;
`;

/** The source of src/platform/schema.ts for a database that has every migration. */
export async function schemaSource(db: Db): Promise<string> {
  const { rows } = await columns.execute(db);
  const tables = Map.groupBy(rows, (column) => column.table);
  const bodies = [...tables].map(([table, list]) => {
    const lines = list.map((column) => `    ${column.name}: ${typeOf(column)};\n`);
    return `  ${table}: {\n${lines.join('')}  };\n`;
  });
  return formatted(`${header}\nexport interface DB {\n${bodies.join('')}}\n`);
}

async function formatted(source: string): Promise<string> {
  const settings = readFileSync(path.join(import.meta.dirname, '..', '.oxfmtrc.json'), 'utf8');
  const { code, errors } = await format('schema.ts', source, JSON.parse(settings) as FormatConfig);
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
  return code;
}

const scalars: Readonly<Record<string, string>> = {
  text: 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'string',
  'timestamp with time zone': 'Date',
};

function typeOf(column: Column): string {
  const orNull = column.nullable ? ' | null' : '';
  if (column.type === 'jsonb') {
    const whenLeftOut = column.nullable || column.filled ? ' | undefined' : '';
    return `ColumnType<unknown, string${orNull}${whenLeftOut}, string${orNull}>`;
  }
  const type = `${union(column.checks) ?? scalar(column)}${orNull}`;
  return column.filled ? `Generated<${type}>` : type;
}

function scalar(column: Column): string {
  const element = column.type.replace(/\[\]$/, '');
  const type = scalars[element];
  if (!type)
    throw new Error(`${column.table}.${column.name} is ${column.type}: say in scripts/schema.ts what that is in TypeScript`);
  return element === column.type ? type : `${type}[]`;
}

/** The texts of a check of the form `column in (…)`, as PostgreSQL writes it back. */
function union(checks: readonly string[]): string | undefined {
  for (const check of checks) {
    const list = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(check)?.[1];
    const texts = list?.match(/'(?:[^']|'')*'/g);
    if (texts) return texts.join(' | ');
  }
  return undefined;
}
