import type { ApiAnswer } from '../../../ui/api.ts';
import { partKeys } from '../../../portal/form/path-label.ts';
import type { Part } from '../../../portal/form/path-label.ts';
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

/** The parts of a question that is answered in parts, each a control of its own under `question.part`. */
function partsOf({ kind, parts = [] }: Field): readonly Part[] {
  if (kind === 'bilingual') return ['en', 'zh'];
  if (kind === 'address') return ['flat', 'floor', 'building', 'street', 'district', 'zh', 'en'];
  return kind === 'person' ? parts : [];
}

/** What was filled in, by the paths of the answers; what was left empty is left out. */
export function answersIn(fields: readonly Field[], form: URLSearchParams): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {};
  for (const field of fields) {
    const parts = partsOf(field);
    for (const name of parts.length > 0 ? parts.map((part) => `${field.id}.${part}`) : [field.id]) {
      const given = form.getAll(name).filter((value) => value !== '');
      if (given.length > 0) answers[name] = field.kind === 'multi-choice' ? given : (given[0] ?? '');
    }
  }
  return answers;
}

interface AnswerLineProps {
  readonly field: Field;
  /** Everything that was typed, by its path. */
  readonly typed: Typed;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

/** One question in the browser's own controls: it works without scripts. */
export function AnswerLine({ field, typed, problems }: AnswerLineProps) {
  const format = useFormat();
  const t = useT();
  const given = typed[field.id];
  const answer = typeof given === 'string' ? given : given?.join(',');
  const error = problems.find((one) => one.field === field.id)?.message;
  if (partsOf(field).length > 0) return <PartLines field={field} typed={typed} problems={problems} />;
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

/** A question of several parts, each on a line of its own. */
function PartLines({ field, typed, problems }: AnswerLineProps) {
  const t = useT();
  const format = useFormat();
  const own = problems.find((one) => one.field === field.id)?.message;
  return (
    <fieldset className="field field-set" id={questionId(field.id)}>
      <legend className="field-label">{format.text(field.label)}</legend>
      {field.hint && <p className="field-hint">{format.text(field.hint)}</p>}
      {own !== undefined && (
        <p className="field-error">
          <ErrorText>{own}</ErrorText>
        </p>
      )}
      <div className="parts">
        {partsOf(field).map((part) => {
          const name = `${field.id}.${part}`;
          const given = typed[name];
          const isAddress = field.kind === 'address' && (part === 'en' || part === 'zh');
          const of: Question = {
            fact: name,
            ask: here(t(isAddress ? `forms.part.address_${part}` : partKeys[part])),
            kind: part === 'district' ? 'choice' : 'text',
            options: part === 'district' ? (field.options ?? []) : [],
          };
          return (
            <QuestionField
              key={part}
              of={of}
              answer={typeof given === 'string' ? given : undefined}
              error={problems.find((one) => one.field === name)?.message}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

/** Words that are in the reader's language already. */
const here = (words: string) => ({ en: words, 'zh-Hant': words, 'zh-Hans': words });
