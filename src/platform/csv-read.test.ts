import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { readCsv } from './csv-read.ts';
import { SheetProblem } from './sheet.ts';

async function read(bytes: Uint8Array, step = 7): Promise<readonly (readonly string[])[]> {
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step);
  }
  const rows: (readonly string[])[] = [];
  for await (const { no, cells } of readCsv(chunks(), bytes.length)) {
    expect(no).toBe(rows.length + 1);
    rows.push(cells);
  }
  return rows;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '\ufeffa;b\n1;"2;3"',
    [
      ['a', 'b'],
      ['1', '2;3'],
    ],
  ],
  [
    'a\tb\r1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['"say ""yes""","two\nlines"\n', [['say "yes"', 'two\nlines']]],
  ['a,\n\n,', [['a', ''], [''], ['', '']]],
  ['only', [['only']]],
  ['', []],
  [`a,"'=1+1"\n`, [['a', '=1+1']]],
])('%j is read as it was meant', async (text, rows) => {
  expect(await read(utf8(text))).toEqual(rows);
});

test('UTF-16 is read by its mark; text in another encoding is not guessed', async () => {
  expect(await read(Buffer.from('\ufeff名稱,電話\n麵家,1', 'utf16le'))).toEqual([
    ['名稱', '電話'],
    ['麵家', '1'],
  ]);
  await expect(read(Buffer.from('a,b\nx,\xb6\xc0\n', 'latin1'))).rejects.toMatchObject({
    code: 'imports.not_utf8',
    facts: { row: 2 },
  });
});

test('a quote that is never closed, and a cell that never ends, stop the reading', async () => {
  await expect(read(utf8('a,b\n1,"2\n3,4\n'))).rejects.toMatchObject({ code: 'imports.quote_open' });
  await expect(read(utf8(`a\n${'x'.repeat(6000)}`), 1000)).rejects.toThrow(SheetProblem);
  await expect(read(utf8(`${','.repeat(300)}\n`), 1000)).rejects.toMatchObject({ code: 'imports.too_many_columns' });
});

test('whatever the hub writes as CSV it reads back, wherever the chunks are cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, step) => {
        // NUL is in no spreadsheet, and an apostrophe before a formula is what escapes one.
        const clean = rows.map((row) => row.map((cell) => cell.replaceAll('\0', '').replace(/^'+/, '')));
        const header = Array.from({ length: 5 }, (_, at) => `h${at}`);
        expect((await read(utf8(csv([header, ...clean])), step)).slice(1)).toEqual(clean);
      },
    ),
    { numRuns: 200 },
  ));
