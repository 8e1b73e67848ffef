import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, csvStream } from './csv.ts';

test.each([
  ['a plain text', 'Harbour Noodles', 'Harbour Noodles'],
  ['a comma', 'Chan, Lee and Co', '"Chan, Lee and Co"'],
  ['a quotation mark', 'The "Best" Shop', '"The ""Best"" Shop"'],
  ['a line break', 'one\ntwo', '"one\ntwo"'],
  ['Chinese', '海港麵家', '海港麵家'],
  ['a formula', '=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
  ['a formula after spaces', '  =1+1', `"'  =1+1"`],
  ['a plus', '+852 2345 6789', "'+852 2345 6789"],
  ['a minus as text', '-1', "'-1"],
  ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
  ['a full-width equals sign', '＝1', "'＝1"],
  ['a tab first', '\t=1', `"'\t=1"`],
  ['a negative number', -5, '-5'],
  ['a big number', 12345678901234567890n, '12345678901234567890'],
  ['nothing', null, ''],
  ['an instant', new Date('2026-03-31T09:00:00Z'), '2026-03-31T09:00:00.000Z'],
])('writes %s', (_, value, written) => {
  expect(csv([[value, 'x']])).toBe(`\ufeff${written},x\r\n`);
});

/** Reads CSV by RFC 4180, written for this test only. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || text.startsWith('\r\n', at)) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\r') [at] = [at + 1, rows.push([])];
    } else cell += character;
  }
  return rows.slice(0, -1);
}

const letters = [...new Intl.Segmenter().segment('ab",=+-@ \t漢＝')].map(({ segment }) => segment);

test('whatever is written is read back as it was, except that nothing begins like a formula', () => {
  const table = fc.array(fc.array(fc.string({ unit: fc.constantFrom(...letters, '\r', '\n') }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(table, (rows) => {
      const read = readCsv(csv(rows).slice(1));
      expect(read.map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(rows);
      for (const text of read.flat()) expect(text).not.toMatch(/^\s*[=+\-@＝]/);
    }),
  );
});

test('a large table comes in pieces that together are the same file', async () => {
  const rows = Array.from({ length: 5000 }, (_, row) => [row, '='.repeat(20)]);
  async function* oneByOne() {
    yield* rows;
  }
  const pieces = await Array.fromAsync(csvStream(oneByOne()) as unknown as AsyncIterable<Uint8Array>);
  expect(pieces.length).toBeGreaterThan(2);
  expect(Buffer.concat(pieces).toString()).toBe(csv(rows));
});
