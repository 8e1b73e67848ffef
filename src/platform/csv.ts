// Tables for spreadsheets (RFC 4180). Text that a spreadsheet would run as a formula is written so that it is shown
// instead: what people typed must not act on the machine of whoever opens the file.

export type Cell = string | number | bigint | boolean | Date | null | undefined;

/** What makes a spreadsheet take a text for a formula, full-width forms included. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]/;

/** Rows as CSV with a byte order mark, so that spreadsheets read Chinese as it is. Numbers stay numbers, also negative ones. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map(line).join('')}`;
}

function line(row: readonly Cell[]): string {
  return `${row.map(cell).join(',')}\r\n`;
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || value !== value.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same for rows that come one by one, for tables that should not be held whole. */
export function csvStream(rows: AsyncIterable<readonly Cell[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks = inChunks(rows);
  return new ReadableStream({
    async pull(controller) {
      const chunk = await chunks.next();
      if (chunk.done === true) controller.close();
      else controller.enqueue(encoder.encode(chunk.value));
    },
    cancel: async () => {
      await chunks.return(undefined);
    },
  });
}

async function* inChunks(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<string> {
  let text = '\ufeff';
  for await (const row of rows) {
    text += line(row);
    if (text.length < 32_768) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
