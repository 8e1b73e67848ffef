// Takes back exactly what an import wrote, or nothing: as soon as anything that the import did not write itself points to one
// of its records, everything stays and the report says which rows and what has been built on them. Which tables may point to a
// record the database itself knows (its foreign keys), so a table of tomorrow is asked too.

import { sql, type RawBuilder } from 'kysely';
import { transact, type Tx } from '../../platform/db.ts';
import { isMessageKey, t } from '../../messages/index.ts';
import { transfer } from '../ledger/ledger.ts';
import { record } from '../log/log.ts';
import type { Needs } from '../needs.ts';
import { notify } from '../notices/notify.ts';
import { eachLanguage } from '../schemes/texts.ts';
import type { ImportKind } from './columns.ts';
import { keepProblems } from './keep.ts';
import type { Problem } from './problems.ts';
import { pastAccount } from './write.ts';

const tables = { organisations: 'organisation', applications: 'past_application', awards: 'past_award' } as const;

/** What an import writes beside the records themselves: rows of these that are still as it wrote them go with them. */
const written: Readonly<Record<string, (at: Date) => RawBuilder<unknown>>> = {
  organisation_fact: (at) => sql`source = 'import' and recorded_at = ${at}`,
  organisation_contact: (at) => sql`source = 'import' and created_at = ${at} and verified_at is null and code_hash is null`,
  invitation: (at) => sql`invited_at = ${at} and accepted is not true`,
};

/** Undoes an import that was asked to be undone. Does nothing when that has been done, or something else since. */
export function undoImport(
  { database: { db }, clock }: Pick<Needs, 'database' | 'clock'>,
  id: string,
  edition: number,
): Promise<void> {
  const now = clock();
  return transact(db, async (tx) => {
    const one = await tx
      .selectFrom('import')
      .select(['kind', 'rows', 'amounts', 'written_at', 'undone_by', 'file_name', 'created_by'])
      .where('id', '=', id)
      .where('status', '=', 'undoing')
      .where('edition', '=', edition)
      .forUpdate()
      .executeTakeFirst();
    if (one === undefined) return;
    const by = one.undone_by ?? one.created_by;
    const link = `/office/imports/${id}`;
    const name = one.file_name ?? '';
    const at = one.written_at!;
    const built = await builtOn(tx, id, tables[one.kind], at);
    if (built.length > 0) {
      await tx.deleteFrom('import_problem').where('import_id', '=', id).execute();
      await keepProblems(tx, id, built, 0);
      const kept = { status: 'written', problems: built.length, undone_by: null, changed_at: now } as const;
      await tx.updateTable('import').set(kept).where('id', '=', id).execute();
      await notify(tx, [by], { kind: 'imports.notice.kept', facts: { name, rows: built.length }, link }, now);
      return;
    }
    await takeBack(tx, id, one.kind, at);
    for (const [envelope, amount] of Object.entries(one.amounts as Record<string, string>)) {
      if (amount === '0') continue;
      const from = pastAccount(id, envelope);
      await transfer(tx, { from, to: envelope, amount: BigInt(amount), cause: `undo:${id}:${envelope}` }, now);
    }
    await tx
      .updateTable('import')
      .set({ status: 'undone', undone_at: now, changed_at: now, problems: 0 })
      .where('id', '=', id)
      .execute();
    await tx.deleteFrom('import_problem').where('import_id', '=', id).execute();
    await record(tx, { at: now, kind: 'import.undone', subject: id, actor: by, facts: { kind: one.kind, rows: one.rows } });
    await notify(tx, [by], { kind: 'imports.notice.undone', facts: { name, rows: one.rows }, link }, now);
  });
}

async function takeBack(tx: Tx, id: string, kind: ImportKind, at: Date): Promise<void> {
  const own = sql`(select subject_id from import_row where import_id = ${id})`;
  if (kind === 'organisations') {
    for (const [table, isOurs] of Object.entries(written)) {
      await sql`delete from ${sql.table(table)} where organisation_id in ${own} and ${isOurs(at)}`.execute(tx);
    }
  }
  await sql`delete from ${sql.table(tables[kind])} where id in ${own}`.execute(tx);
}

/** The tables that point to a table, and by which column. */
async function pointersTo(tx: Tx, table: string): Promise<readonly { table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select from_table.relname as table, attname as column
    from pg_constraint
    join pg_class from_table on from_table.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = ${table}::regclass and array_length(conkey, 1) = 1
    order by 1, 2`.execute(tx);
  return rows;
}

/** The rows of an import on which something has been built since, with what it is. */
async function builtOn(tx: Tx, id: string, table: string, at: Date): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const { table: other, column } of await pointersTo(tx, table)) {
    const isOurs = written[other]?.(at) ?? sql`false`;
    const { rows } = await sql<{ no: number }>`
      select distinct no from import_row join ${sql.table(other)} as other on other.${sql.ref(column)} = subject_id
      where import_row.import_id = ${id} and not (${isOurs}) order by no limit 1000`.execute(tx);
    found.push(...rows.map(({ no }) => ({ row: no, code: 'imports.built_on' as const, facts: { what: whatIs(other) } })));
  }
  return found.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

function whatIs(table: string) {
  const key = `imports.built.${table}`;
  return eachLanguage((language) => t(language, isMessageKey(key) ? key : 'imports.built.other'));
}
