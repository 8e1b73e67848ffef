// The dry run: reads the file row by row, keeps what is right and lists what is not. Writes nothing but that. Each batch is a
// transaction of its own, so the page can show how far it is; a file that was replaced meanwhile stops the reading.

import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readCsv } from '../../platform/csv-read.ts';
import type { Db } from '../../platform/db.ts';
import { SheetProblem, type SheetRow, sheetMost } from '../../platform/sheet.ts';
import { readXlsx } from '../../platform/xlsx-read.ts';
import type { Needs } from '../needs.ts';
import { actorOf } from '../people/actor.ts';
import { dayOf } from '../schemes/calendar.ts';
import { applicationChecker } from './check-applications.ts';
import { awardChecker } from './check-awards.ts';
import { organisationChecker } from './check-organisations.ts';
import { type Checker, type Checking, reporting, typedRow, type TypedRow } from './check.ts';
import type { ImportKind } from './columns.ts';
import { type Found, matchHeadings } from './headings.ts';
import { keepBatch, keepEnd, startReading } from './keep.ts';
import type { Problem } from './problems.ts';
import { knownSchemes } from './schemes.ts';

const atOnce = 500;
const checkers: Readonly<Record<ImportKind, (checking: Checking) => Checker>> = {
  organisations: organisationChecker,
  applications: applicationChecker,
  awards: awardChecker,
};

/** Reads the file of an import. Does nothing when another file or act has come since it was asked for. */
export async function readImport(
  { database: { db }, files, clock }: Pick<Needs, 'database' | 'files' | 'clock'>,
  id: string,
  edition: number,
): Promise<void> {
  const one = await startReading(db, id, edition);
  if (one === undefined) return;
  const stream = await files.open(one.storageKey);
  if (stream === undefined) throw new Error(`The file of ${id} is not in the store`);
  const now = clock();
  const actor = await actorOf(db, one.createdBy);
  const checker = checkers[one.kind]({ db, actor, now, today: dayOf(now), schemes: await knownSchemes(db) });
  const keeping = { db, id, edition, now, place: 0, rows: 0 };
  try {
    const rows = one.isXlsx ? xlsxRows(stream) : readCsv(stream as AsyncIterable<Uint8Array>, one.bytes);
    await takeRows(keeping, one.kind, checker, rows);
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error;
    const { row, ...facts } = error.facts;
    const at = typeof row === 'number' ? { row } : {};
    await keepBatch(keeping, {
      problems: [{ ...at, code: error.code, facts: facts as Record<string, string> }],
      checked: [],
      share: 1,
    });
    await keepEnd(keeping, new Map());
  }
}

interface Keeping {
  readonly db: Db;
  readonly id: string;
  readonly edition: number;
  readonly now: Date;
  /** Where the next problem goes. */
  place: number;
  /** How many rows have been read, without the headings. */
  rows: number;
}

async function takeRows(keeping: Keeping, kind: ImportKind, checker: Checker, rows: AsyncIterable<SheetRow>): Promise<void> {
  let found: readonly Found[] | undefined;
  let batch: SheetRow[] = [];
  for await (const row of rows) {
    if (found === undefined) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      const headings = matchHeadings(kind, row.no, row.cells);
      if (headings.problems.length > 0) return stop(keeping, headings.problems);
      found = headings.found;
      continue;
    }
    batch.push(row);
    if (batch.length < atOnce) continue;
    if (!(await takeBatch(keeping, checker, found, batch))) return;
    batch = [];
    if (keeping.rows > sheetMost.rows)
      return stop(keeping, [{ code: 'imports.too_many_rows', facts: { limit: sheetMost.rows } }]);
  }
  if (found === undefined) return stop(keeping, [{ code: 'imports.no_headings' }]);
  if (!(await takeBatch(keeping, checker, found, batch))) return;
  if (keeping.rows === 0) return stop(keeping, [{ code: 'imports.no_rows' }]);
  const { problems, report } = reporting(found);
  await checker.end(report);
  await keepBatch(keeping, { problems, checked: [], share: 1 });
  await keepEnd(keeping, checker.amounts);
}

async function stop(keeping: Keeping, problems: readonly Problem[]): Promise<void> {
  await keepBatch(keeping, { problems, checked: [], share: 1 });
  await keepEnd(keeping, new Map());
}

/** Checks and keeps a batch. False when the import has moved on and the reading should end. */
async function takeBatch(
  keeping: Keeping,
  checker: Checker,
  found: readonly Found[],
  batch: readonly SheetRow[],
): Promise<boolean> {
  const { problems, bad, report } = reporting(found);
  const typed: TypedRow[] = [];
  for (const { no, cells } of batch) {
    const read = typedRow(found, no, cells);
    if (read === undefined) continue;
    read.tell(report);
    typed.push(read.row);
  }
  const checked = (await checker.check(typed, report)).filter(({ no }) => !bad.has(no));
  keeping.rows += typed.length;
  problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return keepBatch(keeping, { problems, checked, share: batch.at(-1)?.share ?? 1 });
}

/** A zip is read from its end, so it is laid on the disk first, for as long as it is read. */
async function* xlsxRows(stream: ReadableStream<Uint8Array>): AsyncGenerator<SheetRow> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-import-'));
  try {
    const path = join(folder, 'file.xlsx');
    await pipeline(Readable.fromWeb(stream as never), createWriteStream(path));
    yield* readXlsx(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
