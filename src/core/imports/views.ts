import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { Refusal } from '../../platform/refusal.ts';
import { columnLetters } from '../../platform/sheet.ts';
import { factsIn } from '../notices/letter.ts';
import { visibleImports } from './access.ts';
import { headingKey } from './columns.ts';
import type { ColumnName } from './names.ts';

const pageSize = 20;

const listed = (db: Db, actor: Actor) =>
  visibleImports(db, actor)
    .innerJoin('person', 'person.id', 'import.created_by')
    .select([
      'import.id',
      'import.kind',
      'import.status',
      'import.file_name as fileName',
      'import.sha256',
      'import.read_share as readShare',
      'import.rows',
      'import.problems',
      'import.amounts',
      'import.created_at as createdAt',
      'person.name as createdBy',
      'import.changed_at as changedAt',
      'import.written_at as writtenAt',
      'import.undone_at as undoneAt',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof listed>['executeTakeFirstOrThrow']>>;

function shown({ amounts, readShare, ...rest }: Row) {
  const total = Object.values(amounts as Record<string, string>).reduce((sum, amount) => sum + BigInt(amount), 0n);
  return { ...rest, readShare: readShare / 1000, amount: total };
}

/** One page of the imports that somebody may see, the latest first. */
export async function listImports(db: Db, actor: Actor, page: number) {
  const rows = await listed(db, actor)
    .orderBy('import.created_at', 'desc')
    .orderBy('import.id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await visibleImports(db, actor)
    .select(({ fn }) => fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  return { imports: rows.map(shown), total: Number(total), page, pageSize };
}

/** One import, for whoever may see it. Refuses (404) others. */
export async function importView(db: Db, actor: Actor, id: string) {
  const row = await listed(db, actor).where('import.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'imports.not_found');
  return shown(row);
}

const problemsAtOnce = 50;

/** One page of what is wrong with a file, in its order, in the reader's words. */
export async function problemsOf(db: Db, actor: Actor, id: string, page: number, locale: Locale) {
  const { problems: found } = await importView(db, actor, id);
  const problems = await problemsFrom(db, id, (page - 1) * problemsAtOnce, problemsAtOnce, locale);
  const { kept } = await db
    .selectFrom('import_problem')
    .select(({ fn }) => fn.countAll<bigint>().as('kept'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow();
  return { problems, total: Number(kept), found, page, pageSize: problemsAtOnce };
}

/** All of them as the rows of a spreadsheet, under headings in the reader's language. */
export async function* problemTable(db: Db, actor: Actor, id: string, locale: Locale) {
  await importView(db, actor, id);
  yield (['row', 'column', 'heading', 'value', 'problem'] as const).map((name) => t(locale, `imports.problem.${name}`));
  for (let from = 0; ; from += 1000) {
    const rows = await problemsFrom(db, id, from, 1000, locale);
    for (const { row, column, heading, value, text } of rows) yield [row, column, heading, value, text];
    if (rows.length < 1000) return;
  }
}

async function problemsFrom(db: Db, id: string, from: number, most: number, locale: Locale) {
  const rows = await db
    .selectFrom('import_problem')
    .select(['row_no', 'column_no', 'column_name', 'heading', 'value', 'code', 'facts'])
    .where('import_id', '=', id)
    .orderBy('place')
    .limit(most)
    .offset(from)
    .execute();
  return rows.map(({ row_no: row, column_no: column, column_name: name, heading, value, code, facts }) => ({
    row,
    column: column === null ? null : columnLetters(column),
    heading: heading ?? (name === null ? null : t(locale, headingKey(name as ColumnName))),
    value,
    code,
    text: t(locale, code as MessageKey, factsIn(locale, facts as Parameters<typeof factsIn>[1])),
  }));
}

/** What other systems gave to an organisation before, the latest first: applications and awards, at most some hundred each. */
export async function pastOf(db: Db, organisationId: string) {
  const applications = await db
    .selectFrom('past_application')
    .select(['id', 'reference', 'scheme', 'outcome', 'requested', 'submitted_at as submittedAt', 'decided_at as decidedAt'])
    .where('organisation_id', '=', organisationId)
    .orderBy('submitted_at', 'desc')
    .limit(100)
    .execute();
  const awards = await db
    .selectFrom('past_award')
    .select([
      'id',
      'reference',
      'scheme',
      'unit',
      'amount',
      'paid',
      'standing',
      'accepted_at as acceptedAt',
      'ended_at as endedAt',
    ])
    .where('organisation_id', '=', organisationId)
    .orderBy('accepted_at', 'desc')
    .limit(100)
    .execute();
  return { applications, awards };
}
