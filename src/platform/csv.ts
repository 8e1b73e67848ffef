// Tables for spreadsheets (RFC 4180). Text that a spreadsheet would run as a formula is written so that it is shown
// instead: what people typed must not act on the machine of whoever opens the file.

export type Cell = string | number | bigint | boolean | Date | null | undefined;

/** What makes a spreadsheet take a text for a formula, full-width forms included. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV with a byte order mark, so that spreadsheets read Chinese as it is. Numbers stay numbers, also negative ones. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
