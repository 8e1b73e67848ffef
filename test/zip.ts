// Zip files for tests, honest and otherwise.

import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the directory says the size is, if not the truth. */
  readonly claims?: number;
}

/** Packs parts into a zip container. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of parts) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes);
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(claims ?? bytes.byteLength, 18);
    common.writeUInt16LE(label.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    files.push(local);
    directory.push(entry, label);
    offset += local.byteLength;
  }
  const size = directory.reduce((sum, one) => sum + one.byteLength, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

/** The least that is a Word document, with further parts. */
export const docx = (...more: Part[]) =>
  zip([
    { name: '[Content_Types].xml', content: contentTypes('wordprocessingml.document') },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

/** The least that is an Excel workbook, with further parts. */
export const xlsx = (...more: Part[]) =>
  zip([
    { name: '[Content_Types].xml', content: contentTypes('spreadsheetml.sheet') },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    ...more,
  ]);

/** The least that reads as a PDF, a PNG, a JPEG. */
export const pdf = (text = 'Hello') =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${text}\ntrailer << /Root 1 0 R >>\n%%EOF\n`);
export const png = () =>
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const jpg = () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
