// Documents of whatever takes documents: an application, a claim, a provider's enrolment, the answer to a question.
// A row never points to a file that is not there: the file is noted as loose, kept, and only then becomes a document, in
// one transaction that takes the note away. Whatever a crash leaves behind is a loose file, which the sweep removes.

import type { Db, Tx } from '../../platform/db.ts';
import { transact } from '../../platform/db.ts';
import type { Files, Received } from '../../platform/files.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isSealed } from '../calls/rules.ts';
import type { FileType } from '../schemes/shape-form.ts';
import { acceptName, type Inspected, inspect } from './inspect.ts';
import { refuseInfected } from './infected.ts';
import { documentColumns, type DocumentView } from './views.ts';

/** What a kind of owner tells the documents that hang on it. Each slice that takes documents gives one. */
export interface DocumentOwner {
  /** `application`, `claim`, `provider`, `question`. */
  readonly kind: string;
  /** Whose it is and whether the office may look at it yet; nothing when it is not there. */
  find(db: Db, ownerId: string): Promise<Ownership | undefined>;
  /** What may go where on it, for one of its own people. Refuses when it is not theirs, closed, or takes no documents there. */
  slot(db: Db, actor: Actor, ownerId: string, field: string, now: Date): Promise<Slot>;
  /** Whether somebody outside the organisation writes in it, too. */
  admits?(db: Db, actor: Actor, ownerId: string): Promise<boolean>;
  /** Locks the owner, and refuses when its documents may no longer change. */
  hold(tx: Tx, ownerId: string): Promise<void>;
}

export interface Ownership {
  readonly organisationId: string;
  readonly scheme: string;
  /** False while it is the applicant's own draft. */
  readonly isSent: boolean;
  /** Until when only the applicant may read it. */
  readonly sealedUntil?: Date | null;
}

/** Where a document goes and what may go there. */
export interface Slot {
  readonly owner: DocumentOwner;
  readonly ownerId: string;
  readonly field: string;
  readonly accept: readonly FileType[];
  readonly maxFiles: number;
  readonly maxMegabytes: number;
}

/** The most that any slot may take, for the routes that stream files: 100 MB, the limit of the scheme language. */
export const largestUpload = 100_000_000;

/**
 * Takes a document in. That the actor may write to the owner is the caller's to check, before. The same file sent twice to
 * the same place is one document. Refuses by name, size, count and content.
 */
export async function attach(db: Db, files: Files, actor: Actor, slot: Slot, upload: Upload, now: Date): Promise<DocumentView> {
  const claimed = acceptName(upload.name, slot.accept);
  const received = await files.receive(upload, slot.maxMegabytes * 1_000_000).catch((error: unknown) => {
    const isLarge = error instanceof Refusal && error.status === 413;
    throw isLarge ? new Refusal(413, 'document.too_large', { name: claimed.name, limit: slot.maxMegabytes }) : error;
  });
  try {
    const inspected = await inspect(received.path, claimed);
    await refuseInfected(db, files, actor, slot, inspected.name, received, now);
    const id = newId('doc');
    const key = storageKey(id);
    await db.insertInto('loose_file').values({ storage_key: key, since: now }).execute();
    await files.put(key, await received.blob(), received.sha256);
    return await transact(db, (tx) => keep(tx, actor, slot, { id, key, received, inspected }, now));
  } finally {
    await received.discard();
  }
}

interface Arrived {
  readonly id: string;
  readonly key: string;
  readonly received: Received;
  readonly inspected: Inspected;
}

async function keep(
  tx: Tx,
  actor: Actor,
  slot: Slot,
  { id, key, received, inspected }: Arrived,
  now: Date,
): Promise<DocumentView> {
  await slot.owner.hold(tx, slot.ownerId);
  const there = await tx
    .selectFrom('document')
    .select(documentColumns)
    .where('owner_id', '=', slot.ownerId)
    .where('field', '=', slot.field)
    .where('removed_at', 'is', null)
    .execute();
  const same = there.find((document) => document.sha256 === received.sha256);
  if (same !== undefined) return same;
  if (there.length >= slot.maxFiles) throw new Refusal(409, 'document.too_many', { limit: slot.maxFiles });

  const taken = await tx.deleteFrom('loose_file').where('storage_key', '=', key).where('doomed', '=', false).executeTakeFirst();
  if (taken.numDeletedRows === 0n) throw new Refusal(503, 'http.busy');
  return tx
    .insertInto('document')
    .values({
      id,
      owner_kind: slot.owner.kind,
      owner_id: slot.ownerId,
      field: slot.field,
      name: inspected.name,
      media_type: inspected.mediaType,
      bytes: BigInt(received.bytes),
      sha256: received.sha256,
      storage_key: key,
      uploaded_at: now,
      uploaded_by: actor.id,
    })
    .returning(documentColumns)
    .executeTakeFirstOrThrow();
}

