// Everything the hub holds about a person and the applications of their organisations, packed for them to take away: JSON as
// the tables have it, and the documents as they were attached.

import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Db } from '../../platform/db.ts';
import { transact } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Download } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { loosen } from '../documents/documents.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { gather } from './gather.ts';

/** How long a package waits to be fetched. */
const kept = 7 * 86_400_000;
/** How many somebody may ask for in a day. */
const mostADay = 3;

/** Asks for one's own data. While one is being packed, asking again gives that one. */
export function askForData(db: Db, actor: Actor, locale: string, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const recent = await tx
      .selectFrom('data_export')
      .select(['id', 'ready_at'])
      .where('person_id', '=', actor.id)
      .where('asked_at', '>', new Date(now.getTime() - 86_400_000))
      .orderBy('asked_at', 'desc')
      .execute();
    const open = recent.find(({ ready_at: readyAt }) => readyAt === null);
    if (open !== undefined) return { id: open.id };
    if (recent.length >= mostADay) throw new Refusal(429, 'owndata.too_many', { limit: mostADay });
    const id = newId('dex', now.getTime());
    await tx.insertInto('data_export').values({ id, person_id: actor.id, locale, asked_at: now }).execute();
    await enqueue(tx, 'own-data.pack', { exportId: id });
    return { id };
  });
}

/** Packs what was asked for and tells the person. Run twice, it packs once. */
export async function packData(db: Db, files: Files, exportId: string, now: Date): Promise<void> {
  const asked = await db.selectFrom('data_export').selectAll().where('id', '=', exportId).executeTakeFirst();
  if (asked === undefined || asked.ready_at !== null) return;
  const { texts, documents } = await gather(db, asked.person_id, now);
  const zip = new ZipFile();
  for (const [name, value] of Object.entries(texts))
    zip.addBuffer(Buffer.from(`${JSON.stringify(value, plain, 2)}\n`), name, { mtime: now });
  for (const { path, key } of documents) {
    // Opened one at a time, as the package gets to them.
    zip.addReadStreamLazy(path, { mtime: now, compress: false }, (take) => {
      opened(files, key).then(
        (stream) => take(null, stream),
        (error: unknown) => take(error, Readable.from([])),
      );
    });
  }
  zip.end();
  const stream = Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>;
  const received = await files.receive(
    { stream, name: 'own-data.zip', type: 'application/zip', length: undefined },
    Number.MAX_SAFE_INTEGER,
  );
  try {
    const key = `${exportId.slice(-2)}/${exportId}`;
    await db
      .insertInto('loose_file')
      .values({ storage_key: key, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await files.put(key, await received.blob(), received.sha256);
    await transact(db, async (tx) => {
      const ready = {
        ready_at: now,
        expires_at: new Date(now.getTime() + kept),
        storage_key: key,
        bytes: BigInt(received.bytes),
      };
      const done = await tx
        .updateTable('data_export')
        .set(ready)
        .where('id', '=', exportId)
        .where('ready_at', 'is', null)
        .executeTakeFirst();
      if (done.numUpdatedRows === 0n) return;
      await tx.deleteFrom('loose_file').where('storage_key', '=', key).execute();
      const facts = { export: exportId, files: documents.length, sha256: received.sha256 };
      await record(tx, { at: now, kind: 'person.data_packed', subject: asked.person_id, actor: asked.person_id, facts });
      await notify(
        tx,
        [asked.person_id],
        { kind: 'owndata.notice.ready', facts: { until: ready.expires_at.toISOString() }, link: '/portal/account/data' },
        now,
      );
    });
  } finally {
    await received.discard();
  }
}

async function opened(files: Files, key: string): Promise<Readable> {
  const stream = await files.open(key);
  if (stream === undefined) throw new Error(`A document is not in the store: ${key}`);
  return Readable.from(stream);
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** What somebody has asked for lately, the latest first. */
export async function myExports(db: Db, actor: Actor, now: Date) {
  const rows = await db
    .selectFrom('data_export')
    .select(['id', 'asked_at as askedAt', 'ready_at as readyAt', 'expires_at as expiresAt', 'bytes', 'storage_key'])
    .where('person_id', '=', actor.id)
    .orderBy('asked_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ storage_key: key, bytes, ...row }) => ({
    ...row,
    bytes: bytes === null ? null : Number(bytes),
    mayFetch: key !== null && row.expiresAt !== null && now < row.expiresAt,
  }));
}

/** The package, for the person it is about, until it expires. */
export async function fetchData(db: Db, files: Files, actor: Actor, id: string, now: Date): Promise<Download> {
  const row = await db
    .selectFrom('data_export')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', actor.id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'http.not_found');
  if (row.ready_at === null) throw new Refusal(409, 'owndata.not_ready');
  if (row.storage_key === null || row.expires_at === null || now >= row.expires_at) throw new Refusal(410, 'owndata.expired');
  const body = await files.open(row.storage_key);
  if (body === undefined) throw new Error(`The package ${id} is not in the store`);
  return { type: 'application/zip', name: `causeway-${row.ready_at.toISOString().slice(0, 10)}.zip`, body };
}

/** Packages whose time is over: their files become loose. */
export function expireExports(db: Db, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const over = await tx
      .selectFrom('data_export')
      .select(['id', 'storage_key'])
      .where('storage_key', 'is not', null)
      .where('expires_at', '<=', now)
      .forUpdate()
      .execute();
    for (const { id } of over) await tx.updateTable('data_export').set({ storage_key: null }).where('id', '=', id).execute();
    await loosen(
      tx,
      over.flatMap(({ storage_key: key }) => key ?? []),
      now,
    );
  });
}
