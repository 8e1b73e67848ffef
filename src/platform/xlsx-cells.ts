/** How a cell says what its value is: the type that its part gives it, and the number of its style. */
export interface CellKind {
  readonly type: string;
  readonly style: number;
}

interface Book {
  readonly shared: readonly string[];
  readonly isDate: (style: number) => boolean;
  /** Days count from 1904, as old workbooks of one make do, not from 1900. */
  readonly is1904: boolean;
}

/** A cell as text: numbers as people write them, days as `2026-03-31`, times with them as `2026-03-31T09:00:00`. */
export function cellText({ type, style }: CellKind, value: string, { shared, isDate, is1904 }: Book): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return value;
  if (value === '') return '';
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return isDate(style) ? dayText(number, is1904) : plain(number);
}

/** Binary fractions are written out with the 15 digits that spreadsheets themselves keep, never as 1e+21. */
function plain(number: number): string {
  if (Number.isInteger(number)) return BigInt(number).toString();
  return Number(number.toPrecision(15)).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });
}

/** The count of days since the end of 1899, in which 1900 is taken for a leap year, or since 1904. */
function dayText(count: number, is1904: boolean): string {
  const days = is1904 ? count + 1462 : count < 60 ? count + 1 : count;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000);
  if (Number.isNaN(at.getTime())) return String(count);
  const text = at.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** The formats that every workbook knows by number and that show days or times. */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Which styles show a number as a day: by the numbers of their formats, and how those are written. */
export function dateStyles(cells: readonly number[], formats: ReadonlyMap<number, string>): (style: number) => boolean {
  const known = cells.map((id) => {
    const format = formats.get(id);
    if (format === undefined) return builtIn.has(id);
    return /[ymdhs]/i.test(format.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ''));
  });
  return (style) => known[style] ?? false;
}
