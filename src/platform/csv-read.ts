// Reads tables that spreadsheets save as text (RFC 4180): comma, semicolon or tab, UTF-8 or UTF-16, with or without a byte
// order mark. One row is held at a time. A leading apostrophe before a formula is what `csv` writes, and is taken off again.

import { SheetProblem, type SheetRow, sheetMost } from './sheet.ts';

const delimiters = [',', ';', '\t'] as const;
/** How much text may come before the first line ends. */
const longestHead = 200_000;

/** The rows of a file that comes in chunks. `bytes` is its whole size. Fails with SheetProblem. */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<SheetRow> {
  const rows = splitter();
  let decoder: TextDecoder | undefined;
  let seen = 0;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    seen += chunk.byteLength;
    const share = bytes === 0 ? 1 : Math.min(1, seen / bytes);
    for (const row of rows.take(decode(decoder, chunk, rows.no()))) yield { ...row, share };
  }
  if (decoder !== undefined) {
    for (const row of rows.take(decode(decoder, undefined, rows.no()))) yield { ...row, share: 1 };
  }
  for (const row of rows.end()) yield { ...row, share: 1 };
}

function decoderFor(first: Uint8Array): TextDecoder {
  const name =
    first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(name, { fatal: true });
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, row: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new SheetProblem('imports.not_utf8', { row: row + linesBefore(chunk) });
  }
}

/** How many lines of a chunk end before the first thing in it that is no text. */
function linesBefore(chunk: Uint8Array | undefined): number {
  if (chunk === undefined) return 0;
  const start = chunk.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const [good = ''] = new TextDecoder().decode(chunk.subarray(Math.max(0, start))).split('\ufffd');
  return good.split(/\r\n|\r|\n/).length - 1;
}

type Bare = Omit<SheetRow, 'share'>;

/** The state between two chunks: the row so far, the cell so far, and whether it stands in quotes. */
function splitter() {
  let delimiter: string | undefined;
  let head = '';
  let cells: string[] = [];
  let cell = '';
  let no = 1;
  let place: 'start' | 'bare' | 'quoted' | 'after' = 'start';
  let wasReturn = false;

  function endCell(): void {
    if (cells.length >= sheetMost.columns)
      throw new SheetProblem('imports.too_many_columns', { row: no, limit: sheetMost.columns });
    cells.push(/^'\s*[=+\-@\t\r\u2212\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell);
    cell = '';
    place = 'start';
  }

  function endRow(): Bare {
    endCell();
    const row = { no, cells };
    cells = [];
    no += 1;
    return row;
  }

  function* split(text: string): Generator<Bare> {
    for (const character of text) {
      if (character === '\0') throw new SheetProblem('imports.not_utf8', { row: no });
      const isSecondOfTwo = wasReturn && character === '\n';
      wasReturn = false;
      if (isSecondOfTwo) continue;
      if (place === 'quoted') {
        if (character === '"') place = 'after';
        else cell += character;
      } else if (character === '"' && place === 'after') {
        cell += character;
        place = 'quoted';
      } else if (character === '"' && place === 'start') {
        place = 'quoted';
      } else if (character === delimiter) {
        endCell();
      } else if (character === '\n' || character === '\r') {
        wasReturn = character === '\r';
        yield endRow();
      } else {
        cell += character;
        place = 'bare';
      }
      if (cell.length > sheetMost.cell) throw new SheetProblem('imports.cell_too_long', { row: no, limit: sheetMost.cell });
    }
  }

  return {
    no: () => no,
    *take(text: string): Generator<Bare> {
      if (delimiter !== undefined) {
        yield* split(text);
        return;
      }
      head += text;
      delimiter = delimiterOf(head, head.length > longestHead);
      if (delimiter === undefined) return;
      yield* split(head);
      head = '';
    },
    *end(): Generator<Bare> {
      if (delimiter === undefined) {
        delimiter = delimiterOf(`${head}\n`, true) ?? ',';
        yield* split(head);
      }
      if (place === 'quoted') throw new SheetProblem('imports.quote_open', { row: no });
      if (cells.length > 0 || place !== 'start') yield endRow();
    },
  };
}

/** What stands between the cells of the first line, once that is whole: whichever stands there most often. */
function delimiterOf(text: string, isEnough: boolean): string | undefined {
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) return most(counts);
    else if (!isQuoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return isEnough ? most(counts) : undefined;
}

const most = (counts: ReadonlyMap<string, number>) => [...counts].toSorted(([, a], [, b]) => b - a)[0]![0];
