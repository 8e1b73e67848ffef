import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Value } from '../../ui/draft/draft.ts';
import type { useDraft } from '../../ui/draft/use-draft.tsx';
import { AnswerField } from '../../ui/form/answer-field.tsx';
import type { FormField } from '../../ui/form/answer-field.tsx';

interface SchemeFieldsProps<Field extends FormField> {
  readonly fields: readonly Field[];
  /** The questions that are asked, given the answers so far: the hub says it with every answer saved. */
  readonly shown: readonly string[];
  readonly draft: ReturnType<typeof useDraft>;
  /** What is wrong with the answers as they were last saved. */
  readonly problems: readonly { readonly field: string; readonly message: string; readonly isMissing: boolean }[];
  /** Draws a question that is answered with documents. */
  readonly documents: (field: Field) => ReactNode;
}

/** Chosen, not typed: worth saving at once, because other questions may hang on them. */
const chosen: ReadonlySet<FormField['kind']> = new Set(['choice', 'multi-choice', 'yes-no', 'consent']);

/**
 * The questions of a part of any of a scheme's forms. An answer that cannot be read is said so once the reader has left the
 * field; what is merely missing waits until they want to go on.
 */
export function SchemeFields<Field extends FormField>({ fields, shown, draft, problems, documents }: SchemeFieldsProps<Field>) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { values, pending } = draft.draft;

  const change = (field: Field, value: unknown) => {
    draft.change(field.id, value as Value);
    if (chosen.has(field.kind)) void draft.flush();
  };
  const leave = (id: string) => {
    setLeft((before) => (before.has(id) ? before : new Set([...before, id])));
    if (pending[id]) void draft.flush();
  };
  return (
    <>
      {fields
        .filter(({ id }) => shown.includes(id))
        .map((field) => {
          const problem = problems.find((one) => one.field === field.id && !one.isMissing);
          const isSaid = problem !== undefined && !pending[field.id] && (left.has(field.id) || chosen.has(field.kind));
          return (
            <div key={field.id} data-field={field.id} className="form-slot">
              {field.kind === 'file' ? (
                documents(field)
              ) : (
                <AnswerField
                  field={field}
                  value={values[field.id]}
                  onChange={(value) => change(field, value)}
                  onBlur={() => leave(field.id)}
                  error={isSaid ? problem.message : undefined}
                />
              )}
            </div>
          );
        })}
    </>
  );
}
