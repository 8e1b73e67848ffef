import { useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Clock, Count, Instant, Status } from '../../../ui/values.tsx';
import type { Tone } from '../../../ui/values.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';

type Answer = ApiAnswer<'GET /calls'>;
type Call = Answer['calls'][number];

const states = ['open', 'upcoming', 'closed', 'cancelled'] as const;
export const callTones: Readonly<Record<Call['state'], Tone>> = {
  open: 'jade',
  upcoming: 'harbour',
  closed: 'plain',
  cancelled: 'amber',
};

/** Every call of every scheme, open ones first, and the way to open one. */
export default function CallsPage() {
  const t = useT();
  const me = useMe();
  const [query] = useSearchParams();
  const state = states.find((one) => one === query.get('state'));
  const page = Math.max(1, Number(query.get('page') ?? '1') || 1);
  const calls = useApi('GET /calls', { query: { page, ...(state && { state }) } }, { keepLast: true });
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
            <States counts={answer.counts} chosen={state} />
            <Calls calls={answer.calls} isNarrowed={state !== undefined} />
            {answer.total > answer.pageSize && <Pagination page={answer.page} size={answer.pageSize} total={answer.total} />}
          </div>
        )}
      </Shown>
    </Page>
  );
}

/** The counts add up to all. */
function States({ counts, chosen }: { readonly counts: Answer['counts']; readonly chosen: Call['state'] | undefined }) {
  const t = useT();
  const tabs = states.map((state) => ({ id: state, title: t(`schemepage.call.${state}`), count: counts[state] ?? 0 }));
  const all = { id: 'all', title: t('schemepage.office.all'), count: tabs.reduce((sum, { count }) => sum + count, 0) };
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
      rows={calls}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t('schemepage.call'),
          lead: 1,
          cell: ({ id, title }) => <Go to={`/office/calls/${id}`}>{format.text(title)}</Go>,
        },
        {
          key: 'state',
          head: t('schemepage.call.state'),
          lead: 2,
          cell: ({ state }) => <Status tone={callTones[state]}>{t(`schemepage.call.${state}`)}</Status>,
        },
        { key: 'scheme', head: t('schemepage.office.scheme'), cell: ({ name }) => format.text(name) },
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
          cell: ({ closesAt, alwaysOpen }) => (alwaysOpen ? t('callpage.always_open') : <Instant at={closesAt} short />),
        },
        {
          key: 'left',
          head: t('schemepage.office.left'),
          tight: true,
          cell: ({ state, closesAt, alwaysOpen }) => (state === 'open' && !alwaysOpen ? <Clock until={closesAt} /> : '–'),
        },
        {
          key: 'received',
          head: t('callpage.office.received'),
          tight: true,
          cell: ({ received }) => (received === null ? '–' : <Count value={received} />),
        },
      ]}
    />
  );
}
