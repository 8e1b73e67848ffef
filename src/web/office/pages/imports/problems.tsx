import { useSearchParams } from 'react-router';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Import } from './states.ts';

/** What is wrong with the file, in its order: where, what stands there, and the way out. */
export function Problems({ of: { id } }: { readonly of: Import }) {
  const t = useT();
  const { locale } = useReading();
  const [search] = useSearchParams();
  const query = { page: search.get('page') ?? undefined };
  const problems = useApi('GET /imports/:id/problems', { params: { id }, query }, { keepLast: true });
  return (
    <section className="stack" aria-labelledby="problems">
      <h2 id="problems">{t('imports.problems')}</h2>
      <p>
        <a href={`/api/imports/${id}/problems/csv?lang=${locale}`} download>
          {t('imports.download')}
        </a>
      </p>
      <Shown query={problems}>
        {({ problems: list, found, total, page, pageSize }) => (
          <>
            {found > total && <p className="muted">{t('imports.wrong.more', { kept: total })}</p>}
            <Table
              dense
              caption={t('imports.problems')}
              rows={list.map((one, at) => ({ ...one, key: String(at) }))}
              rowKey={({ key }) => key}
              columns={[
                { key: 'row', head: t('imports.problem.row'), numeric: true, lead: 1, cell: ({ row }) => row ?? '–' },
                {
                  key: 'column',
                  head: t('imports.problem.column'),
                  lead: 2,
                  cell: ({ column, heading }) => [column, heading].filter(Boolean).join(' · ') || '–',
                },
                {
                  key: 'value',
                  head: t('imports.problem.value'),
                  cell: ({ value }) => <span className="breakable">{value === null || value === '' ? '–' : value}</span>,
                },
                { key: 'text', head: t('imports.problem.problem'), cell: ({ text }) => text },
              ]}
            />
            <Pagination page={page} size={pageSize} total={total} />
          </>
        )}
      </Shown>
    </section>
  );
}
