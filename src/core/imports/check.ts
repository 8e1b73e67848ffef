// Checks that look beyond one cell: rows of a file against each other, against the register and against the schemes. Each
// problem is reported once: what rests on a value that is wrong itself is not looked at.

import type { Db } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import type { Found } from './headings.ts';
import type { CellValue } from './cells.ts';
import type { ColumnName } from './names.ts';
import type { Problem } from './problems.ts';
import type { KnownSchemes } from './schemes.ts';

/** A row as far as its cells could be read by themselves. */
export interface TypedRow {
  readonly no: number;
  readonly values: Partial<Record<ColumnName, CellValue>>;
  /** Columns in which something stands that cannot be read. */
  readonly wrong: ReadonlySet<ColumnName>;
  readonly cells: readonly string[];
}

export interface Checked {
  readonly no: number;
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface Checking {
  readonly db: Db;
  /** Who brings the file; only schemes in which they hold a role may be in it. */
  readonly actor: Actor;
  readonly now: Date;
  readonly today: string;
  readonly schemes: KnownSchemes;
}

/** Checks rows some at a time; knows what came before in the same file. */
export interface Checker {
  check(rows: readonly TypedRow[], report: Report): Promise<readonly Checked[]>;
  /** What only the whole file shows. */
  end(report: Report): Promise<void>;
  /** What the rows take from envelopes, by account. */
  readonly amounts: ReadonlyMap<string, bigint>;
}

export interface Report {
  /** Something wrong with a cell of a row. */
  cell(row: TypedRow, name: ColumnName, wrong: Pick<Problem, 'code' | 'facts'>): void;
  file(wrong: Pick<Problem, 'code' | 'facts'>): void;
}

/** Turns what is reported into problems with their places. Knows which rows have any. */
export function reporting(found: readonly Found[]) {
  const problems: Problem[] = [];
  const bad = new Set<number>();
  return {
    problems,
    bad,
    report: {
      cell: (row, name, { code, facts }) => {
        const place = found.find(({ column }) => column.name === name);
        bad.add(row.no);
        problems.push({
          row: row.no,
          name,
          code,
          ...(facts && { facts }),
          ...(place && { column: place.at, heading: place.heading, value: (row.cells[place.at] ?? '').trim() }),
        });
      },
      file: (wrong) => problems.push(wrong),
    } satisfies Report,
  };
}

/** Reads the cells of a row, each by its column. Nothing when the whole row is empty. */
export function typedRow(
  found: readonly Found[],
  no: number,
  cells: readonly string[],
): { row: TypedRow; tell(report: Report): void } | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const values: Partial<Record<ColumnName, CellValue>> = {};
  const wrong = new Map<ColumnName, Pick<Problem, 'code' | 'facts'>>();
  for (const { column, at } of found) {
    const cell = (cells[at] ?? '').trim();
    if (cell === '') {
      if (column.required) wrong.set(column.name, { code: 'field.required' });
      continue;
    }
    const read = column.read(cell);
    if ('value' in read) values[column.name] = read.value;
    else wrong.set(column.name, read);
  }
  const row = { no, values, wrong: new Set(wrong.keys()), cells };
  return {
    row,
    tell: (report) => {
      for (const [name, problem] of wrong) report.cell(row, name, problem);
    },
  };
}

/** Says which row of the file first had a value: a second one with it is reported. */
export function firstRows() {
  const seen = new Map<string, number>();
  return (key: string, no: number): number | undefined => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, no);
    return first;
  };
}

/** The value of a column as text; nothing where there is none, or none that could be read. */
export const textOf = (row: TypedRow, name: ColumnName): string | undefined => {
  const value = row.values[name];
  return value === undefined ? undefined : String(value);
};

/** The id that a record will have once it is written. */
export const subjectId = (kind: 'org' | 'pap' | 'paw', now: Date) => newId(kind, now.getTime());
