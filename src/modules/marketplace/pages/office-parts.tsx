import type { ReactNode } from 'react';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import type { MessageKey } from '../../../platform/messages.ts';
import { useT } from '../../../web/ui/reading.tsx';
import { Instant } from '../../../web/ui/values.tsx';

type Inside = NonNullable<ApiAnswer<'GET /office/providers/:id'>['inside']>;

/** A part of the evidence beside what was sent. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="case-part" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What was decided, by whom and why. */
export function Taken({ decisions }: { readonly decisions: Inside['decisions'] }) {
  const t = useT();
  if (decisions.length === 0) return <p className="muted">{t('marketplace.office.decisions_none')}</p>;
  return (
    <ol className="decisions">
      {decisions.map(({ id, outcome, reason, by, at }) => (
        <li key={id} className="decision">
          <p>
            <strong>{t('marketplace.office.decision', { outcome })}</strong> · {by} · <Instant at={at} short />
          </p>
          <blockquote className="decision-reason">{reason}</blockquote>
        </li>
      ))}
    </ol>
  );
}

const told = [
  'provider.enrolled',
  'provider.submitted',
  'provider.accepted',
  'provider.refused',
  'provider.suspended',
  'provider.reinstated',
  'package.submitted',
  'package.accepted',
  'package.refused',
  'package.withdrawn',
] as const;

/** What happened, newest first, each as the sealed log has it. */
export function Happened({ events }: { readonly events: Inside['history'] }) {
  const t = useT();
  const words = (kind: string) => {
    const known = told.find((one) => one === kind);
    return known === undefined ? kind : t(`marketplace.history.${known.replace('.', '_')}` as MessageKey);
  };
  return (
    <ol className="history">
      {events.toReversed().map(({ id, kind, by, at, block }) => (
        <li key={id} className="history-event">
          <p>
            {words(kind)}
            {by !== null && <> · {by}</>}
          </p>
          <p className="small muted">
            <Instant at={at} short /> ·{' '}
            {block === null ? t('marketplace.office.unsealed') : t('marketplace.office.sealed', { block })}
          </p>
        </li>
      ))}
    </ol>
  );
}
