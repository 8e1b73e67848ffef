/*
 * Publishing versions of schemes. A version comes from a file of the folder when the hub starts, or from a draft that was
 * written in the hub and seen by a second person. Neither undoes the other unnoticed: a file counts only when it has changed
 * since a hub last started with it, and one that changed while the newest version came from the hub waits as a draft (ADR 0023).
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../log/log.ts';
import { readSchemes, type SchemeFile } from './load.ts';
import { problemText } from './problems.ts';
import type { Scheme } from './shape.ts';
import { publishingIn } from './versions.ts';

export interface Published {
  readonly scheme: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * Stores every scheme file of a folder that has changed as the next version of its scheme. Versions before stay as they are,
 * and so do the calls that were opened with them. Returns what was published now; nothing when nothing has changed. A file
 * with a problem stops all of it: the error names each file and line.
 */
export async function publishSchemes(tx: Tx, folder: string, by: string, now: Date): Promise<readonly Published[]> {
  const { files, problems } = readSchemes(folder);
  if (problems.length > 0) throw new Error(problems.map((problem) => problemText(problem)).join('\n'));
  const published: Published[] = [];
  for (const file of files) {
    const version = await takeFile(tx, file, by, now);
    if (version !== undefined) published.push({ scheme: file.scheme.scheme, version, hash: file.hash });
  }
  return published;
}

/** Two processes that start at once publish one after the other, so the second finds nothing new. */
export async function lockScheme(tx: Tx, scheme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`scheme ${scheme}`}, 0))`.execute(tx);
}

async function takeFile(tx: Tx, { scheme, hash, text }: SchemeFile, by: string, now: Date): Promise<number | undefined> {
  const name = scheme.scheme;
  await lockScheme(tx, name);
  const known = await tx.selectFrom('scheme_file').select('hash').where('scheme', '=', name).executeTakeFirst();
  if (known?.hash === hash) return undefined;
  await tx
    .insertInto('scheme_file')
    .values({ scheme: name, hash, seen_at: now })
    .onConflict((there) => there.column('scheme').doUpdateSet({ hash, seen_at: now }))
    .execute();
  const last = await lastVersion(tx, name);
  if (last?.hash === hash) return undefined;
  if (last?.draft_id === undefined || last.draft_id === null)
    return publishVersion(tx, { scheme, hash, text, draftId: null }, by, now);
  await waitAsDraft(tx, name, last.version, text, hash, now);
  return undefined;
}

/** The file and the hub have gone different ways: people decide, by comparing the two. */
async function waitAsDraft(tx: Tx, scheme: string, version: number, text: string, hash: string, now: Date): Promise<void> {
  const id = newId('sdr', now.getTime());
  await tx
    .insertInto('scheme_draft')
    .values({ id, scheme, base_version: version, origin: 'file', text, created_at: now, changed_at: now })
    .execute();
  await record(tx, { at: now, kind: 'scheme.file_waits', subject: id, actor: 'hub', facts: { scheme, hash, newest: version } });
}

interface NewVersion {
  readonly scheme: Scheme;
  readonly hash: string;
  readonly text: string;
  readonly draftId: string | null;
}

/** Stores the next version of a scheme. The caller holds its lock. Returns the version's number. */
export async function publishVersion(
  tx: Tx,
  { scheme, hash, text, draftId }: NewVersion,
  by: string,
  now: Date,
): Promise<number> {
  publishingIn(tx);
  const version = ((await lastVersion(tx, scheme.scheme))?.version ?? 0) + 1;
  await tx
    .insertInto('scheme_version')
    .values({
      scheme: scheme.scheme,
      version,
      hash,
      text,
      draft_id: draftId,
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
    facts: { version, hash, round: scheme.round, draft: draftId },
  });
  return version;
}

/** The newest version of a scheme; nothing of one that was never published. */
export async function lastVersion(tx: Tx, scheme: string) {
  return tx
    .selectFrom('scheme_version')
    .select(['version', 'hash', 'draft_id'])
    .where('scheme', '=', scheme)
    .orderBy('version', 'desc')
    .executeTakeFirst();
}
