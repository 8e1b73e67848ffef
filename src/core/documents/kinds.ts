import type { FileType } from '../schemes/shape-form.ts';

/** What may be attached at all: how a kind is called in names, what it is sent as, and how people say it. */
export const kinds: Readonly<
  Record<FileType, { readonly endings: readonly string[]; readonly mediaType: string; readonly said: string }>
> = {
  pdf: { endings: ['pdf'], mediaType: 'application/pdf', said: 'PDF' },
  jpg: { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg', said: 'JPG' },
  png: { endings: ['png'], mediaType: 'image/png', said: 'PNG' },
  docx: {
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    said: 'Word (DOCX)',
  },
  xlsx: {
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    said: 'Excel (XLSX)',
  },
};

/** The kind that a file's name claims, by its ending. */
export function kindOfName(name: string): FileType | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return (Object.keys(kinds) as FileType[]).find((kind) => kinds[kind].endings.includes(ending));
}

/** How kinds are listed for people: `PDF, JPG, PNG`. */
export const sayKinds = (list: readonly FileType[]) => list.map((kind) => kinds[kind].said).join(', ');

// Characters that hide or turn around what follows: a name shows what it is, letter by letter.
const deceptive = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/**
 * A file's name as it is kept: the last part of a path, without invisible characters, 200 characters at most.
 * Nothing when no usable name is left.
 */
export function tidyName(given: string): string | undefined {
  const last = given.normalize('NFC').replace(deceptive, '').split(/[/\\]/).at(-1)?.trim() ?? '';
  return last === '' || last === '.' || last === '..' || [...last].length > 200 ? undefined : last;
}
