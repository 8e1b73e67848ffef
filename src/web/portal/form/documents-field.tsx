import { useState } from 'react';
import { FileField } from '../../ui/form/file-field.tsx';
import type { SendingFile } from '../../ui/form/file-field.tsx';
import { ApiRefusal } from '../../ui/api.ts';
import { useFormat, useT } from '../../ui/reading.tsx';

export interface AttachedDocument {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly bytes: number;
}

interface DocumentsFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional: boolean;
  readonly error?: string | undefined;
  readonly documents: readonly AttachedDocument[];
  readonly accept: readonly string[];
  readonly maxFiles: number;
  readonly maxMegabytes: number;
  readonly sending: readonly SendingFile[];
  /** Sends one file; throws what the hub said when it was refused. */
  readonly send: (file: File) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
}

/** A question that is answered with documents: attached one after the other, each with its progress, and taken off again. */
export function DocumentsField(props: DocumentsFieldProps) {
  const { name, label, hint, isOptional, documents, accept, maxFiles, maxMegabytes, sending } = props;
  const t = useT();
  const format = useFormat();
  const [refused, setRefused] = useState<string>();

  const trying = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      setRefused(error instanceof ApiRefusal && error.status < 500 ? error.title : t('portal.file.failed'));
    }
  };
  const add = async (files: readonly File[]) => {
    setRefused(undefined);
    for (const file of files) await trying(() => props.send(file));
  };
  const limits = t('portal.file.limits', {
    kinds: accept.map((kind) => kind.toUpperCase()).join(', '),
    size: format.bytes(maxMegabytes * 1_000_000),
    n: maxFiles,
  });
  return (
    <FileField
      name={name}
      label={label}
      hint={hint === undefined ? limits : `${hint} ${limits}`}
      isOptional={isOptional}
      error={refused ?? props.error}
      value={documents.map(({ id, name: title, bytes }) => ({ id, name: title, size: bytes, href: `/api/documents/${id}` }))}
      sending={sending}
      onAdd={(files) => void add(files)}
      onRemove={(file) => {
        setRefused(undefined);
        void trying(() => props.remove(file.id));
      }}
      accept={accept.flatMap((kind) => (kind === 'jpg' ? ['.jpg', '.jpeg'] : [`.${kind}`])).join(',')}
      limit={maxMegabytes * 1_000_000}
      most={maxFiles}
    />
  );
}
