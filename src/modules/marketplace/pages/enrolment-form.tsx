import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RuleList } from '../../../web/office/parts/rules.tsx';
import { asSent } from '../../../web/portal/form/as-sent.ts';
import { Conflicts } from '../../../web/portal/form/conflicts.tsx';
import { DocumentsField } from '../../../web/portal/form/documents-field.tsx';
import { SchemeFields } from '../../../web/portal/form/scheme-fields.tsx';
import { Button } from '../../../web/ui/button.tsx';
import type { Change } from '../../../web/ui/draft/draft.ts';
import { SavedState, useDraft } from '../../../web/ui/draft/use-draft.tsx';
import type { FormField } from '../../../web/ui/form/answer-field.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { useAct, useApiCall } from '../../../web/ui/queries.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { useUpload } from '../../../web/ui/upload.ts';
import type { Enrolment } from './enrolment.tsx';

interface EnrolmentFormProps {
  readonly of: Enrolment;
  readonly person: string;
}

/** The scheme's own form for providers, saved as it is typed, with its rules looked at beside it. */
export function EnrolmentForm({ of, person }: EnrolmentFormProps) {
  const t = useT();
  const format = useFormat();
  const api = useApiCall();
  const [state, setState] = useState({ shown: of.shown, problems: of.problems, rules: of.rules });
  const save = async (changes: readonly Change[]) => {
    const answer = await api('PATCH /providers/:id/answers', { params: { id: of.id }, body: { changes: changes.map(asSent) } });
    setState({ shown: answer.shown, problems: answer.problems, rules: answer.rules });
    return answer;
  };
  const draft = useDraft({ id: of.id, person, values: of.answers, revisions: of.revisions, savedAt: null, save });
  const submit = useAct('POST /providers/:id/submit');
  const send = async () => {
    await draft.flush();
    submit.mutate({ params: { id: of.id } });
  };
  const fields = of.form.sections.flatMap((section) => section.fields);
  return (
    <div className="sidebar-layout">
      <Form onSubmit={() => void send()} problem={submit.error}>
        <Conflicts conflicts={draft.draft.conflicts} fields={fields} values={draft.draft.values} onSettle={draft.settle} />
        {of.form.sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`} className="form-section">
            <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
            {section.intro && <p className="muted">{format.text(section.intro)}</p>}
            <SchemeFields
              fields={section.fields}
              shown={state.shown}
              draft={draft}
              problems={state.problems}
              documents={(field, path) => <Documents of={of} field={field} path={path} />}
            />
          </section>
        ))}
        <div className="row">
          <Button type="submit" isPending={submit.isPending}>
            {t('marketplace.enrolment.send')}
          </Button>
          <SavedState saving={draft.saving} />
        </div>
      </Form>
      <aside className="sticky stack" aria-labelledby="rules">
        <h2 id="rules" className="side-title">
          {t('marketplace.enrolment.rules')}
        </h2>
        <p className="small muted">{t('marketplace.enrolment.rules_hint')}</p>
        <RuleList rules={state.rules} />
      </aside>
    </div>
  );
}

/** The documents of one question. */
interface DocumentsProps {
  readonly of: Enrolment;
  readonly field: FormField;
  readonly path: string;
}

function Documents({ of, field, path }: DocumentsProps) {
  const format = useFormat();
  const { sending, upload } = useUpload('PUT /providers/:id/documents/:field');
  const remove = useAct('DELETE /documents/:id', { refreshes: ['GET /providers/:id'] });
  const queries = useQueryClient();
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
        await upload(file, { params: { id: of.id, field: path } });
        await queries.invalidateQueries({ queryKey: ['GET /providers/:id'] });
      }}
      remove={(id) => remove.mutateAsync({ params: { id } })}
    />
  );
}
