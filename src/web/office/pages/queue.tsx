import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty, Notice } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table.tsx';
import { Instant, Money, Status } from '../../ui/values.tsx';
import { ApproveMany } from '../parts/approve-many.tsx';
import { Mark, useMarked } from '../parts/marked.tsx';
import { useName } from '../parts/names.ts';
import { QueueSearch } from '../parts/queue-search.tsx';
import { useRowKeys } from '../parts/row-keys.ts';
import { ServiceClock } from '../parts/service-clock.tsx';
import { caseTone } from '../parts/states.ts';
import { ViewTabs } from '../parts/view-tabs.tsx';

type Queue = ApiAnswer<'GET /office/queue'>;
type Row = Queue['rows'][number];
type View = keyof Queue['counts'];

const views = [
  'mine',
  'all',
  'to-check',
  'unassigned',
  'waiting',
  'to-approve',
  'overdue',
  'decided',
] as const satisfies readonly View[];

/** What waits for whom: the office's first page of the day. */
export default function QueuePage() {
  const t = useT();
  const [search] = useSearchParams();
  const view = views.find((one) => one === search.get('view')) ?? 'mine';
  const q = search.get('q') ?? '';
  const page = Number(search.get('page') ?? '1');
  const sort = search.get('sort') ?? (view === 'decided' ? '-closed' : 'due');
  const queue = useApi('GET /office/queue', { query: { view, q, page, sort: sort as 'due' } }, { keepLast: true, every: 60_000 });
  useRowKeys();
  return (
    <Page title={t('case.queue.title')} aside={<QueueSearch key={q} q={q} view={view} path="/office/cases" />}>
      <Shown query={queue}>{(it) => <Listed queue={it} view={view} q={q} />}</Shown>
      <p className="muted small keys-hint">{t('case.queue.keys')}</p>
    </Page>
  );
}

function Listed({ queue, view, q }: { readonly queue: Queue; readonly view: View; readonly q: string }) {
  const t = useT();
  const format = useFormat();
  const marks = useMarked(queue.rows.map((row) => row.id));
  const canMark = view === 'to-approve';
  const columns = useColumns(view, canMark ? marks : undefined);
  const tabs = views.map((id) => ({ id, title: t(`case.view.${id}`), count: queue.counts[id] }));
  return (
    <>
      <ViewTabs label={t('case.queue.views')} tabs={tabs} open={view} />
      {queue.sealed.map(({ id, title, sent, until }) => (
        <Notice key={id} tone="plain" title={format.text(title)}>
          <p>{t('callpage.queue.sealed', { n: sent, until })}</p>
        </Notice>
      ))}
      {canMark && marks.marked.length > 0 && (
        <ApproveMany rows={queue.rows.filter((row) => marks.marked.includes(row.id))} onDone={marks.clear} />
      )}
      {queue.rows.length === 0 ? (
        <Empty title={t(q === '' ? 'case.queue.empty' : 'case.queue.nothing_found', { q })}>
          {q === '' && view === 'mine' && <p>{t('case.queue.empty_mine')}</p>}
        </Empty>
      ) : (
        <Table
          dense
          caption={t(`case.view.${view}`)}
          columns={columns}
          rows={queue.rows}
          rowKey={(row) => row.id}
          rowClass={(row) => (marks.isMarked(row.id) ? 'row-marked' : undefined)}
        />
      )}
      {queue.total > queue.pageSize && <Pagination page={queue.page} size={queue.pageSize} total={queue.total} />}
    </>
  );
}

function useColumns(view: View, marks: ReturnType<typeof useMarked> | undefined): Column<Row>[] {
  const t = useT();
  const nameOf = useName();
  const isDecided = view === 'decided';
  const columns: (Column<Row> | false)[] = [
    marks !== undefined && {
      key: 'mark',
      head: t('case.queue.mark'),
      cell: (row) =>
        row.recommended === 'approve' && (
          <Mark
            label={t('case.queue.mark_one', { reference: row.reference })}
            isMarked={marks.isMarked(row.id)}
            onMark={(on) => marks.mark(row.id, on)}
          />
        ),
    },
    {
      key: 'reference',
      head: t('case.reference'),
      lead: 1,
      tight: true,
      cell: (row) => (
        <Go to={`/office/cases/${row.id}`} className="row-link">
          {row.reference}
        </Go>
      ),
    },
    { key: 'organisation', head: t('case.organisation'), sort: 'organisation', cell: nameOf },
    {
      key: 'status',
      head: t('case.status'),
      tight: true,
      cell: (row) => <Status tone={caseTone[row.status]}>{t(`case.status.${row.status}`)}</Status>,
    },
    view === 'to-approve' && {
      key: 'recommended',
      head: t('case.recommended'),
      tight: true,
      cell: (row) =>
        row.recommended !== null && (
          <Status tone={row.recommended === 'approve' ? 'jade' : 'vermilion'}>{t(`case.outcome.${row.recommended}`)}</Status>
        ),
    },
    !isDecided && {
      key: 'clock',
      head: t('case.clock'),
      sort: 'due',
      lead: 2,
      tight: true,
      cell: (row) => <ServiceClock daysLeft={row.daysLeft} dueAt={row.dueAt} isStopped={row.clockStoppedAt !== null} />,
    },
    {
      key: 'cost',
      head: t('case.cost'),
      numeric: true,
      sort: 'cost',
      cell: (row) => row.cost !== null && <Money cents={row.cost} />,
    },
    {
      key: 'officer',
      head: t('case.officer'),
      cell: (row) => row.officerName ?? <span className="muted">{t('case.officer.nobody')}</span>,
    },
    {
      key: 'submitted',
      head: t('case.submitted'),
      sort: 'submitted',
      tight: true,
      cell: (row) => row.submittedAt !== null && <Instant at={row.submittedAt} short />,
    },
    isDecided && {
      key: 'closed',
      head: t('case.decided'),
      sort: 'closed',
      tight: true,
      cell: (row) => row.closedAt !== null && <Instant at={row.closedAt} short />,
    },
  ];
  return columns.filter((column) => column !== false);
}
