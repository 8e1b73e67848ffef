// Reads the first sheet of an Excel workbook: a zip of XML parts, of which five matter. The sheet itself streams; texts that
// cells share are held, bounded. Formulas are not worked out: what the program that saved the file had worked out counts.

import type { Readable } from 'node:stream';
import { Parser } from 'htmlparser2';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SheetProblem, type SheetRow, sheetMost } from './sheet.ts';
import { type CellKind, cellText, dateStyles } from './xlsx-cells.ts';

/** How much may be unpacked at all, and held at once as shared texts, in bytes and characters. */
const unpackedMost = 300_000_000;
const sharedMost = 60_000_000;

interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The rows of the first sheet, in order. Fails with SheetProblem. */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const zip = await openPromise(path, { autoClose: false }).catch(damaged);
  try {
    const parts = await listed(zip);
    const book = await workbook(zip, parts);
    const sheet = parts.get(book.sheet);
    if (sheet === undefined) throw new SheetProblem('imports.no_sheet');
    const shared = await sharedTexts(zip, parts.get('xl/sharedStrings.xml'));
    const isDate = await stylesOf(zip, parts.get('xl/styles.xml'));
    yield* rowsOf(zip, sheet, { shared, isDate, is1904: book.is1904 });
  } catch (error) {
    if (error instanceof SheetProblem) throw error;
    damaged();
  } finally {
    zip.close();
  }
}

function damaged(): never {
  throw new SheetProblem('imports.damaged');
}

async function listed(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > unpackedMost || parts.size > 5_000) throw new SheetProblem('imports.too_large');
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** Hands the parts of an XML document to a listener as they come; yields after each chunk. Names without their prefix. */
async function* hear(zip: ZipFile, entry: Entry, to: Listener): AsyncGenerator<number> {
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => to.open?.(local(name), attributes),
      onclosetag: (name) => to.close?.(local(name)),
      ontext: (text) => to.text?.(text),
    },
    { xmlMode: true },
  );
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let seen = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    seen += chunk.byteLength;
    parser.write(decoder.decode(chunk, { stream: true }));
    yield seen;
  }
  parser.end(decoder.decode());
  yield seen;
}

async function hearAll(zip: ZipFile, entry: Entry | undefined, to: Listener): Promise<void> {
  if (entry === undefined) return;
  const chunks = hear(zip, entry, to);
  while ((await chunks.next()).done !== true);
}

/** Which part the first sheet is, and from which year its days count. */
async function workbook(zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<{ sheet: string; is1904: boolean }> {
  let first: string | undefined;
  let is1904 = false;
  await hearAll(zip, parts.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet') first ??= attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  let sheet = 'xl/worksheets/sheet1.xml';
  await hearAll(zip, parts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id: id, Target: target }) => {
      if (name !== 'Relationship' || id !== first || target === undefined) return;
      sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    },
  });
  return { sheet, is1904 };
}

/** Texts that cells point to, in order, without the readings that East Asian texts may carry. */
async function sharedTexts(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  let own = '';
  let held = 0;
  let isText = false;
  let isReading = false;
  await hearAll(zip, entry, {
    open: (name) => {
      if (name === 'si') own = '';
      if (name === 't') isText = true;
      if (name === 'rPh') isReading = true;
    },
    text: (text) => {
      if (isText && !isReading) own += text;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isReading = false;
      if (name !== 'si') return;
      held += own.length;
      if (held > sharedMost) throw new SheetProblem('imports.too_large');
      texts.push(own);
    },
  });
  return texts;
}

async function stylesOf(zip: ZipFile, entry: Entry | undefined): Promise<(style: number) => boolean> {
  const formats = new Map<number, string>();
  const cells: number[] = [];
  let isCells = false;
  await hearAll(zip, entry, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) cells.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return dateStyles(cells, formats);
}

async function* rowsOf(zip: ZipFile, sheet: Entry, book: Parameters<typeof cellText>[2]): AsyncGenerator<SheetRow> {
  let ready: { no: number; cells: string[] }[] = [];
  let no = 0;
  let cells: string[] = [];
  let column = -1;
  let kind: CellKind = { type: 'n', style: 0 };
  let value = '';
  let isValue = false;
  let isReading = false;
  const chunks = hear(zip, sheet, {
    open: (name, attributes) => {
      if (name === 'row') {
        no = Number(attributes['r'] ?? no + 1);
        [cells, column] = [[], -1];
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        if (column >= sheetMost.columns)
          throw new SheetProblem('imports.too_many_columns', { row: no, limit: sheetMost.columns });
        kind = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
        value = '';
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'rPh') isReading = true;
    },
    text: (text) => {
      if (isValue && !isReading) value += text;
      if (value.length > sheetMost.cell) throw new SheetProblem('imports.cell_too_long', { row: no, limit: sheetMost.cell });
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'rPh') isReading = false;
      if (name === 'c') {
        while (cells.length < column) cells.push('');
        cells[column] = cellText(kind, value, book);
      }
      if (name === 'row') ready.push({ no, cells });
    },
  });
  for await (const seen of chunks) {
    const share = sheet.uncompressedSize === 0 ? 1 : Math.min(1, seen / sheet.uncompressedSize);
    for (const row of ready) yield { ...row, share };
    ready = [];
  }
}

/** `BC12` is column 54, counted from 0. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1;
}
