import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docx, jpg, pdf, png, xlsx, zip } from '../../../test/zip.ts';
import { acceptName, inspect } from './inspect.ts';
import { tidyName } from './kinds.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-inspect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function look(name: string, bytes: Uint8Array) {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return inspect(path, acceptName(name, ['pdf', 'jpg', 'png', 'docx', 'xlsx']));
}

test.for([
  ['invoice.pdf', pdf(), 'application/pdf'],
  ['SHOP.JPEG', jpg(), 'image/jpeg'],
  ['發票.png', png(), 'image/png'],
  ['plan.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['staff.xlsx', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
] as const)('%s is taken for what it is', async ([name, bytes, mediaType]) => {
  expect(await look(name, bytes)).toMatchObject({ name, mediaType });
});

describe('a file is refused', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  test.for([
    ['when it is not what its name says: a page as a PDF', 'quote.pdf', html, 415, 'document.not_what_it_says'],
    ['when it is not what its name says: a picture as a PDF', 'quote.pdf', png(), 415, 'document.not_what_it_says'],
    ['when it is not what its name says: a workbook as a letter', 'quote.docx', xlsx(), 415, 'document.not_what_it_says'],
    [
      'when it is not what its name says: any zip as a letter',
      'quote.docx',
      zip([{ name: 'a.txt', content: 'a' }]),
      415,
      'document.not_what_it_says',
    ],
    ['when it is a program by name', 'quote.exe', pdf(), 415, 'document.kind'],
    ['when its last ending is another', 'quote.pdf.js', pdf(), 415, 'document.kind'],
    ['when its name has no ending', 'quote', pdf(), 415, 'document.kind'],
    ['when it is empty', 'quote.pdf', new Uint8Array(), 422, 'document.empty'],
    ['when it is a damaged container', 'quote.docx', docx().subarray(0, 200), 422, 'document.damaged'],
    [
      'when it carries another archive',
      'quote.docx',
      docx({ name: 'word/embeddings/a.zip', content: 'PK' }),
      422,
      'document.nested',
    ],
    ['when it carries a workbook', 'quote.docx', docx({ name: 'word/embeddings/a.xlsx', content: 'PK' }), 422, 'document.nested'],
    ['when it carries macros', 'quote.docx', docx({ name: 'word/vbaProject.bin', content: 'x' }), 422, 'document.active'],
  ] as const)('%s', async ([, name, bytes, status, code]) => {
    await expect(look(name, bytes)).rejects.toMatchObject({ status, code });
  });

  test('when it is a zip bomb: far more inside than its size explains', async () => {
    const bomb = docx({ name: 'word/media/zeros.bin', content: new Uint8Array(30_000_000) });
    expect(bomb.byteLength).toBeLessThan(100_000);
    await expect(look('quote.docx', bomb)).rejects.toMatchObject({ status: 422, code: 'document.bomb' });
  });

  test('when it is a zip bomb that lies about its sizes', async () => {
    const liar = docx({ name: 'word/media/zeros.bin', content: new Uint8Array(30_000_000), claims: 1000 });
    await expect(look('quote.docx', liar)).rejects.toMatchObject({ status: 422, code: 'document.damaged' });
  });

  test('when it is a zip bomb of very many parts', async () => {
    const parts = Array.from({ length: 2100 }, (_, place) => ({ name: `word/${place}.xml`, content: 'x' }));
    await expect(look('quote.docx', docx(...parts))).rejects.toMatchObject({ status: 422, code: 'document.bomb' });
  });
});

test.for([
  ['C:\\Users\\chan\\quote.pdf', 'quote.pdf'],
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['quote\u202Efdp.exe', 'quotefdp.exe'],
  ['a\nb.pdf', 'ab.pdf'],
  ['..', undefined],
  ['', undefined],
  [`${'x'.repeat(300)}.pdf`, undefined],
] as const)('the name %j is kept as %j', ([given, kept]) => {
  expect(tidyName(given)).toBe(kept);
});
