import { open } from 'node:fs/promises';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Files, Received } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { inspect } from '../documents/inspect.ts';
import { tidyName } from '../documents/kinds.ts';
import { record } from '../log/log.ts';
import { heldImport } from './imports.ts';
import { loosenFile } from './keep.ts';

/** The largest file that is taken, in bytes. */
export const largestImport = 20_000_000;

/**
 * Takes the file of an import in, in place of the one before, and has it read. What calls itself a workbook is unpacked once
 * against limits; what calls itself CSV must be text.
 */
export async function takeFile(db: Db, files: Files, actor: Actor, id: string, upload: Upload, now: Date): Promise<void> {
  await transact(db, (tx) => heldImport(tx, actor, id, ['empty', 'reading', 'checked']));
  const name = tidyName(upload.name);
  if (name === undefined) throw new Refusal(422, 'document.name');
  if (!/\.(csv|xlsx)$/i.test(name)) throw new Refusal(415, 'document.kind', { name, accepted: 'CSV, Excel (XLSX)' });
  const received = await files.receive(upload, largestImport).catch((error: unknown) => {
    const isLarge = error instanceof Refusal && error.status === 413;
    throw isLarge ? new Refusal(413, 'document.too_large', { name, limit: largestImport / 1_000_000 }) : error;
  });
  try {
    if (/\.xlsx$/i.test(name)) await inspect(received.path, { name, kind: 'xlsx' });
    else await refuseBytes(received, name);
    const key = storageKey(newId('imf'));
    await db.insertInto('loose_file').values({ storage_key: key, since: now }).execute();
    await files.put(key, await received.blob(), received.sha256);
    await transact(db, (tx) => keep(tx, actor, id, { key, name, received }, now));
  } finally {
    await received.discard();
  }
}

/** The last two characters are chance, so folders fill evenly. */
const storageKey = (id: string) => `${id.slice(-2)}/${id}`;

/** A file that is empty, or begins as an archive or a program does, is no table whatever its name says. */
async function refuseBytes({ path, bytes }: Received, name: string): Promise<void> {
  if (bytes === 0) throw new Refusal(422, 'document.empty', { name });
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const isWide = head[0] === 0xff || head[0] === 0xfe;
    if (!isWide && (head.includes(0) || head.subarray(0, 2).toString('latin1') === 'PK')) {
      throw new Refusal(415, 'document.not_what_it_says', { name, said: 'CSV' });
    }
  } finally {
    await file.close();
  }
}

interface Arrived {
  readonly key: string;
  readonly name: string;
  readonly received: Received;
}

async function keep(tx: Tx, actor: Actor, id: string, { key, name, received }: Arrived, now: Date): Promise<void> {
  const one = await heldImport(tx, actor, id, ['empty', 'reading', 'checked']);
  const taken = await tx.deleteFrom('loose_file').where('storage_key', '=', key).where('doomed', '=', false).executeTakeFirst();
  if (taken.numDeletedRows === 0n) throw new Refusal(503, 'http.busy');
  await loosenFile(tx, one.storage_key, now);
  const { sha256, bytes } = received;
  const edition = one.edition + 1;
  await tx
    .updateTable('import')
    .set({
      status: 'reading',
      edition,
      file_name: name,
      storage_key: key,
      sha256,
      bytes: BigInt(bytes),
      read_share: 0,
      rows: 0,
      problems: 0,
      changed_at: now,
    })
    .where('id', '=', id)
    .execute();
  await record(tx, { at: now, kind: 'import.file_taken', subject: id, actor: actor.id, facts: { sha256, bytes } });
  await enqueue(tx, 'import.read', { id, edition: String(edition) });
}
