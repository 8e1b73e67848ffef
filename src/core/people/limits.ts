import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keyedHash } from '../../platform/secret.ts';

/** How many tries in how many minutes. */
export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

/**
 * Counts a try and refuses (429) the one too many. Counted in a transaction of its own, so that a try counts whatever comes
 * of it, and nobody waits for another's. Each key has its own window, which starts with its first try.
 */
export async function countTry(db: Db, key: Buffer, name: string, { most, minutes }: Limit, now: Date): Promise<void> {
  const since = new Date(now.getTime() - minutes * 60_000);
  const { rows } = await transact(db, (tx) =>
    sql<{ count: number; started_at: Date }>`
      insert into rate_limit as held (key, count, started_at) values (${keyedHash(key, name)}, 1, ${now})
      on conflict (key) do update set
        count = case when held.started_at <= ${since} then 1 else held.count + 1 end,
        started_at = case when held.started_at <= ${since} then ${now} else held.started_at end
      returning count, started_at`.execute(tx),
  );
  const row = rows[0];
  if (row === undefined || row.count <= most) return;
  const left = row.started_at.getTime() + minutes * 60_000 - now.getTime();
  throw new Refusal(429, 'people.too_often', { minutes: Math.max(1, Math.ceil(left / 60_000)) });
}

/** Forgets the tries that led to somebody's being let in: those were theirs. */
export async function forgetTries(tx: Tx, key: Buffer, name: string): Promise<void> {
  await tx.deleteFrom('rate_limit').where('key', '=', keyedHash(key, name)).execute();
}
