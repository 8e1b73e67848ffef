import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count, Instant, Status } from '../../../ui/values.tsx';
import { toneOf } from './states.ts';

type Listed = ApiAnswer<'GET /imports'>['imports'][number];

/** What was brought over from elsewhere, and by whom. */
export default function ImportsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const imports = useApi('GET /imports', { query: { page: search.get('page') ?? undefined } }, { keepLast: true });
  return (
    <Page
      title={t('imports.title')}
      lede={t('imports.lede')}
      aside={<LinkButton to="/office/imports/new">{t('imports.new')}</LinkButton>}
    >
      <Shown query={imports}>
        {({ imports: list, total, page, pageSize }) =>
          total === 0 ? (
            <Empty title={t('imports.none')} />
          ) : (
            <>
              <List of={list} />
              <Pagination page={page} size={pageSize} total={total} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function List({ of }: { readonly of: readonly Listed[] }) {
  const t = useT();
  return (
    <Table
      dense
      caption={t('imports.title')}
      rows={of}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          head: t('imports.file'),
          lead: 1,
          cell: ({ id, fileName, kind }) => (
            <Go to={`/office/imports/${id}`} className="breakable">
              {fileName ?? t(`imports.kind.${kind}`)}
            </Go>
          ),
        },
        {
          key: 'status',
          head: t('imports.status'),
          lead: 2,
          cell: ({ status, problems }) => <Status tone={toneOf(status, problems)}>{t(`imports.status.${status}`)}</Status>,
        },
        { key: 'kind', head: t('imports.what'), cell: ({ kind }) => t(`imports.kind.${kind}`) },
        { key: 'rows', head: t('imports.rows'), numeric: true, cell: ({ rows }) => <Count value={rows} /> },
        { key: 'problems', head: t('imports.problems'), numeric: true, cell: ({ problems }) => <Count value={problems} /> },
        { key: 'by', head: t('imports.by'), cell: ({ createdBy }) => createdBy },
        { key: 'when', head: t('imports.when'), tight: true, cell: ({ createdAt }) => <Instant at={createdAt} short /> },
      ]}
    />
  );
}
