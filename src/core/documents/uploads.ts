// A large file arrives in pieces, so that a lost connection costs a piece and not the file. A piece is kept like a document:
// noted as loose, put into the store, and only then counted, in one transaction. The offset in the database is the truth.

import { Readable } from 'node:stream';
import type { Db } from '../../platform/db.ts';
import { transact, type Tx } from '../../platform/db.ts';
import type { Files, Gathered } from '../../platform/files.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { attach, type DocumentOwner, loosen, type Slot } from './documents.ts';
import { acceptName, headLength, refuseHead } from './inspect.ts';
import { documentColumns, type DocumentView } from './views.ts';

/** How many files a person may have on their way at once. */
const mostAtOnce = 20;
/** How long a file may rest on its way: two days after its last byte. */
export const uploadRest = 2 * 86_400_000;

export interface Beginning {
  readonly owner: string;
  readonly ownerId: string;
  readonly field: string;
  readonly name: string;
  /** How the sender knows the file again when it is chosen once more. */
  readonly fingerprint: string | undefined;
  readonly bytes: number;
}

/** Makes room for a file. What its name, its size and the place for it rule out is refused now, before a byte is sent. */
export async function beginUpload(
  db: Db,
  owners: readonly DocumentOwner[],
  actor: Actor,
  beginning: Beginning,
  now: Date,
): Promise<{ id: string }> {
  const { bytes, ownerId } = beginning;
  const slot = await slotOf(db, owners, actor, beginning, now);
  const { name } = acceptName(beginning.name, slot.accept);
  if (bytes === 0) throw new Refusal(422, 'document.empty', { name });
  if (bytes > slot.maxMegabytes * 1_000_000) throw new Refusal(413, 'document.too_large', { name, limit: slot.maxMegabytes });
  await refuseFull(db, slot);
  const open = await db
    .selectFrom('upload')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('person_id', '=', actor.id)
    .where('document_id', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(open.count) >= mostAtOnce) throw new Refusal(409, 'upload.too_many', { limit: mostAtOnce });
  const id = newId('upl', now.getTime());
  await db
    .insertInto('upload')
    .values({
      id,
      person_id: actor.id,
      owner_kind: slot.owner.kind,
      owner_id: ownerId,
      field: slot.field,
      name,
      fingerprint: beginning.fingerprint ?? null,
      bytes: BigInt(bytes),
      begun_at: now,
      changed_at: now,
    })
    .execute();
  return { id };
}

type Place = Pick<Beginning, 'owner' | 'ownerId' | 'field'>;

async function slotOf(db: Db, owners: readonly DocumentOwner[], actor: Actor, place: Place, now: Date): Promise<Slot> {
  const owner = owners.find((one) => one.kind === place.owner);
  if (owner === undefined) throw new Refusal(404, 'http.not_found');
  return owner.slot(db, actor, place.ownerId, place.field, now);
}

async function refuseFull(db: Db, { ownerId, field, maxFiles }: Slot): Promise<void> {
  const there = await db
    .selectFrom('document')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('field', '=', field)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(there.count) >= maxFiles) throw new Refusal(409, 'document.too_many', { limit: maxFiles });
}

/** A file on its way that this person sends. Anybody else's looks as if it were not there. */
export async function ownUpload(db: Db, actor: Actor, id: string) {
  const row = await db.selectFrom('upload').selectAll().where('id', '=', id).where('person_id', '=', actor.id).executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'http.not_found');
  return { ...row, bytes: Number(row.bytes), received: Number(row.received) };
}
type Row = Awaited<ReturnType<typeof ownUpload>>;

/** Files that this person has on their way to an owner, the oldest first; never more than a few. */
export function underway(db: Db, actor: Actor, ownerId: string) {
  return db
    .selectFrom('upload')
    .select(['id', 'field', 'name', 'fingerprint', 'bytes', 'received', 'changed_at'])
    .where('person_id', '=', actor.id)
    .where('owner_id', '=', ownerId)
    .where('document_id', 'is', null)
    .orderBy('begun_at')
    .limit(mostAtOnce)
    .execute();
}

interface Piece {
  /** Where in the file it begins. It must be where the last one ended. */
  readonly offset: number;
  /** SHA-256 in hex, when the sender gave it. */
  readonly checksum: string | undefined;
}

/**
 * Takes a piece of a file in. When the connection is lost in the middle, what had arrived is kept, unless a checksum was to
 * prove it. Returns how much of the file is there now.
 */
export async function takePiece(
  db: Db,
  files: Files,
  actor: Actor,
  id: string,
  { offset, checksum }: Piece,
  upload: Upload,
  now: Date,
): Promise<number> {
  const row = await ownUpload(db, actor, id);
  if (row.document_id !== null || offset !== row.received) throw elsewhere(row.received);
  const { kind } = acceptName(row.name, allKinds);
  const isFirst = offset === 0;
  const look = (head: Buffer) => refuseHead(head, { name: row.name, kind });
  const gathered = await files
    .gather(upload, row.bytes - offset, isFirst ? { bytes: Math.min(headLength, row.bytes), look } : undefined)
    .catch((error: unknown) => giveUp(db, row, error, now));
  try {
    if (gathered.bytes === 0) return row.received;
    if (checksum !== undefined && gathered.sha256 !== checksum) {
      if (!gathered.isWhole) return row.received;
      throw new Refusal(460, 'upload.checksum');
    }
    return await keepPiece(db, files, row, offset, gathered, now);
  } finally {
    await gathered.discard();
  }
}

