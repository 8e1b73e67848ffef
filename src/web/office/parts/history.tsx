import { isHistoryKey } from './history-keys.ts';
import { useT } from '../../ui/reading.tsx';
import { Amount, Instant } from '../../ui/values.tsx';

interface Happened {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly by: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly block: number | null;
}

/** What happened, newest first, each as the sealed log has it. */
export function History({ events }: { readonly events: readonly Happened[] }) {
  const t = useT();
  return (
    <ol className="history">
      {events.toReversed().map((event) => {
        const key = `case.history.${event.kind.replace('.', '_')}`;
        return (
          <li key={event.id} className="history-event">
            <p>
              {isHistoryKey(key) ? t(key, { ...event.facts, name: event.facts['officerName'] }) : event.kind}
              {event.by !== null && <> · {event.by}</>}
            </p>
            <p className="small muted">
              <Instant at={event.at} short /> ·{' '}
              {event.block === null ? t('case.history.unsealed') : t('case.history.sealed', { block: event.block })}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

interface StepTaken {
  readonly id: string;
  readonly step: string;
  readonly stage: string;
  readonly outcome: string;
  readonly reason: string;
  readonly amount: string | null;
  readonly lines: readonly { readonly unit: string; readonly amount: string; readonly exceptional?: string | undefined }[];
  readonly conditions: readonly string[];
  readonly by: string | null;
  readonly at: string;
}

/** What a step says of amounts: of each line, or of the money alone where it was taken before there were lines. */
const amountsOf = ({ lines, amount }: StepTaken) =>
  lines.length > 0 || amount === null ? lines : [{ unit: 'HKD.cent', amount }];

/** The steps of the decision: who, what, why. */
export function Decisions({ steps }: { readonly steps: readonly StepTaken[] }) {
  const t = useT();
  if (steps.length === 0) return <p className="muted">{t('case.decisions.none')}</p>;
  return (
    <ol className="decisions">
      {steps.map((step) => (
        <li key={step.id} className="decision">
          <p>
            <strong>{t('case.decisions.line', { step: step.step, outcome: step.outcome })}</strong>
            {amountsOf(step).map(({ unit, amount }) => (
              <span key={unit}>
                {' '}
                <Amount of={amount} unit={unit} />
              </span>
            ))}{' '}
            · {step.by ?? t('case.decisions.by_rules')} · {step.stage} · <Instant at={step.at} short />
          </p>
          <blockquote className="decision-reason">{step.reason}</blockquote>
          {step.lines.map(
            ({ unit, exceptional }) =>
              exceptional !== undefined && (
                <p key={unit} className="small">
                  {t('case.decisions.exceptional', { reason: exceptional })}
                </p>
              ),
          )}
          {step.conditions.length > 0 && (
            <>
              <p className="small">{t('case.decisions.conditions')}</p>
              <ul className="small">
                {step.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
