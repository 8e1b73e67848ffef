import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbook } from '../../test/workbook.ts';
import { zip } from '../../test/zip.ts';
import { readXlsx } from './xlsx-read.ts';

async function read(bytes: Uint8Array): Promise<readonly { no: number; cells: readonly string[] }[]> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-xlsx-'));
  try {
    await writeFile(join(folder, 'book.xlsx'), bytes);
    const rows = [];
    for await (const { no, cells } of readXlsx(join(folder, 'book.xlsx'))) rows.push({ no, cells });
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('texts, numbers, days, yes and no, errors and what a formula came to', async () => {
  const sheet = `
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
    <row r="3">
      <c r="A3"><v>12345.6</v></c><c r="B3" s="1"><v>45382</v></c><c r="C3" s="2"><v>45382.375</v></c><c r="D3" t="b"><v>1</v></c>
      <c r="E3" t="e"><v>#REF!</v></c><c r="F3" t="str"><f>A3&amp;"x"</f><v>12345.6x</v></c><c r="G3"><v>20260001</v></c>
      <c r="H3" t="inlineStr"><is><t>in </t><r><t>line</t></r></is></c><c r="I3"><v>0.30000000000000004</v></c><c r="J3" s="3"><v>5</v></c>
    </row>
    <row><c><v>1</v></c><c/><c><v>3</v></c></row>`;
  const rows = await read(workbook(sheet, ['Name &amp; <r>', '<rPh sb="0" eb="1"><t>なまえ</t></rPh><t>名稱</t>']));
  expect(rows).toEqual([
    { no: 1, cells: ['Name & <r>', '', '名稱'] },
    {
      no: 3,
      cells: ['12345.6', '2024-03-31', '2024-03-31T09:00:00', 'TRUE', '#REF!', '12345.6x', '20260001', 'in line', '0.3', '5'],
    },
    { no: 4, cells: ['1', '', '3'] },
  ]);
});

test('a workbook that is broken, has no sheet or is none says so', async () => {
  await expect(read(Buffer.from('PK nothing'))).rejects.toMatchObject({ code: 'imports.damaged' });
  await expect(read(zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]))).rejects.toMatchObject({
    code: 'imports.no_sheet',
  });
});

test('what would unpack to too much is not unpacked', async () => {
  const parts = [{ name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>', claims: 400_000_000 }];
  await expect(read(zip(parts))).rejects.toMatchObject({ code: 'imports.too_large' });
});
