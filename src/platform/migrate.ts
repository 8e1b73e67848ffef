import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Db, transact } from './db.ts';

export const migrationsFolder = join(import.meta.dirname, '../../migrations');

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(migrationsFolder, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/**
 * Brings the tables up to date, forward only, all or nothing. Two processes may call it at once: one waits.
 * Throws when a migration that has run was changed afterwards. Returns the names of those applied now.
 */
export async function migrate(db: Db): Promise<string[]> {
  const all = await migrations();
  return transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(728100)`.execute(tx);
    await sql`create table if not exists migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`.execute(
      tx,
    );
    const { rows } = await sql<{ name: string; hash: string }>`select name, hash from migration`.execute(tx);
    const done = new Map(rows.map((row) => [row.name, row.hash]));
    const applied: string[] = [];
    for (const { name, text, hash } of all) {
      const before = done.get(name);
      if (before === hash) continue;
      if (before !== undefined) throw new Error(`migrations/${name} was changed after it had run on this database`);
      for (const statement of statements(text)) await sql.raw(statement).execute(tx);
      await sql`insert into migration (name, hash) values (${name}, ${hash})`.execute(tx);
      applied.push(name);
    }
    return applied;
  });
}

/** Splits a file at semicolons that end a line, keeping function bodies between $$ whole. */
export function statements(text: string): string[] {
  const found: string[] = [];
  let current = '';
  let inBody = false;
  for (const line of text.split('\n')) {
    if (!inBody && (line.trim() === '' || line.startsWith('--'))) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      found.push(current);
      current = '';
    }
  }
  if (current.trim() !== '') found.push(current);
  return found;
}
