import { DefinitionList } from '../../ui/blocks.tsx';
import { useT } from '../../ui/reading.tsx';
import { Instant } from '../../ui/values.tsx';

export interface RuleLine {
  readonly id: string;
  readonly holds: boolean | 'unknown';
  readonly weight: 'must' | 'warning';
  readonly text: string;
  readonly message: string;
  readonly saw: readonly { readonly label: string; readonly value: string | null }[];
  readonly assumption?: string | undefined;
}

/** What each rule said: those that do not hold first, each with its own text and the facts it saw. */
export function RuleList({ rules }: { readonly rules: readonly RuleLine[] }) {
  const t = useT();
  const order = (rule: RuleLine) => (rule.holds === true ? 2 : rule.weight === 'must' ? 0 : 1);
  return (
    <ul className="rules">
      {rules
        .toSorted((a, b) => order(a) - order(b))
        .map((rule) => {
          const state =
            rule.holds === true ? 'holds' : rule.holds === 'unknown' ? 'unknown' : rule.weight === 'must' ? 'fails' : 'warns';
          return (
            <li key={rule.id} className={`rule rule-${state}`}>
              <details>
                <summary>
                  <span className="rule-state">{t(`case.rule.${state}`)}</span>{' '}
                  <span>{rule.holds === true ? rule.text : rule.message}</span>
                </summary>
                <div className="rule-more">
                  <p>{rule.holds === true ? rule.message : rule.text}</p>
                  {rule.saw.length > 0 && (
                    <DefinitionList
                      dense
                      items={rule.saw.map(({ label, value }) => ({ term: label, is: value ?? t('case.rule.not_known') }))}
                    />
                  )}
                  {rule.assumption !== undefined && <p className="small muted">{rule.assumption}</p>}
                </div>
              </details>
            </li>
          );
        })}
    </ul>
  );
}

export interface Judgement {
  readonly id: string;
  readonly stage: string;
  readonly version: number;
  readonly holds: boolean;
  readonly at: string;
  readonly rules: readonly RuleLine[];
}

/** Every time the rules were looked at; the last one open. */
export function Judgements({ all, empty }: { readonly all: readonly Judgement[]; readonly empty: string }) {
  const t = useT();
  if (all.length === 0) return <p className="muted">{empty}</p>;
  const summary = ({ rules }: Judgement) =>
    t('case.rules.count', { held: rules.filter((rule) => rule.holds === true).length, all: rules.length });
  const [last, ...before] = all;
  return (
    <>
      {last && (
        <>
          <p className="small muted">
            {summary(last)} · {t('case.rules.version', { version: last.version })} · <Instant at={last.at} short />
          </p>
          <RuleList rules={last.rules} />
        </>
      )}
      {before.map((one) => (
        <details key={one.id} className="judgement">
          <summary className="small">
            {summary(one)} · {t('case.rules.version', { version: one.version })} · <Instant at={one.at} short />
          </summary>
          <RuleList rules={one.rules} />
        </details>
      ))}
    </>
  );
}
