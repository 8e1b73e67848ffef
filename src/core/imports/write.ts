// Writes what a dry run found right: all of it in one transaction, or nothing. A handful of statements, whatever the number of
// rows. What has changed in the register since the dry run makes a statement write fewer rows than it should: then nothing is
// written and the file is read again, so that the report says what is in the way.

import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';
import { enqueue } from '../../platform/jobs.ts';
import { fillEnvelope } from '../calls/envelope.ts';
import { openAccount, transfer } from '../ledger/ledger.ts';
import { record } from '../log/log.ts';
import type { Needs } from '../needs.ts';
import { notify } from '../notices/notify.ts';
import type { ImportKind } from './columns.ts';
import { loosenFile } from './keep.ts';
import { recordRows } from './row-events.ts';
import { knownSchemes } from './schemes.ts';

/** The register is not what it was at the dry run. */
class Moved extends Error {}

const conflicts = new Set(['23503', '23505', '23514']);

/** Writes an import that was asked to be written. Does nothing when that has been done, or something else since. */
export async function writeImport(
  { database: { db }, clock }: Pick<Needs, 'database' | 'clock'>,
  id: string,
  edition: number,
): Promise<void> {
  const now = clock();
  try {
    await transact(db, (tx) => write(tx, id, edition, now));
  } catch (error) {
    const hasMoved =
      error instanceof Moved || error instanceof Refusal || conflicts.has(String((error as { code?: unknown }).code));
    if (!hasMoved) throw error;
    await readAgain(db, id, edition, now);
  }
}

async function write(tx: Tx, id: string, edition: number, now: Date): Promise<void> {
  const one = await tx
    .selectFrom('import')
    .select(['kind', 'rows', 'amounts', 'written_by', 'changed_at', 'sha256', 'storage_key', 'file_name', 'created_by'])
    .where('id', '=', id)
    .where('status', '=', 'writing')
    .where('edition', '=', edition)
    .forUpdate()
    .executeTakeFirst();
  if (one === undefined) return;
  const by = one.written_by ?? one.created_by;
  const written = await statements[one.kind](tx, { id, by, now });
  if (written !== one.rows) throw new Moved();
  const amounts = one.amounts as Readonly<Record<string, string>>;
  await postPast(tx, id, amounts, now);
  await recordRows(tx, { id, kind: one.kind, by, now });
  const total = Object.values(amounts).reduce((sum, amount) => sum + BigInt(amount), 0n);
  const facts = { kind: one.kind, rows: written, sha256: one.sha256, ...(total > 0n && { amount: String(total) }) };
  await record(tx, { at: now, kind: 'import.written', subject: id, actor: by, facts });
  await tx
    .updateTable('import')
    .set({ status: 'written', written_at: now, changed_at: now, storage_key: null })
    .where('id', '=', id)
    .execute();
  // What the rows say is in the register now; who they were stays for the undo.
  await tx.updateTable('import_row').set({ content: null }).where('import_id', '=', id).execute();
  await loosenFile(tx, one.storage_key, now);
  const news = { name: one.file_name ?? '', rows: written };
  await notify(tx, [by], { kind: 'imports.notice.written', facts: news, link: `/office/imports/${id}` }, now);
}

/** Reads the file again, so that the dry run says what is in the way now. */
function readAgain(db: Db, id: string, edition: number, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const next = edition + 1;
    const again = await tx
      .updateTable('import')
      .set({ status: 'reading', edition: next, changed_at: now })
      .where('id', '=', id)
      .where('edition', '=', edition)
      .where('status', '=', 'writing')
      .returning('id')
      .executeTakeFirst();
    if (again !== undefined) await enqueue(tx, 'import.read', { id, edition: String(next) });
  });
}

interface Writing {
  readonly id: string;
  readonly by: string;
  readonly now: Date;
}

const statements: Readonly<Record<ImportKind, (tx: Tx, writing: Writing) => Promise<number>>> = {
  organisations: writeOrganisations,
  applications: writeApplications,
  awards: writeAwards,
};

const counted = async (query: { execute(tx: Tx): Promise<{ numAffectedRows?: bigint | undefined }> }, tx: Tx) =>
  Number((await query.execute(tx)).numAffectedRows ?? 0n);

