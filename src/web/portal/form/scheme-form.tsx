import { useState } from 'react';
import type { LocalText } from '../../../platform/formats.ts';
import type { Value } from '../../ui/draft/draft.ts';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { Form } from '../../ui/form/form.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { AnswerAt } from './answer-at.tsx';
import { FillingProvider } from './filling.tsx';

interface SchemeFormProps {
  readonly form: {
    readonly sections: readonly {
      readonly id: string;
      readonly title: LocalText;
      readonly intro?: LocalText | undefined;
      readonly fields: readonly FormField[];
    }[];
  };
  /** By their paths; what is typed stays in the page. */
  readonly answers?: Readonly<Record<string, Value>>;
  /** The paths that are asked; all where left out. */
  readonly shown?: readonly string[];
  readonly isReadOnly?: boolean;
}

/** A form as those who fill it in see it, to look at and try: it asks the hub for nothing and keeps nothing. */
export function SchemeForm({ form, answers = {}, shown, isReadOnly = false }: SchemeFormProps) {
  const t = useT();
  const format = useFormat();
  const [values, setValues] = useState(answers);
  return (
    <FillingProvider
      value={{
        values,
        change: (path, value) => setValues((before) => ({ ...before, [path]: value })),
        leave: () => undefined,
        error: () => undefined,
        isShown: (_, path) => shown === undefined || path.includes('.') || shown.includes(path),
        isDisabled: isReadOnly,
        documents: (field) => (
          <div className="field">
            <p className="field-label">{format.text(field.label)}</p>
            {field.hint && <p className="field-hint">{format.text(field.hint)}</p>}
            <p className="field-hint">{t('forms.preview.documents', { n: field.maxFiles ?? 1 })}</p>
          </div>
        ),
      }}
    >
      <Form onSubmit={() => undefined}>
        {form.sections.map((section) => (
          <section key={section.id} className="form" aria-labelledby={`part-${section.id}`}>
            <h2 id={`part-${section.id}`}>{format.text(section.title)}</h2>
            {section.intro && <p>{format.text(section.intro)}</p>}
            {section.fields.map((field) => (
              <AnswerAt key={field.id} field={field} path={field.id} />
            ))}
          </section>
        ))}
      </Form>
    </FillingProvider>
  );
}
