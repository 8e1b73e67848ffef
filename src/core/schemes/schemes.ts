import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { record } from '../log/log.ts';
import { readSchemes } from './load.ts';
import { problemText } from './problems.ts';
import { publishingIn } from './versions.ts';

export interface Published {
  readonly scheme: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * Stores every scheme file of a folder whose content differs from the version published last, as the next version. Versions
 * before stay as they are, and so do the calls that were opened with them. Returns what was published now; nothing when
 * nothing has changed. A file with a problem stops all of it: the error names each file and line.
 */
export async function publishSchemes(tx: Tx, folder: string, by: string, now: Date): Promise<readonly Published[]> {
  const { files, problems } = readSchemes(folder);
  if (problems.length > 0) throw new Error(problems.map((problem) => problemText(problem)).join('\n'));
  publishingIn(tx);
  const published: Published[] = [];
  for (const { scheme, hash } of files) {
    // Two processes that start at once publish one after the other, so the second finds nothing new.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`scheme ${scheme.scheme}`}, 0))`.execute(tx);
    const last = await lastVersion(tx, scheme.scheme);
    if (last?.hash === hash) continue;
    const version = (last?.version ?? 0) + 1;
    await tx
      .insertInto('scheme_version')
      .values({
        scheme: scheme.scheme,
        version,
        hash,
        body: JSON.stringify(scheme),
        published_at: now,
        published_by: by === 'hub' ? null : by,
      })
      .execute();
    await record(tx, {
      at: now,
      kind: 'scheme.published',
      subject: scheme.scheme,
      actor: by,
      facts: { version, hash, round: scheme.round },
    });
    published.push({ scheme: scheme.scheme, version, hash });
  }
  return published;
}

async function lastVersion(tx: Tx, scheme: string) {
  return tx
    .selectFrom('scheme_version')
    .select(['version', 'hash'])
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}
