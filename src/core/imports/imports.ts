import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { mayHandle } from './access.ts';
import type { ImportKind } from './columns.ts';
import { clearRows, loosenFile } from './keep.ts';

export type ImportStatus = 'empty' | 'reading' | 'checked' | 'writing' | 'written' | 'undoing' | 'undone' | 'cancelled';

/** Begins an import: an empty place for a file. */
export function beginImport(db: Db, actor: Actor, kind: ImportKind, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const id = newId('imp', now.getTime());
    await tx.insertInto('import').values({ id, kind, created_at: now, created_by: actor.id, changed_at: now }).execute();
    await record(tx, { at: now, kind: 'import.begun', subject: id, actor: actor.id, facts: { kind } });
    return { id };
  });
}

/** Has an import written: when a dry run of the whole file has found nothing wrong. */
export function askToWrite(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const one = await heldImport(tx, actor, id, ['checked']);
    if (one.problems > 0) throw new Refusal(409, 'imports.has_problems', { count: one.problems });
    const edition = one.edition + 1;
    const change = { status: 'writing', edition, written_by: actor.id, changed_at: now } as const;
    await tx.updateTable('import').set(change).where('id', '=', id).execute();
    await record(tx, {
      at: now,
      kind: 'import.ordered',
      subject: id,
      actor: actor.id,
      facts: { sha256: one.sha256, rows: one.rows },
    });
    await enqueue(tx, 'import.write', { id, edition: String(edition) });
  });
}

/** Has an import taken back: all of it, or nothing when something has been built on a record of it. */
export function askToUndo(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const one = await heldImport(tx, actor, id, ['written']);
    const edition = one.edition + 1;
    const change = { status: 'undoing', edition, undone_by: actor.id, changed_at: now } as const;
    await tx.updateTable('import').set(change).where('id', '=', id).execute();
    await record(tx, { at: now, kind: 'import.undo_ordered', subject: id, actor: actor.id, facts: { rows: one.rows } });
    await enqueue(tx, 'import.undo', { id, edition: String(edition) });
  });
}

/** Gives an import up that has not been written; a reading that runs stops. The file and what it says go. */
export function cancelImport(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const one = await heldImport(tx, actor, id, ['empty', 'reading', 'checked']);
    await giveUp(tx, one, now);
    await record(tx, { at: now, kind: 'import.cancelled', subject: id, actor: actor.id, facts: {} });
  });
}

type Held = Awaited<ReturnType<typeof heldImport>>;

/** Ends an import and takes away all that was said in it. */
export async function giveUp(tx: Tx, one: Pick<Held, 'id' | 'edition' | 'storage_key'>, now: Date): Promise<void> {
  const change = { status: 'cancelled', edition: one.edition + 1, storage_key: null, changed_at: now } as const;
  await tx.updateTable('import').set(change).where('id', '=', one.id).execute();
  await clearRows(tx, one.id);
  await loosenFile(tx, one.storage_key, now);
}

/** An import that one may handle, locked, when it is in a state for it. Somebody else's looks as if it were not there. */
export async function heldImport(tx: Tx, actor: Actor, id: string, states: readonly ImportStatus[]) {
  const one = await tx
    .selectFrom('import')
    .select(['id', 'status', 'edition', 'problems', 'rows', 'sha256', 'storage_key', 'created_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (one === undefined || !mayHandle(actor, one.created_by)) throw new Refusal(404, 'imports.not_found');
  if (!states.includes(one.status)) throw new Refusal(409, 'imports.wrong_state', { status: one.status });
  return one;
}
