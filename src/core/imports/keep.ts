import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { notify } from '../notices/notify.ts';
import type { Checked } from './check.ts';
import type { Problem } from './problems.ts';

/** Problems that are kept one by one; beyond them only their number. A file with so many needs another look anyway. */
const problemsKept = 5_000;

/** Takes an import up for reading and clears what an earlier reading left. Nothing when it has moved on. */
export function startReading(db: Db, id: string, edition: number) {
  return transact(db, async (tx) => {
    const one = await tx
      .updateTable('import')
      .set({ read_share: 0, rows: 0, problems: 0, amounts: '{}' })
      .where('id', '=', id)
      .where('status', '=', 'reading')
      .where('edition', '=', edition)
      .returning(['kind', 'created_by', 'storage_key', 'file_name', 'bytes'])
      .executeTakeFirst();
    if (one === undefined) return undefined;
    await clearRows(tx, id);
    return {
      kind: one.kind,
      createdBy: one.created_by,
      storageKey: one.storage_key ?? '',
      isXlsx: /\.xlsx$/i.test(one.file_name ?? ''),
      bytes: Number(one.bytes ?? 0n),
    };
  });
}

/** Takes away what a reading kept. */
export async function clearRows(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('import_row').where('import_id', '=', id).execute();
  await tx.deleteFrom('import_problem').where('import_id', '=', id).execute();
}

interface Keeping {
  readonly db: Db;
  readonly id: string;
  readonly edition: number;
  place: number;
  readonly rows: number;
}

interface Batch {
  readonly problems: readonly Problem[];
  readonly checked: readonly Checked[];
  readonly share: number;
}

/** Keeps a batch and says how far the reading is. False, and nothing kept, when the import has moved on. */
export function keepBatch(keeping: Keeping, { problems, checked, share }: Batch): Promise<boolean> {
  const { db, id, edition } = keeping;
  return transact(db, async (tx) => {
    const going = await tx
      .updateTable('import')
      .set((own) => ({
        read_share: Math.floor(share * 1000),
        rows: keeping.rows,
        problems: own('problems', '+', problems.length),
      }))
      .where('id', '=', id)
      .where('edition', '=', edition)
      .where('status', '=', 'reading')
      .returning('id')
      .executeTakeFirst();
    if (going === undefined) return false;
    if (checked.length > 0) {
      await sql`
        insert into import_row (import_id, no, content, subject_id)
        select ${id}, (kept ->> 'no')::int, kept -> 'content', kept ->> 'subject'
        from jsonb_array_elements(${JSON.stringify(checked)}::jsonb) as kept`.execute(tx);
    }
    const room = problems.slice(0, Math.max(0, problemsKept - keeping.place));
    await keepProblems(tx, id, room, keeping.place);
    keeping.place += room.length;
    return true;
  });
}

/** Writes problems down in order, from a place on. */
export async function keepProblems(tx: Tx, id: string, problems: readonly Problem[], from: number): Promise<void> {
  if (problems.length === 0) return;
  await sql`
    insert into import_problem (import_id, place, row_no, column_no, column_name, heading, value, code, facts)
    select ${id}, ${from}::int + place::int, (kept ->> 'row')::int, (kept ->> 'column')::int, kept ->> 'name', kept ->> 'heading',
      left(kept ->> 'value', 200), kept ->> 'code', coalesce(kept -> 'facts', '{}')
    from jsonb_array_elements(${JSON.stringify(problems)}::jsonb) with ordinality as all_kept (kept, place)`.execute(tx);
}

interface Ending {
  readonly db: Db;
  readonly id: string;
  readonly edition: number;
  readonly now: Date;
}

/** Ends the reading and tells whoever brought the file. */
export function keepEnd({ db, id, edition, now }: Ending, amounts: ReadonlyMap<string, bigint>): Promise<void> {
  return transact(db, async (tx) => {
    const texts = Object.fromEntries([...amounts].map(([account, amount]) => [account, String(amount)]));
    const done = await tx
      .updateTable('import')
      .set({ status: 'checked', read_share: 1000, amounts: JSON.stringify(texts) })
      .where('id', '=', id)
      .where('edition', '=', edition)
      .where('status', '=', 'reading')
      .returning(['created_by', 'file_name', 'rows', 'problems'])
      .executeTakeFirst();
    if (done === undefined) return;
    // So that the database knows how many rows there are when it plans to write them or take them back.
    await sql`analyze import_row`.execute(tx);
    const facts = { name: done.file_name ?? '', rows: done.rows, problems: done.problems };
    await notify(tx, [done.created_by], { kind: 'imports.notice.checked', facts, link: `/office/imports/${id}` }, now);
  });
}

/** Lets go of a file that is of no more use; the sweep takes it away. */
export async function loosenFile(tx: Tx, key: string | null, now: Date): Promise<void> {
  if (key === null) return;
  await tx
    .insertInto('loose_file')
    .values({ storage_key: key, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