/** The last two characters are chance, so folders fill evenly. */
const storageKey = (id: string) => `${id.slice(-2)}/${id}`;

/** Takes a document away from a draft. Its file goes with the next sweep. Removing it twice is no error. */
export function removeDocument(db: Db, owners: readonly DocumentOwner[], actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const { document, owner, ownership } = await find(tx, owners, actor, id, now);
    const isOwn = actor.organisations.includes(ownership.organisationId) || (await owner.admits?.(tx, actor, document.owner_id));
    if (!isOwn) throw new Refusal(403, 'http.forbidden');
    await owner.hold(tx, document.owner_id);
    const removed = await tx
      .updateTable('document')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .returning('storage_key')
      .executeTakeFirst();
    if (removed !== undefined) await loosen(tx, [removed.storage_key], now);
  });
}

/** Takes away all documents of an owner that is itself going: a draft that is deleted. Returns how many there were. */
export async function removeDocumentsOf(tx: Tx, ownerId: string, now: Date): Promise<number> {
  const gone = await tx.deleteFrom('document').where('owner_id', '=', ownerId).returning(['storage_key', 'removed_at']).execute();
  await loosen(
    tx,
    gone.filter((document) => document.removed_at === null).map((document) => document.storage_key),
    now,
  );
  return gone.length;
}

/** Notes files of the store that nothing stands for any more. They go with the next sweep. One that another document knows stays. */
export async function loosen(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const known = await tx
    .selectFrom('document')
    .select('storage_key')
    .where('storage_key', 'in', keys)
    .where('removed_at', 'is', null)
    .execute();
  const gone = keys.filter((key) => !known.some((row) => row.storage_key === key));
  if (gone.length === 0) return;
  await tx
    .insertInto('loose_file')
    .values(gone.map((storage_key) => ({ storage_key, since: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The bytes of a document, for those who may see it: its organisation, and the office of its scheme once it was sent. */
export async function openDocument(db: Db, files: Files, owners: readonly DocumentOwner[], actor: Actor, id: string, now: Date) {
  const { document } = await find(db, owners, actor, id, now);
  if (document.removed_at !== null) throw new Refusal(410, 'document.gone');
  const body = await files.open(document.storage_key);
  if (body === undefined) throw new Error(`The file of ${id} is not in the store`);
  return { type: document.media_type, name: document.name, body };
}

async function find(db: Db, owners: readonly DocumentOwner[], actor: Actor, id: string, now: Date) {
  const document = await db
    .selectFrom('document')
    .select(['id', 'owner_kind', 'owner_id', 'name', 'media_type', 'storage_key', 'removed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  const owner = owners.find(({ kind }) => kind === document?.owner_kind);
  const ownership = document && (await owner?.find(db, document.owner_id));
  const isSeen =
    ownership !== undefined &&
    (mayRead(actor, ownership, now) || (await owner?.admits?.(db, actor, document!.owner_id)) === true);
  if (document === undefined || owner === undefined || ownership === undefined || !isSeen) {
    throw new Refusal(404, 'http.not_found');
  }
  return { document, owner, ownership };
}

/** Who may look at a document: the organisation's own people, and whoever decides or pays in its scheme, once it was sent. */
export function mayRead(actor: Actor, { organisationId, scheme, isSent, sealedUntil = null }: Ownership, now: Date): boolean {
  if (actor.organisations.includes(organisationId)) return true;
  if (isSealed(sealedUntil, now)) return false;
  return isSent && holds(actor, ['officer', 'assessor', 'approver', 'committee', 'finance'], scheme);
}
