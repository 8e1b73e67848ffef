import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Refusal } from '../../platform/refusal.ts';
import type { FileType } from '../schemes/shape-form.ts';

/** What an office file may hold. Honest ones stay far below; a bomb is made to go far above. */
const most = {
  entries: 2_000,
  unpacked: 200_000_000,
  /** Unpacked to packed, looked at from this size on: a small repetitive sheet may pack very well. */
  ratio: 100,
  ratioFrom: 10_000_000,
  contentTypes: 1_000_000,
} as const;

/** Archives and office files inside an office file: nobody looks into those, so they are not taken. */
const packed = /\.(zip|7z|rar|gz|tgz|bz2|xz|jar|iso|cab|docx|xlsx|pptx|docm|xlsm|pptm|odt|ods)$/i;
const active = /(^|\/)(vbaProject\.bin|activeX\/)|\.(exe|dll|js|vbs|ps1|bat|cmd|hta|lnk)$/i;

const mainParts: Readonly<Record<string, FileType>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
};

/**
 * Which kind of office file a zip container is; nothing when it is none. Refuses what would unpack to more than its size
 * explains, hides another archive, carries programs, or is damaged. The directory may lie about sizes, so all is unpacked.
 */
export async function kindOfContainer(path: string, name: string): Promise<FileType | undefined> {
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw new Refusal(422, 'document.damaged', { name });
  });
  try {
    const entries = await list(zip, name);
    let kind: FileType | undefined;
    for (const entry of entries) {
      const isContents = entry.fileName === '[Content_Types].xml';
      const text = await unpack(zip, entry, isContents);
      if (isContents) kind = Object.entries(mainParts).find(([part]) => text.includes(`"${part}"`))?.[1];
    }
    return kind;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(422, 'document.damaged', { name });
  } finally {
    zip.close();
  }
}

async function list(zip: ZipFile, name: string): Promise<Entry[]> {
  if (zip.entryCount > most.entries) throw new Refusal(422, 'document.bomb', { name });
  const entries: Entry[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    unpacked += entry.uncompressedSize;
    const isBomb = unpacked > most.unpacked || (unpacked > most.ratioFrom && unpacked > zip.fileSize * most.ratio);
    if (isBomb || entries.length > most.entries) throw new Refusal(422, 'document.bomb', { name });
    if (entry.isEncrypted()) throw new Refusal(422, 'document.locked', { name });
    if (packed.test(entry.fileName)) throw new Refusal(422, 'document.nested', { name });
    if (active.test(entry.fileName)) throw new Refusal(422, 'document.active', { name });
  }
  return entries;
}

/** Unpacks one part; fails when there is more or less of it than the directory says. Keeps the text only where asked. */
async function unpack(zip: ZipFile, entry: Entry, keep: boolean): Promise<string> {
  if (entry.fileName.endsWith('/')) return '';
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const kept: Buffer[] = [];
  for await (const chunk of stream) if (keep && entry.uncompressedSize <= most.contentTypes) kept.push(chunk as Buffer);
  return Buffer.concat(kept).toString('utf8');
}
