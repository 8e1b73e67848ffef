import type { ApiAnswer } from '../../../ui/api.ts';
import { address } from '../../../ui/addresses.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Plan } from '../../../ui/plan.tsx';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Text } from '../../../ui/values.tsx';
import { LinkedData } from '../../linked-data.tsx';
import { publicPage } from '../../page.ts';
import { CallBox } from './call-box.tsx';
import { callInSight, keepVersion, loadScheme, type SchemePage } from './data.ts';
import { Contents, type Part, Parts, SchemeCrumbs, Words } from './parts.tsx';
import { Assumptions, Calls, Documents, Duration, Expected, Points, Steps } from './scheme-parts.tsx';

interface Loaded {
  readonly scheme: SchemePage;
  readonly plan: ApiAnswer<'GET /calls/:id'>['plan'];
  readonly times: ApiAnswer<'GET /schemes/:scheme/times'>['decisions'];
}

export const schemePage = publicPage<Loaded>({
  path: '/schemes/:scheme',
  load: async ({ api, params, query }) => {
    const scheme = await loadScheme(api, params['scheme']!, query);
    const call = callInSight(scheme.calls);
    const [plan, times] = await Promise.all([
      call ? api('GET /calls/:id', { params: { id: call.id } }).then((one) => one.plan) : [],
      api('GET /schemes/:scheme/times', { params: { scheme: scheme.scheme } }).then(({ decisions }) => decisions),
    ]);
    return { scheme, plan, times };
  },
  title: ({ scheme }, { locale }) => scheme.texts.name[locale],
  description: ({ scheme }, { locale }) => scheme.texts.summary[locale],
  View: ({ loaded, request }) => <Scheme of={loaded} query={keepVersion(request.query)} />,
});

function Scheme({ of: { scheme, plan, times }, query }: { readonly of: Loaded; readonly query: string }) {
  const t = useT();
  const { texts } = scheme;
  const call = callInSight(scheme.calls);
  const parts: Part[] = [
    { id: 'gives', title: t('schemepage.gives'), body: <Gives of={scheme} /> },
    { id: 'who', title: t('schemepage.who'), body: <Who of={scheme} query={query} /> },
    { id: 'when', title: t('schemepage.when'), body: <When calls={scheme.calls} plan={plan} /> },
    { id: 'duration', title: t('schemepage.duration'), body: <Duration stages={scheme.stages} times={times} /> },
    { id: 'expected', title: t('schemepage.expected'), body: <Expected of={scheme} /> },
    { id: 'documents', title: t('schemepage.documents'), body: <Documents documents={scheme.documents} /> },
    { id: 'steps', title: t('schemepage.steps'), body: <Steps steps={texts.steps} /> },
    ...(scheme.assumptions.length > 0
      ? [{ id: 'assumptions', title: t('schemepage.assumptions'), body: <Assumptions of={scheme.assumptions} /> }]
      : []),
  ];
  return (
    <div className="wide page">
      <StructuredData of={scheme} />
      <SchemeCrumbs />
      <div className="scheme">
        <div className="scheme-head">
          <h1>
            <Text of={texts.name} />
          </h1>
          <p className="lede">
            <Text of={texts.summary} />
          </p>
        </div>
        <CallBox scheme={scheme} call={call} query={query} />
        <div className="scheme-body">
          {query !== '' && <OtherVersion of={scheme} />}
          {texts.notice && (
            <p className="scheme-notice">
              <Text of={texts.notice} />
            </p>
          )}
          <Contents parts={parts} />
          <Parts parts={parts} />
          <Version of={scheme} query={query} />
        </div>
      </div>
    </div>
  );
}

/** The dates of the call in sight, then every call. */
function When({ calls, plan }: { readonly calls: SchemePage['calls']; readonly plan: Loaded['plan'] }) {
  return (
    <div className="stack">
      {plan.length > 1 && <Plan dates={plan} />}
      <Calls calls={calls} />
    </div>
  );
}

/** The numbers that people come for, then what they mean. */
function Gives({ of: { gives, texts } }: { readonly of: SchemePage }) {
  return (
    <>
      {gives.map(({ id, text, limits }) => (
        <div key={id}>
          <dl className="heroes">
            {limits.map((words) => (
              <div key={words.name} className="hero">
                <dt>
                  <Text of={words.label} />
                </dt>
                <dd className="number">
                  <Words of={words} />
                </dd>
              </div>
            ))}
          </dl>
          <p className="muted scheme-worked">
            <Text of={text} />
          </p>
        </div>
      ))}
      <Points of={texts.gives} />
    </>
  );
}

function Who({ of: scheme, query }: { readonly of: SchemePage; readonly query: string }) {
  const t = useT();
  return (
    <>
      <Points of={scheme.texts.who} />
      <p>
        <Go to={`/schemes/${scheme.scheme}/check${query}`}>{t('schemepage.check')}</Go>
        {t('schemepage.between')}
        <Go to={`/schemes/${scheme.scheme}/rules${query}`}>{t('schemepage.rules_link')}</Go>
      </p>
    </>
  );
}

function OtherVersion({ of: { version, scheme } }: { readonly of: SchemePage }) {
  const t = useT();
  return (
    <Notice tone="amber">
      <p>
        {t('schemepage.other_version', { version })} <Go to={`/schemes/${scheme}`}>{t('schemepage.current_version')}</Go>
      </p>
    </Notice>
  );
}

function Version({ of: { version, publishedAt, scheme }, query }: { readonly of: SchemePage; readonly query: string }) {
  const t = useT();
  return (
    <p className="scheme-version muted small">
      {t('schemepage.version', { version, at: publishedAt })}{' '}
      <Go to={`/schemes/${scheme}/rules${query}`}>{t('schemepage.rules_link')}</Go>
    </p>
  );
}

/** For search engines: the scheme as a service of the hub, with the calls it can be had by. */
function StructuredData({ of: { scheme, texts, calls } }: { readonly of: SchemePage }) {
  const { locale, t } = useReading();
  const format = useFormat();
  const data = {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: format.text(texts.name),
    description: format.text(texts.summary),
    url: address(locale, `/schemes/${scheme}`),
    termsOfService: address(locale, `/schemes/${scheme}/rules`),
    areaServed: { '@type': 'AdministrativeArea', name: 'Hong Kong' },
    serviceOperator: { '@type': 'Organization', name: t('common.hub') },
    availableChannel: { '@type': 'ServiceChannel', serviceUrl: address(locale, `/schemes/${scheme}/check`) },
    offers: calls
      .filter(({ state }) => state === 'open' || state === 'upcoming')
      .map((call) => ({
        '@type': 'Offer',
        name: format.text(call.title),
        url: address(locale, `/calls/${call.id}`),
        availabilityStarts: call.opensAt,
        ...(!call.alwaysOpen && { availabilityEnds: call.closesAt }),
      })),
  };
  return <LinkedData of={data} />;
}
