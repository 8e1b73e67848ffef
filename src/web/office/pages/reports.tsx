import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant, Status } from '../../ui/values.tsx';
import { useName } from '../parts/names.ts';
import { useRowKeys } from '../parts/row-keys.ts';
import { ServiceClock } from '../parts/service-clock.tsx';
import { reportTone } from '../parts/states.ts';
import { ViewTabs } from '../parts/view-tabs.tsx';

type Queue = ApiAnswer<'GET /office/reports'>;
type Row = Queue['rows'][number];
type View = keyof Queue['counts'];

const views = ['open', 'overdue', 'accepted'] as const satisfies readonly View[];

/** Reports that were handed in, and which wait to be accepted. */
export default function ReportsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const view = views.find((one) => one === search.get('view')) ?? 'open';
  const page = Number(search.get('page') ?? '1');
  const queue = useApi('GET /office/reports', { query: { view, page } }, { keepLast: true, every: 60_000 });
  useRowKeys();
  return (
    <Page title={t('report.office.title')}>
      <Shown query={queue}>{(it) => <Listed queue={it} view={view} />}</Shown>
      <p className="muted small keys-hint">{t('case.queue.keys')}</p>
    </Page>
  );
}

function Listed({ queue, view }: { readonly queue: Queue; readonly view: View }) {
  const t = useT();
  const columns = useColumns(view);
  const tabs = views.map((id) => ({ id, title: t(`report.view.${id}`), count: queue.counts[id] }));
  return (
    <>
      <ViewTabs label={t('report.office.title')} tabs={tabs} open={view} />
      {queue.rows.length === 0 ? (
        <Empty title={t('report.office.empty')} />
      ) : (
        <Table dense caption={t(`report.view.${view}`)} columns={columns} rows={queue.rows} rowKey={(row) => row.id} />
      )}
      {queue.total > queue.pageSize && <Pagination page={queue.page} size={queue.pageSize} total={queue.total} />}
    </>
  );
}

function useColumns(view: View): Column<Row>[] {
  const t = useT();
  const nameOf = useName();
  const columns: (Column<Row> | false)[] = [
    {
      key: 'reference',
      head: t('case.reference'),
      lead: 1,
      tight: true,
      cell: (row) => (
        <Go to={`/office/reports/${row.id}`} className="row-link">
          {row.reference}
        </Go>
      ),
    },
    { key: 'organisation', head: t('case.organisation'), cell: nameOf },
    { key: 'award', head: t('claim.award'), tight: true, cell: (row) => row.awardReference },
    {
      key: 'status',
      head: t('case.status'),
      tight: true,
      cell: (row) => <Status tone={reportTone[row.status]}>{t(`report.status.${row.status}`)}</Status>,
    },
    view !== 'accepted' && {
      key: 'clock',
      head: t('case.clock'),
      lead: 2,
      tight: true,
      cell: (row) => <ServiceClock daysLeft={row.daysLeft} dueAt={row.dueAt} />,
    },
    {
      key: 'submitted',
      head: t('case.submitted'),
      tight: true,
      cell: (row) => row.submittedAt !== null && <Instant at={row.submittedAt} short />,
    },
  ];
  return columns.filter((column) => column !== false);
}
