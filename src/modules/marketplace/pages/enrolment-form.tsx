import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../web/ui/button.tsx';
import type { Change, Value } from '../../../web/ui/draft/draft.ts';
import { SavedState, useDraft } from '../../../web/ui/draft/use-draft.tsx';
import { AnswerField } from '../../../web/ui/form/answer-field.tsx';
import { FileField } from '../../../web/ui/form/file-field.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { Reason } from '../../../web/ui/form/problems.tsx';
import { useAct, useApiCall } from '../../../web/ui/queries.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { useUpload } from '../../../web/ui/upload.ts';
import { RuleList } from '../../../web/office/parts/rules.tsx';
import { Conflicts } from './conflicts.tsx';
import type { Enrolment } from './enrolment.tsx';

type Field = Enrolment['form']['sections'][number]['fields'][number];

interface EnrolmentFormProps {
  readonly of: Enrolment;
  readonly person: string;
}

/** The scheme's own form for providers, saved as it is typed, with its rules looked at beside it. */
export function EnrolmentForm({ of, person }: EnrolmentFormProps) {
  const t = useT();
  const format = useFormat();
  const api = useApiCall();
  const [state, setState] = useState({ shown: of.shown, rules: of.rules });
  const save = async (changes: readonly Change[]) => {
    const answer = await api('PATCH /providers/:id/answers', { params: { id: of.id }, body: { changes: changes.map(asSent) } });
    setState({ shown: answer.shown, rules: answer.rules });
    return answer;
  };
  const draft = useDraft({ id: of.id, person, values: of.answers, revisions: of.revisions, savedAt: null, save });
  const submit = useAct('POST /providers/:id/submit');
  const send = async () => {
    await draft.flush();
    submit.mutate({ params: { id: of.id } });
  };
  const labels = new Map(of.form.sections.flatMap(({ fields }) => fields.map((field) => [field.id, format.text(field.label)])));
  return (
    <div className="sidebar-layout">
      <Form onSubmit={() => void send()} problem={submit.error}>
        <Conflicts conflicts={draft.draft.conflicts} labels={labels} onSettle={draft.settle} />
        {of.form.sections.map((section) => (
          <section key={section.id} aria-labelledby={`section-${section.id}`} className="form-section">
            <h2 id={`section-${section.id}`}>{format.text(section.title)}</h2>
            {section.intro && <p className="muted">{format.text(section.intro)}</p>}
            {section.fields
              .filter(({ id }) => state.shown.includes(id))
              .map((field) =>
                field.kind === 'file' ? (
                  <Documents key={field.id} of={of} field={field} />
                ) : (
                  <AnswerField
                    key={field.id}
                    field={field}
                    value={draft.draft.values[field.id]}
                    onChange={(value) => draft.change(field.id, value as Value)}
                    onBlur={() => void draft.flush()}
                  />
                ),
              )}
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

/** JSON has no readonly lists. */
const asSent = ({ field, value, base }: Change) => ({
  field,
  base,
  value: Array.isArray(value) ? [...(value as readonly string[])] : (value as string | number | boolean | null),
});

/** The documents of one question. */
function Documents({ of, field }: { readonly of: Enrolment; readonly field: Field }) {
  const format = useFormat();
  const { sending, upload } = useUpload('PUT /providers/:id/documents/:field');
  const remove = useAct('DELETE /documents/:id', { refreshes: ['GET /providers/:id'] });
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Error>();
  const add = async (files: readonly File[]) => {
    setProblem(undefined);
    for (const file of files) {
      try {
        await upload(file, { params: { id: of.id, field: field.id } });
      } catch (error) {
        setProblem(error as Error);
      }
    }
    await queries.invalidateQueries({ queryKey: ['GET /providers/:id'] });
  };
  const failed = problem ?? remove.error;
  return (
    <>
      <FileField
        name={field.id}
        label={format.text(field.label)}
        hint={field.hint && format.text(field.hint)}
        isOptional={!field.required}
        value={of.documents
          .filter((document) => document.field === field.id)
          .map(({ id, name, bytes }) => ({ id, name, size: bytes, href: `/api/documents/${id}` }))}
        sending={sending}
        onAdd={(files) => void add(files)}
        onRemove={(file) => remove.mutate({ params: { id: file.id } })}
        accept={(field.accept ?? []).map((type) => `.${type}`).join(',')}
        limit={(field.maxMegabytes ?? 10) * 1_000_000}
        most={field.maxFiles ?? 1}
      />
      {failed && (
        <p className="field-error" role="alert">
          <Reason of={failed} />
        </p>
      )}
    </>
  );
}
