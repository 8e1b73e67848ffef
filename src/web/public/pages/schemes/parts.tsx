import type { ReactNode } from 'react';
import { Breadcrumbs } from '../../../ui/blocks.tsx';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Clock, Instant, Tag, Text } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';
import type { SchemeCall, SchemePage } from './data.ts';

/* What the pages of a scheme share. */

const tones: Readonly<Record<SchemeCall['state'], Tone>> = {
  open: 'jade',
  upcoming: 'harbour',
  closed: 'plain',
  cancelled: 'amber',
};

export function CallState({ state }: { readonly state: SchemeCall['state'] }) {
  const t = useT();
  return <Tag tone={tones[state]}>{t(`schemepage.call.${state}`)}</Tag>;
}

type Times = Pick<SchemeCall, 'state' | 'opensAt' | 'closesAt' | 'alwaysOpen'>;

/** The instant that matters of a call: when it closes, opens, or closed. */
export function CallTimes({ call }: { readonly call: Times }) {
  const t = useT();
  if (call.alwaysOpen && call.state === 'open') return <p className="call-times-at">{t('callpage.always_open')}</p>;
  const at = call.state === 'upcoming' ? call.opensAt : call.closesAt;
  return (
    <div className="call-times">
      <p className="call-times-label">{t(`schemepage.call.${call.state}_at`)}</p>
      <p className="call-times-at">
        <Instant at={at} />
      </p>
      {call.state === 'open' && (
        <p>
          <Clock until={call.closesAt} />
        </p>
      )}
    </div>
  );
}

/** A value that nobody outside the hub has confirmed is marked where it stands, with the way to the reason. */
export function Words({
  of,
  to = '#assumptions',
}: {
  readonly of: SchemePage['envelopes'][number]['amount'];
  readonly to?: string;
}) {
  return (
    <>
      <Text of={of.text} />
      {of.isAssumed && (
        <>
          {' '}
          <AssumedMark to={to} />
        </>
      )}
    </>
  );
}

export function AssumedMark({ to }: { readonly to: string }) {
  const t = useT();
  return (
    <a href={to} className="assumed">
      {t('schemepage.assumed')}
    </a>
  );
}

/** The reason for an assumption, at the thing it is about. */
export function Assumption({ of }: { readonly of: SchemePage['intro'] | undefined }) {
  const t = useT();
  if (!of) return null;
  return (
    <p className="assumption">
      <strong>{t('schemepage.assumption')}</strong>
      <Text of={of} />
    </p>
  );
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** A long page: what is on it, then its parts in that order. */
export function Contents({ parts }: { readonly parts: readonly Part[] }) {
  const t = useT();
  return (
    <nav className="contents" aria-label={t('schemepage.contents')} data-no-print="">
      <ol className="contents-list">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ id, title, body }) => (
        <section key={id} className="scheme-part" aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {body}
        </section>
      ))}
    </>
  );
}

/** The way up from a page of a scheme. */
export function SchemeCrumbs({
  of,
  query = '',
}: {
  readonly of?: Pick<SchemePage, 'scheme' | 'texts'>;
  readonly query?: string;
}) {
  const t = useT();
  const format = useFormat();
  const up = of ? [{ to: `/schemes/${of.scheme}${query}`, label: format.text(of.texts.name) }] : [];
  return <Breadcrumbs crumbs={[{ to: '/schemes', label: t('public.nav.schemes') }, ...up]} />;
}
