import { useState } from 'react';
import { useParams } from 'react-router';
import { useMe } from '../../../app/me.ts';
import { SentForm } from '../../../office/parts/sent-form.tsx';
import { reportTone } from '../../../office/parts/states.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { SavedState, useDraft } from '../../../ui/draft/use-draft.tsx';
import type { FormField } from '../../../ui/form/answer-field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { useUpload } from '../../../ui/upload.ts';
import { Status } from '../../../ui/values.tsx';
import { asSent } from '../../form/as-sent.ts';
import { Conflicts } from '../../form/conflicts.tsx';
import { DocumentsField } from '../../form/documents-field.tsx';
import { SchemeFields } from '../../form/scheme-fields.tsx';

type Report = ApiAnswer<'GET /reports/:id'>;

/** A report that is owed: to fill in while it is a draft, to look at afterwards. */
export default function ReportPage() {
  const { id = '' } = useParams();
  const report = useApi('GET /reports/:id', { params: { id } });
  const me = useMe().data;
  return (
    <Shown query={report}>
      {(it) => (it.status === 'draft' && me !== undefined ? <Filling key={it.id} it={it} person={me.id} /> : <Sent it={it} />)}
    </Shown>
  );
}

function Filling({ it, person }: { readonly it: Report; readonly person: string }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const refreshes = { refreshes: ['GET /reports/:id'] } as const;
  const save = useAct('PATCH /reports/:id/answers', refreshes);
  const remove = useAct('DELETE /documents/:id', refreshes);
  const submit = useAct('POST /reports/:id/submit', { onDone: () => setIsOpen(false) });
  const params = { id: it.id };
  const again = useApi('GET /reports/:id', { params });
  const draft = useDraft({
    id: it.id,
    person,
    values: it.answers,
    revisions: it.revisions,
    savedAt: new Date(it.changedAt),
    save: (changes) => save.mutateAsync({ params, body: { changes: changes.map(asSent) } }),
  });
  const fields = it.form.sections.flatMap((section) => section.fields);
  const toSubmit = async () => {
    if (!(await draft.flush())) return;
    await again.refetch();
    setIsOpen(true);
  };
  return (
    <Page
      title={it.title}
      crumbs={[{ to: `/portal/awards/${it.award.id}`, label: t('award.one') }]}
      lede={it.duty}
      aside={<SavedState saving={draft.saving} />}
    >
      <div className="stack-wide">
        {it.reason !== null && (
          <Notice tone="amber" title={t('report.returned')}>
            <p className="sent-words">{it.reason}</p>
          </Notice>
        )}
        <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
        {it.form.sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`} className="form">
            <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
            {section.intro && <p>{format.text(section.intro)}</p>}
            <SchemeFields
              fields={section.fields}
              shown={it.shown}
              draft={draft}
              problems={it.problems}
              documents={(field, path) => (
                <ReportDocuments
                  it={it}
                  field={field}
                  path={path}
                  remove={(id) => remove.mutateAsync({ params: { id } })}
                  again={() => again.refetch()}
                />
              )}
            />
          </section>
        ))}
        <Form onSubmit={() => void toSubmit()} problem={submit.error}>
          <div>
            <Button type="submit">{t('report.submit')}</Button>
          </div>
        </Form>
      </div>
      <Confirm
        title={t('report.submit')}
        act={t('report.submit')}
        kind="primary"
        isOpen={isOpen}
        isPending={submit.isPending}
        problem={submit.error}
        onConfirm={() => submit.mutate({ params })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('report.submit_text')}</p>
      </Confirm>
    </Page>
  );
}

interface ReportDocumentsProps {
  readonly it: Report;
  readonly field: FormField;
  readonly path: string;
  readonly remove: (id: string) => Promise<unknown>;
  readonly again: () => Promise<unknown>;
}

function ReportDocuments({ it, field, path, remove, again }: ReportDocumentsProps) {
  const format = useFormat();
  const { sending, upload } = useUpload('PUT /reports/:id/documents/:field');
  return (
    <DocumentsField
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      documents={it.documents.filter((document) => document.field === path)}
      accept={field.accept ?? []}
      maxFiles={field.maxFiles ?? 1}
      maxMegabytes={field.maxMegabytes ?? 1}
      sending={sending}
      send={async (file) => {
        await upload(file, { params: { id: it.id, field: path } });
        await again();
      }}
      remove={remove}
    />
  );
}

function Sent({ it }: { readonly it: Report }) {
  const t = useT();
  return (
    <Page
      title={it.title}
      crumbs={[{ to: `/portal/awards/${it.award.id}`, label: t('award.one') }]}
      lede={
        <>
          {it.reference} · <Status tone={reportTone[it.status]}>{t(`report.status.${it.status}`)}</Status>
        </>
      }
    >
      <div className="stack-wide">
        {it.submittedAt !== null && <p className="muted">{t('report.sent', { at: it.submittedAt })}</p>}
        {it.closedAt !== null && <p className="muted">{t('report.accepted_at', { at: it.closedAt })}</p>}
        <SentForm sections={it.reads} />
      </div>
    </Page>
  );
}
