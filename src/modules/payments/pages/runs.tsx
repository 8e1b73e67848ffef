import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Empty } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { useApi } from '../../../web/ui/queries.ts';
import { Go, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import type { Column } from '../../../web/ui/table.tsx';
import { Count, Instant, Money, Status } from '../../../web/ui/values.tsx';
import { useRowKeys } from '../../../web/office/parts/row-keys.ts';
import { runTone } from './tones.ts';

type Row = ApiAnswer<'GET /payment-runs'>['rows'][number];

/** Every payment run, newest first. */
export default function RunsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? '1');
  const runs = useApi('GET /payment-runs', { query: { page } }, { keepLast: true });
  const columns = useColumns();
  useRowKeys();
  return (
    <Page title={t('payment.runs')} crumbs={[{ to: '/office/payments', label: t('payment.title') }]}>
      <Shown query={runs}>
        {(it) =>
          it.rows.length === 0 ? (
            <Empty title={t('payment.runs.empty')} />
          ) : (
            <>
              <Table dense caption={t('payment.runs')} columns={columns} rows={it.rows} rowKey={(row) => row.id} />
              {it.total > it.pageSize && <Pagination page={it.page} size={it.pageSize} total={it.total} />}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT();
  return [
    {
      key: 'reference',
      head: t('case.reference'),
      lead: 1,
      tight: true,
      cell: (row) => (
        <Go to={`/office/payment-runs/${row.id}`} className="row-link">
          {row.reference}
        </Go>
      ),
    },
    {
      key: 'state',
      head: t('case.status'),
      tight: true,
      cell: (row) => <Status tone={runTone[row.state]}>{t(`payment.run.${row.state}`)}</Status>,
    },
    { key: 'count', head: t('payment.count'), numeric: true, cell: (row) => <Count value={row.count} /> },
    { key: 'total', head: t('payment.amount'), numeric: true, lead: 2, cell: (row) => <Money cents={row.total} /> },
    { key: 'by', head: t('payment.proposed_by'), cell: (row) => row.createdBy },
    { key: 'at', head: t('payment.proposed_at'), tight: true, cell: (row) => <Instant at={row.createdAt} short /> },
    { key: 'posted', head: t('payment.posted_by'), cell: (row) => row.postedBy },
    {
      key: 'posted_at',
      head: t('payment.posted_at'),
      tight: true,
      cell: (row) => row.postedAt !== null && <Instant at={row.postedAt} short />,
    },
  ];
}
