import { useAct } from '../../../ui/queries.ts';
import { useFormat } from '../../../ui/reading.tsx';
import type { FormField } from '../../../ui/form/answer-field.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { DocumentsField } from '../../form/documents-field.tsx';
import { useRefresh } from './use-application.tsx';
import type { Application } from './use-application.tsx';

interface SectionDocumentsProps {
  readonly of: Application;
  readonly field: FormField;
  /** Where the answer stands in the draft. */
  readonly path: string;
}

/** A question of an application that is answered with documents. */
export function SectionDocuments({ of, field, path }: SectionDocumentsProps) {
  const format = useFormat();
  const refresh = useRefresh(of.id);
  const place = { params: { id: of.id, field: path } };
  const { sending, upload } = useUpload('PUT /applications/:id/documents/:field', place);
  const remove = useAct('DELETE /documents/:id', { refreshes: [] });
  return (
    <DocumentsField
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      documents={of.documents.filter((document) => document.field === path)}
      accept={field.accept ?? []}
      maxFiles={field.maxFiles ?? 1}
      maxMegabytes={field.maxMegabytes ?? 1}
      sending={sending}
      send={async (file) => {
        await upload(file, place);
        await refresh();
      }}
      remove={async (id) => {
        await remove.mutateAsync({ params: { id } });
        await refresh();
      }}
    />
  );
}
