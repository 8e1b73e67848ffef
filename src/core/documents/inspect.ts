// What a file really is. Its name and the type its sender claims decide nothing: the content does, and it must agree
// with the name. Office files are zip containers, so they are unpacked once, to nowhere, against limits.

import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { Refusal } from '../../platform/refusal.ts';
import type { FileType } from '../schemes/shape-form.ts';
import { kindOfContainer } from './container.ts';
import { kindOfName, kinds, sayKinds, tidyName } from './kinds.ts';

export interface Inspected {
  readonly name: string;
  readonly kind: FileType;
  readonly mediaType: string;
}

/** The name a file is kept under. Refuses a name that says nothing, or a kind that the field does not take. */
export function acceptName(given: string, accept: readonly FileType[]): { readonly name: string; readonly kind: FileType } {
  const name = tidyName(given);
  if (name === undefined) throw new Refusal(422, 'document.name');
  const kind = kindOfName(name);
  if (kind === undefined || !accept.includes(kind)) {
    throw new Refusal(415, 'document.kind', { name, accepted: sayKinds(accept) });
  }
  return { name, kind };
}

/** Looks into a file that has arrived. Refuses one that is empty, broken, or not what its name says. */
export async function inspect(
  path: string,
  { name, kind }: { readonly name: string; readonly kind: FileType },
): Promise<Inspected> {
  const head = await headOf(path);
  if (head.byteLength === 0) throw new Refusal(422, 'document.empty', { name });
  const found = isZip(head) ? await kindOfContainer(path, name) : await kindOfBytes(head);
  if (found !== kind) throw new Refusal(415, 'document.not_what_it_says', { name, said: kinds[kind].said });
  return { name, kind, mediaType: kinds[kind].mediaType };
}

/** How many first bytes tell what a file is. */
export const headLength = 4100;

/** Refuses a file by its first bytes, when these cannot be the beginning of what its name says. */
export async function refuseHead(
  head: Buffer,
  { name, kind }: { readonly name: string; readonly kind: FileType },
): Promise<void> {
  const isContainer = kind === 'docx' || kind === 'xlsx';
  const fits = isContainer ? isZip(head) : (await kindOfBytes(head)) === kind;
  if (!fits) throw new Refusal(415, 'document.not_what_it_says', { name, said: kinds[kind].said });
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const isZip = (head: Buffer) => head.subarray(0, 2).toString('latin1') === 'PK';

async function kindOfBytes(head: Buffer): Promise<FileType | undefined> {
  const mime = (await fileTypeFromBuffer(head))?.mime;
  return (['pdf', 'jpg', 'png'] as const).find((kind) => kinds[kind].mediaType === mime);
}
