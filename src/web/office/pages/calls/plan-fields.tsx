import { DateField } from '../../../ui/form/date-field.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { instantOf, readTime, type Typed, typedDate } from './new-call.ts';

interface Props {
  readonly typed: Typed;
  readonly version: number | undefined;
  readonly onChange: (typed: Typed) => void;
}

const isReal = (at: string) => !Number.isNaN(Date.parse(at));

/** The dates that the scheme's terms propose, once the call has its two instants; each can be changed before it opens. */
export function PlanFields({ typed, version, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  const opensAt = instantOf(typed.opensOn, typed.opensTime);
  const closesAt = typed.kind === 'rolling' ? undefined : instantOf(typed.closesOn, typed.closesTime);
  const isReady =
    typed.scheme !== '' &&
    version !== undefined &&
    isReal(opensAt) &&
    (closesAt === undefined || (isReal(closesAt) && readTime(typed.closesTime) !== undefined));
  const plan = useApi(
    'GET /schemes/:scheme/plan',
    { params: { scheme: typed.scheme }, query: { version: version ?? 1, opensAt, closesAt } },
    { enabled: isReady, keepLast: true },
  );
  const steps = (isReady ? (plan.data?.plan ?? []) : []).filter(({ milestone }) => milestone !== 'open' && milestone !== 'close');
  if (steps.length === 0) return null;
  return (
    <fieldset className="stack">
      <legend className="field-label">{t('callpage.plan')}</legend>
      <p className="field-hint">{t('callpage.office.plan_hint')}</p>
      {steps.map(({ milestone, title, at }) => {
        const proposed = at === null ? { day: '', time: '17:00' } : typedDate(at);
        const own = typed.dates[milestone] ?? proposed;
        const set = (part: Partial<typeof own>) =>
          onChange({ ...typed, dates: { ...typed.dates, [milestone]: { ...own, ...part } } });
        return (
          <div key={milestone} className="row">
            <DateField
              name={`plan.${milestone}`}
              label={format.text(title)}
              isOptional
              value={own.day}
              onChange={(day) => set({ day })}
            />
            <TextField
              name={`plan.${milestone}.time`}
              label={t('callpage.office.time_of', { milestone: format.text(title) })}
              isShort
              value={own.time}
              onChange={(time) => set({ time })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