async function writeOrganisations(tx: Tx, { id, by, now }: Writing): Promise<number> {
  const rows = sql`from import_row where import_id = ${id}`;
  const made = await counted(
    sql`
      insert into organisation (id, kind, name_en, name_zh, br_number, created_at, created_by)
      select subject_id, content ->> 'kind', content ->> 'name_en', content ->> 'name_zh', content ->> 'br_number', ${now}, ${by} ${rows}
      on conflict (br_number) do nothing`,
    tx,
  );
  await sql`
    insert into organisation_fact (id, organisation_id, name, value, valid_from, recorded_at, recorded_by, source)
    select 'fct' || substr(subject_id, 4) || '_' || fact.key, subject_id, fact.key, fact.value, (content ->> 'as_of')::date, ${now}, ${by}, 'import'
    from import_row cross join lateral jsonb_each(content -> 'facts') as fact where import_id = ${id}`.execute(tx);
  await sql`
    insert into organisation_contact (id, organisation_id, kind, value, source, recorded_by, created_at)
    select 'cnt' || substr(subject_id, 4) || '_' || way, subject_id, way, content ->> way, 'import', ${by}, ${now}
    from import_row cross join (values ('email'), ('phone')) as ways (way) where import_id = ${id} and content ->> way is not null`.execute(
    tx,
  );
  await sql`
    insert into invitation (id, organisation_id, email, role, invited_by, invited_at, expires_at)
    select 'inv' || substr(subject_id, 4), subject_id, content ->> 'owner_email', 'owner', ${by}, ${now}, ${now}::timestamptz + interval '1 year'
    ${rows} and content ->> 'owner_email' is not null`.execute(tx);
  return made;
}

function writeApplications(tx: Tx, { id }: Writing): Promise<number> {
  return counted(
    sql`
      insert into past_application
        (id, import_id, reference, scheme, call_id, organisation_id, outcome, requested, submitted_at, decided_at)
      select subject_id, import_id, content ->> 'reference', content ->> 'scheme', content ->> 'call_id', content ->> 'organisation_id',
        content ->> 'outcome', (content ->> 'requested')::bigint, (content ->> 'submitted_at')::timestamptz, (content ->> 'decided_at')::timestamptz
      from import_row where import_id = ${id}
      on conflict (scheme, reference) do nothing`,
    tx,
  );
}

function writeAwards(tx: Tx, { id }: Writing): Promise<number> {
  return counted(
    sql`
      insert into past_award
        (id, import_id, reference, scheme, call_id, application_id, organisation_id, unit, amount, paid, standing, accepted_at, ended_at)
      select subject_id, import_id, content ->> 'reference', content ->> 'scheme', content ->> 'call_id', content ->> 'application_id',
        content ->> 'organisation_id', content ->> 'unit', (content ->> 'amount')::bigint, (content ->> 'paid')::bigint, content ->> 'standing',
        (content ->> 'accepted_at')::timestamptz, (content ->> 'ended_at')::timestamptz
      from import_row where import_id = ${id}
      on conflict (scheme, reference) do nothing`,
    tx,
  );
}

/** The account that holds what an import took from an envelope. */
export const pastAccount = (importId: string, envelope: string) => `past:${importId}:${envelope}`;

/**
 * One movement from each envelope: what was given elsewhere can no longer be given here. It is dated now, because a statement
 * never changes for the past; when each award was given is in its record. Refused when the envelope is short.
 */
async function postPast(tx: Tx, id: string, amounts: Readonly<Record<string, string>>, now: Date): Promise<void> {
  if (Object.keys(amounts).length === 0) return;
  const schemes = await knownSchemes(tx);
  for (const name of schemes.names) {
    const known = schemes.find(name);
    if (known !== undefined && known.account in amounts) await fillEnvelope(tx, known.scheme, now);
  }
  for (const [envelope, amount] of Object.entries(amounts).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (amount === '0') continue;
    const { unit } = await tx.selectFrom('account').select('unit').where('id', '=', envelope).executeTakeFirstOrThrow();
    const to = pastAccount(id, envelope);
    await openAccount(tx, { id: to, unit, kind: 'past', owner: id });
    await transfer(tx, { from: envelope, to, amount: BigInt(amount), cause: `import:${id}:${envelope}` }, now);
  }
}
