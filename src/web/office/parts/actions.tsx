import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useT } from '../../ui/reading.tsx';

export interface Action {
  readonly key: string;
  readonly title: string;
  /** Why not now; nothing when it may be done. */
  readonly why: string | null;
  readonly kind: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly isPending?: boolean;
  readonly onPress: () => void;
}

/** What the reader may do now, and for what they may not, why: the hub's own words, the same that would refuse it. */
export function Actions({ actions, children }: { readonly actions: readonly Action[]; readonly children?: ReactNode }) {
  const t = useT();
  const [open, shut] = [actions.filter(({ why }) => why === null), actions.filter(({ why }) => why !== null)];
  const reasons = [...Map.groupBy(shut, ({ why }) => why ?? '')];
  return (
    <section className="panel actions" aria-label={t('case.actions')}>
      {children}
      <div className="row">
        {open.map(({ key, title, kind, isPending, onPress }) => (
          <Button key={key} kind={kind} onPress={onPress} isPending={isPending ?? false}>
            {title}
          </Button>
        ))}
        {open.length === 0 && <p className="muted">{t('case.actions.none')}</p>}
      </div>
      {reasons.length > 0 && (
        <details className="actions-shut">
          <summary className="small">{t('case.actions.shut', { n: shut.length })}</summary>
          <dl className="small">
            {reasons.map(([why, those]) => (
              <div key={why}>
                <dt>{those.map(({ title }) => title).join(' · ')}</dt>
                <dd className="muted">{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
