import { nearestName } from '../schemes/names.ts';
import { eachLanguage } from '../schemes/texts.ts';
import { t } from '../../messages/index.ts';
import { type Column, columnsOf, headingKey, headingsOf, type ImportKind } from './columns.ts';
import { bare, type ColumnName } from './names.ts';
import type { Problem } from './problems.ts';

/** Where each column stands in a file, counted from 0, with its heading as it stands there. */
export interface Found {
  readonly column: Column;
  readonly at: number;
  readonly heading: string;
}

const words = (column: ColumnName) => eachLanguage((language) => t(language, headingKey(column)));

/** Finds the columns by the headings of the first row. Unknown, doubled and missing ones are problems that stop the reading. */
export function matchHeadings(kind: ImportKind, row: number, cells: readonly string[]): { found: Found[]; problems: Problem[] } {
  const columns = columnsOf[kind];
  const known = new Map(columns.flatMap((column) => headingsOf(column.name).map((heading) => [bare(heading), column] as const)));
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const [at, cell] of cells.entries()) {
    const heading = cell.trim();
    if (heading === '') continue;
    const column = known.get(bare(heading));
    const place = { row, column: at, heading, value: heading };
    const before = found.find((one) => one.column === column);
    if (column === undefined) problems.push({ ...place, ...unknown(columns, heading) });
    else if (before !== undefined) problems.push({ ...place, code: 'imports.heading_twice', facts: { heading: before.heading } });
    else found.push({ column, at, heading });
  }
  for (const column of columns) {
    if (!column.required || found.some((one) => one.column === column)) continue;
    problems.push({ row, name: column.name, code: 'imports.heading_missing', facts: { heading: words(column.name) } });
  }
  return { found, problems };
}

/** A heading that nothing is called by, with the one that was probably meant. */
function unknown(columns: readonly Column[], heading: string): Pick<Problem, 'code' | 'facts'> {
  const nearest = nearestName(
    heading,
    columns.flatMap((column) => headingsOf(column.name)),
  );
  const meant = nearest === undefined ? undefined : columns.find((column) => headingsOf(column.name).includes(nearest));
  return meant === undefined
    ? { code: 'imports.heading_unknown' }
    : { code: 'imports.heading_near', facts: { heading: words(meant.name) } };
}
