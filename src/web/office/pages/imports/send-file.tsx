import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiRefusal } from '../../../ui/api.ts';
import { FileField } from '../../../ui/form/file-field.tsx';
import { useT } from '../../../ui/reading.tsx';
import { useUpload } from '../../../ui/upload.ts';
import type { Import } from './states.ts';

/** As the hub limits it. */
const megabytes = 20;

/** Sends the file, or the mended one in its place. It is read at once. */
export function SendFile({ of: { id, status, problems } }: { readonly of: Import }) {
  const t = useT();
  const queries = useQueryClient();
  const { sending, upload } = useUpload('PUT /imports/:id/file');
  const [refused, setRefused] = useState<string>();
  const send = async (file: File) => {
    setRefused(undefined);
    try {
      await upload(file, { params: { id } });
    } catch (error) {
      setRefused(error instanceof ApiRefusal && error.status < 500 ? error.title : t('portal.file.failed'));
    }
    await queries.invalidateQueries();
  };
  return (
    <FileField
      name="file"
      label={status === 'empty' ? t('imports.file') : t(problems > 0 ? 'imports.file.again' : 'imports.file.other')}
      hint={t('imports.file.hint', { limit: megabytes })}
      error={refused}
      value={[]}
      onAdd={([file]) => void (file && send(file))}
      onRemove={() => {}}
      sending={sending}
      accept=".csv,.xlsx"
      limit={megabytes * 1_000_000}
      most={1}
    />
  );
}
