import { ErrorText } from '../../../ui/form/field.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';
import type { Question } from './data.ts';

interface Props {
  readonly of: Question;
  readonly answer: string | undefined;
  readonly error: string | undefined;
}

/** Where links to a question lead: its first control, so that the keyboard arrives there too. */
export const questionId = (fact: string): string => `q-${fact}`;

/** A question of the check, in the browser's own controls: it works without scripts. */
export function QuestionField(props: Props) {
  const { kind } = props.of;
  return kind === 'choice' || kind === 'choices' || kind === 'yes-no' ? <Options {...props} /> : <Line {...props} />;
}

function Options({ of, answer, error }: Props) {
  const t = useT();
  const format = useFormat();
  const yesNo = [
    { value: 'yes', label: t('common.yes') },
    { value: 'no', label: t('common.no') },
  ];
  const offered = of.options.map(({ value, label, hint }) => ({
    value,
    label: format.text(label),
    ...(hint && { hint: format.text(hint) }),
  }));
  const options: readonly { value: string; label: string; hint?: string }[] = of.kind === 'yes-no' ? yesNo : offered;
  const chosen = of.kind === 'choices' ? (answer?.split(',') ?? []) : [answer];
  return (
    // The mark of a problem stands on a box around: a browser draws a fieldset's own border from the middle of its legend.
    <div className={error === undefined ? undefined : 'field-invalid'}>
      <fieldset className="field" aria-describedby={describedBy(of, error)}>
        <legend className="field-label">{format.text(of.ask)}</legend>
        <Below of={of} error={error} />
        <div className={of.kind === 'yes-no' ? 'options options-row' : 'options'}>
          {options.map(({ value, label, hint }, at) => (
            <label key={value} className="option">
              <input
                id={at === 0 ? questionId(of.fact) : undefined}
                type={of.kind === 'choices' ? 'checkbox' : 'radio'}
                name={of.fact}
                value={value}
                defaultChecked={chosen.includes(value)}
              />
              <span>{label}</span>
              {hint && <span className="option-hint">{hint}</span>}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Line({ of, answer, error }: Props) {
  const format = useFormat();
  return (
    <div className={error === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={questionId(of.fact)}>
        {format.text(of.ask)}
      </label>
      <Below of={of} error={error} />
      <input
        id={questionId(of.fact)}
        className={of.kind === 'text' ? 'input' : 'input input-short'}
        name={of.fact}
        defaultValue={answer}
        inputMode={of.kind === 'whole' ? 'numeric' : of.kind === 'money' ? 'decimal' : undefined}
        type={of.kind === 'date' ? 'date' : 'text'}
        autoComplete="off"
        aria-describedby={describedBy(of, error)}
        aria-invalid={error === undefined ? undefined : true}
      />
    </div>
  );
}

function describedBy({ fact, hint }: Question, error: string | undefined): string | undefined {
  return [hint && `${questionId(fact)}-hint`, error && `${questionId(fact)}-error`].filter(Boolean).join(' ') || undefined;
}

function Below({ of: { fact, hint }, error }: Pick<Props, 'of' | 'error'>) {
  const format = useFormat();
  return (
    <>
      {hint && (
        <p id={`${questionId(fact)}-hint`} className="field-hint">
          {format.text(hint)}
        </p>
      )}
      {error !== undefined && (
        <p id={`${questionId(fact)}-error`} className="field-error">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </>
  );
}
