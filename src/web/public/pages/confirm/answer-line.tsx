import type { ApiAnswer } from '../../../ui/api.ts';
import { ErrorText } from '../../../ui/form/field.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';
import type { Question } from '../schemes/data.ts';
import { QuestionField, questionId } from '../schemes/question.tsx';

export type Field = ApiAnswer<'GET /confirmations/:token'>['form']['sections'][number]['fields'][number];
export type Typed = Readonly<Record<string, string | string[]>>;

const asFact: Partial<Record<Field['kind'], Question['kind']>> = {
  'yes-no': 'yes-no',
  consent: 'yes-no',
  choice: 'choice',
  'multi-choice': 'choices',
  whole: 'whole',
  money: 'money',
  date: 'date',
};

/** What was filled in, by the ids of the questions; what was left empty is left out. */
export function answersIn(fields: readonly Field[], form: URLSearchParams): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {};
  for (const { id, kind } of fields) {
    const given = form.getAll(id).filter((value) => value !== '');
    if (given.length > 0) answers[id] = kind === 'multi-choice' ? given : (given[0] ?? '');
  }
  return answers;
}

interface AnswerLineProps {
  readonly field: Field;
  readonly typed: string | readonly string[] | undefined;
  readonly error: string | undefined;
}

/** One question in the browser's own controls: it works without scripts. */
export function AnswerLine({ field, typed, error }: AnswerLineProps) {
  const format = useFormat();
  const t = useT();
  const answer = typeof typed === 'string' ? typed : typed?.join(',');
  if (field.kind !== 'long-text') {
    const of: Question = {
      fact: field.id,
      ask: field.label,
      kind: asFact[field.kind] ?? 'text',
      options: field.options ?? [],
      ...(field.hint && { hint: field.hint }),
    };
    return <QuestionField of={of} answer={answer} error={error} />;
  }
  const id = questionId(field.id);
  return (
    <div className={error === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={id}>
        {format.text(field.label)} {!field.required && <span className="muted">{t('common.optional')}</span>}
      </label>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      <textarea
        id={id}
        name={field.id}
        className="input"
        rows={4}
        maxLength={field.maxLength}
        defaultValue={answer}
        aria-describedby={error && `${id}-error`}
      />
    </div>
  );
}
