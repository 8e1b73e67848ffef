import type { ReactNode } from 'react';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Amount } from '../../../ui/values.tsx';

interface Demand {
  readonly received: number | null;
  readonly expected: number | null;
  readonly asked: string | null;
  readonly available: string | null;
  readonly units: readonly string[];
}

/** How much is asked for of what there is, while the call runs: as words, with a bar beside them. */
export function DemandOf({ of }: { readonly of: Demand }) {
  const t = useT();
  const format = useFormat();
  const { received, expected, asked, available } = of;
  const unit = of.units[0] ?? 'HKD.cent';
  if (received === null && expected === null && asked === null && available === null) return null;
  return (
    <div className="demand">
      {(received !== null || expected !== null) && (
        <Line share={received !== null && expected !== null ? received / expected : undefined}>
          <strong>
            {received === null
              ? t('callpage.demand.expected', { n: expected ?? 0 })
              : t('callpage.demand.received', { n: received })}
          </strong>
          {received !== null && expected !== null && (
            <span className="muted">{t('callpage.demand.expected', { n: expected })}</span>
          )}
        </Line>
      )}
      {(asked !== null || available !== null) && (
        <Line
          share={asked !== null && available !== null ? Number((BigInt(asked) * 1000n) / BigInt(available)) / 1000 : undefined}
        >
          <strong>
            {asked === null ? (
              <>
                {t('callpage.demand.available')} <Amount of={available ?? '0'} unit={unit} />
              </>
            ) : (
              <>
                {t('callpage.demand.asked')} <Amount of={asked} unit={unit} />
              </>
            )}
          </strong>
          {asked !== null && available !== null && (
            <span className="muted">{t('callpage.demand.of_available', { amount: format.amount(available, unit) })}</span>
          )}
        </Line>
      )}
    </div>
  );
}

function Line({ share, children }: { readonly share: number | undefined; readonly children: ReactNode }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={share !== undefined && share > 1 ? 'demand-line demand-over' : 'demand-line'}>
      <p className="demand-words">{children}</p>
      {share !== undefined && (
        <>
          <div className="demand-bar" aria-hidden="true">
            <span className="demand-fill" style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
          </div>
          {share > 1 && (
            <p className="small">{t('callpage.demand.times', { times: format.number(Math.round(share * 10) / 10) })}</p>
          )}
        </>
      )}
    </div>
  );
}