/** The name was held against what the place takes when the upload began. */
const allKinds = ['pdf', 'jpg', 'png', 'docx', 'xlsx'] as const;

const elsewhere = (received: number) => new Refusal(409, 'upload.offset', { received });

/** A file that is not what its name says need not be sent to the end. */
async function giveUp(db: Db, row: Row, error: unknown, now: Date): Promise<never> {
  if (error instanceof Refusal && error.status === 415) await transact(db, (tx) => forget(tx, row.id, now));
  throw error;
}

async function keepPiece(db: Db, files: Files, row: Row, offset: number, gathered: Gathered, now: Date): Promise<number> {
  const piece = newId('prt');
  const key = `${piece.slice(-2)}/${piece}`;
  await db.insertInto('loose_file').values({ storage_key: key, since: now }).execute();
  await files.put(key, await gathered.blob(), gathered.sha256);
  return transact(db, async (tx) => {
    const received = offset + gathered.bytes;
    const moved = await tx
      .updateTable('upload')
      .set({ received: BigInt(received), changed_at: now })
      .where('id', '=', row.id)
      .where('received', '=', BigInt(offset))
      .where('document_id', 'is', null)
      .executeTakeFirst();
    const taken = await tx.deleteFrom('loose_file').where('storage_key', '=', key).where('doomed', '=', false).executeTakeFirst();
    if (moved.numUpdatedRows === 0n || taken.numDeletedRows === 0n) throw elsewhere(row.received);
    await tx
      .insertInto('upload_part')
      .values({ upload_id: row.id, start: BigInt(offset), bytes: BigInt(gathered.bytes), storage_key: key })
      .execute();
    return received;
  });
}

/**
 * Makes the document of a file that has arrived whole, with every check that a file sent in one go passes. Asked again, it
 * answers the same. A file that is refused for good is forgotten; one that only could not be checked just now can be asked
 * for again without being sent again.
 */
export async function finishUpload(
  db: Db,
  files: Files,
  owners: readonly DocumentOwner[],
  actor: Actor,
  id: string,
  now: Date,
): Promise<DocumentView> {
  const row = await ownUpload(db, actor, id);
  if (row.document_id !== null) return documentOf(db, row.document_id);
  if (row.received < row.bytes) throw new Refusal(409, 'upload.incomplete', { received: row.received, bytes: row.bytes });
  const place = { owner: row.owner_kind, ownerId: row.owner_id, field: row.field };
  const slot = await slotOf(db, owners, actor, place, now);
  const parts = await db.selectFrom('upload_part').select('storage_key').where('upload_id', '=', id).orderBy('start').execute();
  const keys = parts.map((part) => part.storage_key);
  const whole = { stream: joined(files, keys), name: row.name, type: 'application/octet-stream', length: row.bytes };
  const document = await attach(db, files, actor, slot, whole, now).catch(async (error: unknown) => {
    const isForGood = error instanceof Refusal && [413, 415, 422].includes(error.status);
    if (isForGood) await transact(db, (tx) => forget(tx, id, now));
    throw error;
  });
  await transact(db, async (tx) => {
    await tx.updateTable('upload').set({ document_id: document.id, changed_at: now }).where('id', '=', id).execute();
    await tx.deleteFrom('upload_part').where('upload_id', '=', id).execute();
    await loosen(tx, keys, now);
  });
  return document;
}

async function documentOf(db: Db, id: string): Promise<DocumentView> {
  const row = await db
    .selectFrom('document')
    .select(documentColumns)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(410, 'document.gone');
  return row;
}

/** The pieces one after the other, each opened when the one before has been read. */
function joined(files: Files, keys: readonly string[]): ReadableStream<Uint8Array> {
  const pieces = async function* () {
    for (const key of keys) {
      const piece = await files.open(key);
      if (piece === undefined) throw new Error(`A piece of an upload is not in the store: ${key}`);
      yield* piece;
    }
  };
  return Readable.toWeb(Readable.from(pieces(), { objectMode: false })) as ReadableStream<Uint8Array>;
}

/** Gives a file on its way up. Its pieces go with the next sweep. */
export function cancelUpload(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await ownUpload(tx, actor, id);
    await forget(tx, id, now);
  });
}

/** Takes an upload and the note of its pieces away; the pieces become loose files. */
export async function forget(tx: Tx, id: string, now: Date): Promise<void> {
  const parts = await tx.deleteFrom('upload_part').where('upload_id', '=', id).returning('storage_key').execute();
  await tx.deleteFrom('upload').where('id', '=', id).execute();
  await loosen(
    tx,
    parts.map((part) => part.storage_key),
    now,
  );
}
