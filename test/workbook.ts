import { zip } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as spreadsheet programs save one: the rows of its sheet as XML, and the texts that its cells share, as XML or plain. */
export function workbook(rows: string, shared: readonly string[] = []): Buffer {
  const texts = shared.map((text) =>
    text.includes('<t>') ? `<si>${text}</si>` : `<si><t>${text.replaceAll('<', '&lt;')}</t></si>`,
  );
  return zip([
    {
      name: '[Content_Types].xml',
      content: `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="One" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId7" Type="${relations}/worksheet" Target="worksheets/first.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="171" formatCode="0.0&quot;days&quot;"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${texts.join('')}</sst>` },
    { name: 'xl/worksheets/first.xml', content: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>` },
  ]);
}
