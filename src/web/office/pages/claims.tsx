import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { Instant, Money, Status } from '../../ui/values.tsx';
import { useName } from '../parts/names.ts';
import { QueueSearch } from '../parts/queue-search.tsx';
import { useRowKeys } from '../parts/row-keys.ts';
import { ServiceClock } from '../parts/service-clock.tsx';
import { claimTone, merchantTone } from '../parts/states.ts';
import { ViewTabs } from '../parts/view-tabs.tsx';

type Queue = ApiAnswer<'GET /office/claims'>;
type Row = Queue['rows'][number];
type View = keyof Queue['counts'];

const views = [
  'mine',
  'all',
  'to-check',
  'unassigned',
  'to-approve',
  'to-pay',
  'unconfirmed',
  'flagged',
  'overdue',
  'decided',
] as const satisfies readonly View[];

/** Claims, and what waits for whom. */
export default function ClaimsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const view = views.find((one) => one === search.get('view')) ?? 'mine';
  const q = search.get('q') ?? '';
  const page = Number(search.get('page') ?? '1');
  const queue = useApi('GET /office/claims', { query: { view, q, page } }, { keepLast: true, every: 60_000 });
  useRowKeys();
  return (
    <Page title={t('claim.queue.title')} aside={<QueueSearch key={q} q={q} view={view} path="/office/claims" />}>
      <Shown query={queue}>{(it) => <Listed queue={it} view={view} q={q} />}</Shown>
      <p className="muted small keys-hint">{t('case.queue.keys')}</p>
    </Page>
  );
}

function Listed({ queue, view, q }: { readonly queue: Queue; readonly view: View; readonly q: string }) {
  const t = useT();
  const columns = useColumns(view);
  const tabs = views.map((id) => ({ id, title: t(`claim.view.${id}`), count: queue.counts[id] }));
  return (
    <>
      <ViewTabs label={t('claim.queue.views')} tabs={tabs} open={view} />
      {queue.rows.length === 0 ? (
        <Empty title={t(q === '' ? 'claim.queue.empty' : 'case.queue.nothing_found', { q })} />
      ) : (
        <Table dense caption={t(`claim.view.${view}`)} columns={columns} rows={queue.rows} rowKey={(row) => row.id} />
      )}
      {queue.total > queue.pageSize && <Pagination page={queue.page} size={queue.pageSize} total={queue.total} />}
    </>
  );
}

function useColumns(view: View): Column<Row>[] {
  const t = useT();
  const nameOf = useName();
  const isDecided = view === 'decided';
  const columns: (Column<Row> | false)[] = [
    {
      key: 'reference',
      head: t('case.reference'),
      lead: 1,
      tight: true,
      cell: (row) => (
        <Go to={`/office/claims/${row.id}`} className="row-link">
          {row.reference}
        </Go>
      ),
    },
    { key: 'organisation', head: t('case.organisation'), cell: nameOf },
    {
      key: 'status',
      head: t('case.status'),
      tight: true,
      cell: (row) => <Status tone={claimTone[row.status]}>{t(`claim.status.${row.status}`)}</Status>,
    },
    !isDecided && {
      key: 'clock',
      head: t('case.clock'),
      lead: 2,
      tight: true,
      cell: (row) => <ServiceClock daysLeft={row.daysLeft} dueAt={row.dueAt} />,
    },
    {
      key: 'merchant',
      head: t('claim.merchant'),
      tight: true,
      cell: (row) => <Status tone={merchantTone[row.merchant]}>{t(`claim.merchant.${row.merchant}`)}</Status>,
    },
    { key: 'amount', head: t('claim.amount'), numeric: true, cell: (row) => row.amount !== null && <Money cents={row.amount} /> },
    {
      key: 'officer',
      head: t('case.officer'),
      cell: (row) => row.officerName ?? <span className="muted">{t('case.officer.nobody')}</span>,
    },
    {
      key: 'submitted',
      head: t('case.submitted'),
      tight: true,
      cell: (row) => row.submittedAt !== null && <Instant at={row.submittedAt} short />,
    },
    isDecided && {
      key: 'closed',
      head: t('case.decided'),
      tight: true,
      cell: (row) => row.closedAt !== null && <Instant at={row.closedAt} short />,
    },
  ];
  return columns.filter((column) => column !== false);
}
