import type { ApiAnswer } from '../../ui/api.ts';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Instant, Status } from '../../ui/values.tsx';

type Inside = NonNullable<ApiAnswer<'GET /cases/:id'>['inside']>;
type Rubric = NonNullable<Inside['rubric']>;

interface Props {
  readonly rubric: Rubric;
  /** Scores as chosen, by criterion. */
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (next: Readonly<Record<string, string>>) => void;
}

/** Scores by criterion, with the weighted total as it stands. */
export function ScoreFields({ rubric, value, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  const total = totalOf(rubric, value);
  return (
    <fieldset className="field stack">
      <legend>{rubric.title}</legend>
      {rubric.criteria.map(({ id, title, text, weight }) => (
        <ChoiceField
          key={id}
          name={`scores.${id}`}
          label={`${title} (${format.number(weight / 100)}%)`}
          hint={text}
          inRow
          value={value[id] ?? ''}
          onChange={(score) => onChange({ ...value, [id]: score })}
          choices={rubric.steps.map((step) => ({ value: String(step), label: format.number(step) }))}
        />
      ))}
      <p role="status">
        {total === undefined
          ? t('case.scores.incomplete')
          : t('case.scores.total', {
              total: format.number(total / 100),
              pass: rubric.passMark === null ? 'none' : format.number(rubric.passMark / 100),
            })}
      </p>
    </fieldset>
  );
}

/** The total as the hub works it out, in hundredths of a percent; nothing while a score is missing. */
function totalOf({ criteria, steps }: Rubric, value: Props['value']): number | undefined {
  const [from = 0, to = 0] = [steps[0], steps.at(-1)];
  if (criteria.some(({ id }) => (value[id] ?? '') === '')) return undefined;
  const sum = criteria.reduce((all, { id, weight }) => all + Math.round((Number(value[id]) - from) * 1000) * weight, 0);
  return Math.floor(sum / Math.round((to - from) * 1000));
}

/** What assessors gave, criterion by criterion. */
export function Scores({ all }: { readonly all: Inside['scores'] }) {
  const t = useT();
  const format = useFormat();
  return (
    <ul className="decisions">
      {all.map((one) => (
        <li key={one.id} className="decision">
          <p>
            <strong>{t('case.scores.given', { total: format.number(one.total / 100) })}</strong>{' '}
            {one.passes !== null && (
              <Status tone={one.passes ? 'jade' : 'vermilion'}>
                {t(one.passes ? 'case.scores.passes' : 'case.scores.below')}
              </Status>
            )}{' '}
            · {one.by} · {one.stage} · <Instant at={one.at} short />
          </p>
          <dl className="facts">
            {one.scores.map(({ criterion, title, score, remark }) => (
              <div key={criterion}>
                <dt>{title}</dt>
                <dd>
                  <span className="number">{score === null ? '–' : format.number(score)}</span>
                  {remark !== null && <> {remark}</>}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
