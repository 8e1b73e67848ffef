import { useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty, Notice } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Clock, Instant, Status } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';

type Call = ApiAnswer<'GET /calls'>['calls'][number];

const states = ['open', 'upcoming', 'closed'] as const;
const tones: Readonly<Record<Call['state'], Tone>> = { open: 'jade', upcoming: 'harbour', closed: 'plain' };

/** Every call of every scheme, the last to close first, and the way to open one. */
export default function CallsPage() {
  const t = useT();
  const me = useMe();
  const calls = useApi('GET /calls');
  const [query] = useSearchParams();
  const state = states.find((one) => one === query.get('state'));
  const isAdmin = has(me.data, ['admin']);
  return (
    <Page
      title={t('schemepage.office.title')}
      lede={t('schemepage.office.lede')}
      aside={isAdmin && <LinkButton to="/office/calls/new">{t('schemepage.office.open')}</LinkButton>}
    >
      <Shown query={calls}>
        {(answer) => (
          <div className="stack">
            {query.get('opened') && (
              <Notice tone="jade" announced>
                <p>{t('schemepage.office.opened')}</p>
              </Notice>
            )}
            <States calls={answer.calls} chosen={state} />
            <Calls
              calls={answer.calls.filter((call) => state === undefined || call.state === state)}
              isNarrowed={state !== undefined}
            />
          </div>
        )}
      </Shown>
    </Page>
  );
}

/** The counts add up to all. */
function States({ calls, chosen }: { readonly calls: readonly Call[]; readonly chosen: Call['state'] | undefined }) {
  const t = useT();
  const all = { id: 'all', title: t('schemepage.office.all'), count: calls.length };
  const tabs = states.map((state) => ({
    id: state,
    title: t(`schemepage.call.${state}`),
    count: calls.filter((call) => call.state === state).length,
  }));
  return <ViewTabs label={t('schemepage.office.filter')} name="state" open={chosen ?? 'all'} tabs={[all, ...tabs]} />;
}

function Calls({ calls, isNarrowed }: { readonly calls: readonly Call[]; readonly isNarrowed: boolean }) {
  const t = useT();
  const format = useFormat();
  if (calls.length === 0) return <Empty title={t(isNarrowed ? 'schemepage.office.none_of' : 'schemepage.office.none')} />;
  return (
    <Table
      dense
      caption={t('schemepage.office.title')}
      rows={calls.toSorted((a, b) => Date.parse(b.closesAt) - Date.parse(a.closesAt))}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('schemepage.call'),
          lead: 1,
          cell: ({ scheme, title }) => <Go to={`/schemes/${scheme}`}>{format.text(title)}</Go>,
        },
        {
          key: 'state',
          head: t('schemepage.call.state'),
          lead: 2,
          cell: ({ state }) => <Status tone={tones[state]}>{t(`schemepage.call.${state}`)}</Status>,
        },
        { key: 'scheme', head: t('schemepage.office.scheme'), cell: ({ scheme }) => scheme },
        { key: 'code', head: t('schemepage.office.code'), tight: true, cell: ({ code }) => code },
        {
          key: 'version',
          head: t('schemepage.office.version'),
          tight: true,
          cell: ({ scheme, version }) => (
            <Go to={`/schemes/${scheme}/rules?version=${version}`}>{t('schemepage.office.version_n', { version })}</Go>
          ),
        },
        { key: 'opens', head: t('schemepage.call.opens'), tight: true, cell: ({ opensAt }) => <Instant at={opensAt} short /> },
        {
          key: 'closes',
          head: t('schemepage.call.closes'),
          tight: true,
          cell: ({ closesAt }) => <Instant at={closesAt} short />,
        },
        {
          key: 'left',
          head: t('schemepage.office.left'),
          tight: true,
          cell: ({ state, closesAt }) => (state === 'open' ? <Clock until={closesAt} /> : '–'),
        },
      ]}
    />
  );
}
