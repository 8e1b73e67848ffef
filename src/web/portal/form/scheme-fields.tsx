import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { useDraft } from '../../ui/draft/use-draft.tsx';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { AnswerAt } from './answer-at.tsx';
import { FillingProvider } from './filling.tsx';
import type { Filling } from './filling.tsx';
import { useLookUp } from './use-look-up.ts';

interface SchemeFieldsProps {
  readonly fields: readonly FormField[];
  /** The paths of the questions that are asked, given the answers so far: the hub says it with every answer saved. */
  readonly shown: readonly string[];
  readonly draft: ReturnType<typeof useDraft>;
  /** What is wrong with the answers as they were last saved. */
  readonly problems: readonly { readonly field: string; readonly message: string; readonly isMissing: boolean }[];
  /** Draws a question that is answered with documents. */
  readonly documents: (field: FormField, path: string) => ReactNode;
  /** Beside a question: who answers it, who is at it now. */
  readonly aside?: Filling['aside'];
  /** Told where the reader is. */
  readonly onReach?: (path: string) => void;
}

/**
 * The questions of a part of any of a scheme's forms. An answer that cannot be read is said so once the reader has left the
 * field; what is merely missing waits until they want to go on.
 */
export function SchemeFields({ fields, shown, draft, problems, documents, aside, onReach }: SchemeFieldsProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { values, pending } = draft.draft;
  const lookUp = useLookUp();
  const asked = useMemo(() => new Set(shown), [shown]);

  const filling: Filling = {
    values,
    change: (path, value, atOnce = false) => {
      draft.change(path, value);
      if (atOnce) void draft.flush();
    },
    leave: (path) => {
      setLeft((before) => (before.has(path) ? before : new Set([...before, path])));
      if (draft.draft.pending[path]) void draft.flush();
    },
    error: (path) => {
      const problem = problems.find((one) => one.field === path && !one.isMissing);
      return problem && !pending[path] && (left.has(path) || !isTyped(values[path])) ? problem.message : undefined;
    },
    // What the hub has not seen yet, an item that was just added, is asked what nothing else hangs on.
    isShown: (field, path) => asked.has(path) || (path.includes('.') && !asked.has(itemOf(path)) && field.isConditional !== true),
    isDisabled: false,
    documents,
    lookUp,
    aside,
  };
  return (
    <FillingProvider value={filling}>
      <div
        className="form-fields"
        onFocus={({ target }) => {
          const path = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
          if (path !== undefined) onReach?.(path);
        }}
      >
        {fields.map((field) => (
          <AnswerAt key={field.id} field={field} path={field.id} />
        ))}
      </div>
    </FillingProvider>
  );
}

const isTyped = (value: unknown) => typeof value === 'string';
/** `founders.k3.name` stands in `founders.k3`. */
const itemOf = (path: string) => path.split('.').slice(0, 2).join('.');
