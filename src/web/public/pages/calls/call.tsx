import type { ApiAnswer } from '../../../ui/api.ts';
import { address } from '../../../ui/addresses.ts';
import { Breadcrumbs, Notice } from '../../../ui/blocks.tsx';
import { Plan } from '../../../ui/plan.tsx';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Tag, Text } from '../../../ui/values.tsx';
import { LinkedData } from '../../linked-data.tsx';
import { publicPage } from '../../page.ts';
import { CallState, CallTimes } from '../schemes/parts.tsx';
import { DemandOf } from './demand.tsx';
import { Hear } from './hear.tsx';
import type { LedgerUnitName } from './units.ts';

type Call = ApiAnswer<'GET /calls/:id'>;

/** One call: whether it is open, its dates, how many apply, and the way on. */
export const callPage = publicPage<Call>({
  path: '/calls/:id',
  load: ({ api, params }) => api('GET /calls/:id', { params: { id: params['id'] ?? '' } }),
  title: ({ name, title }, { locale, t }) => t('callpage.title', { scheme: name[locale], call: title[locale] }),
  description: ({ summary }, { locale }) => summary[locale],
  View: ({ loaded }) => <OneCall of={loaded} />,
});

/** Where an application begins: in the catalogue where it rests on something chosen there, else with its form. */
function startOf({ id, basis }: Call): string {
  return basis?.startsWith('marketplace.') ? '/catalogue' : `/portal/applications/new?call=${id}`;
}

function OneCall({ of: call }: { readonly of: Call }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="wide page">
      <CallData of={call} />
      <Breadcrumbs crumbs={[{ to: '/calls', label: t('callpage.list.title') }]} />
      <div className="scheme">
        <div className="scheme-head">
          <h1>
            <Text of={call.name} />
          </h1>
          <p className="lede">
            <Text of={call.title} />
          </p>
          <p className="call-tags">
            {call.units.map((unit) => (
              <Tag key={unit}>{t(`schemepage.unit.${unit as LedgerUnitName}`)}</Tag>
            ))}
            <Tag>{t(`callpage.kind.${call.kind}`)}</Tag>
            {call.invited && <Tag tone="harbour">{t('callpage.invited')}</Tag>}
            {call.isSealed && <Tag>{t('callpage.sealed')}</Tag>}
          </p>
        </div>
        <aside className="call-box panel" aria-labelledby="call-box">
          <div className="call-box-head">
            <h2 id="call-box" className="call-box-title">
              <Text of={call.title} />
            </h2>
            <CallState state={call.state} />
          </div>
          <CallTimes call={call} />
          <DemandOf of={call} />
          <div className="call-box-acts" data-no-print="">
            {call.state === 'open' && (
              <Go to={startOf(call)} className="button button-primary">
                {t('callpage.apply')}
              </Go>
            )}
            <Go to={`/schemes/${call.scheme}`} className="button button-secondary">
              {t('callpage.to_scheme')}
            </Go>
            <Hear scheme={call.scheme} />
          </div>
        </aside>
        <div className="scheme-body stack">
          {call.state === 'cancelled' && <Notice tone="amber">{t('callpage.cancelled_text')}</Notice>}
          <p>
            <Text of={call.summary} />
          </p>
          {call.isSealed && <p className="muted">{t('callpage.sealed_text')}</p>}
          <section aria-labelledby="plan" className="scheme-part">
            <h2 id="plan">{t('callpage.plan')}</h2>
            <Plan dates={call.plan} />
            <p className="muted small">{t('callpage.plan_note')}</p>
          </section>
          <p className="muted small">
            {t('callpage.code', { code: call.code })}{' '}
            <Go to={`/schemes/${call.scheme}/rules?version=${call.version}`}>
              {t('callpage.rules', { version: call.version, scheme: format.text(call.name) })}
            </Go>
          </p>
        </div>
      </div>
    </div>
  );
}

/** For search engines: the call as a grant of its scheme. */
function CallData({ of: call }: { readonly of: Call }) {
  const { locale, t } = useReading();
  const format = useFormat();
  const dates = { availabilityStarts: call.opensAt, ...(!call.alwaysOpen && { availabilityEnds: call.closesAt }) };
  return (
    <LinkedData
      of={{
        '@context': 'https://schema.org',
        '@type': call.units.includes('HKD.cent') ? 'MonetaryGrant' : 'Grant',
        name: t('callpage.title', { scheme: format.text(call.name), call: format.text(call.title) }),
        description: format.text(call.summary),
        identifier: call.id,
        url: address(locale, `/calls/${call.id}`),
        funder: { '@type': 'Organization', name: t('common.hub') },
        potentialAction: { '@type': 'ApplyAction', target: address(locale, `/calls/${call.id}`) },
        subjectOf: { '@type': 'Offer', url: address(locale, `/schemes/${call.scheme}`), ...dates },
      }}
    />
  );
}
