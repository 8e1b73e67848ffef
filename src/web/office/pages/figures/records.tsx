import { useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { dayOf, endOf } from '../../../ui/days.ts';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant } from '../../../ui/values.tsx';
import { AddressField, AddressForm } from '../../parts/address-form.tsx';

type Records = ApiAnswer<'GET /figures/:id/records'>;

/** The records behind a figure at the end of a day, or now. */
export default function RecordsPage() {
  const { t, locale } = useReading();
  const format = useFormat();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const day = dayOf(search.get('at'));
  const at = day === undefined ? {} : { at: endOf(day) };
  const figure = useApi('GET /figures/:id', { params: { id } });
  const records = useApi(
    'GET /figures/:id/records',
    { params: { id }, query: { ...at, page: Number(search.get('page') ?? 1) } },
    { keepLast: true },
  );
  const title = t('figures.office.records', { title: figure.data ? format.text(figure.data.title) : id });
  const csv = `/api/figures/${encodeURIComponent(id)}/records/csv?${new URLSearchParams({ ...at, lang: locale })}`;
  return (
    <Page
      title={title}
      crumbs={[{ to: '/office/figures', label: t('figures.office.title') }]}
      aside={
        <a className="button button-secondary" href={csv} download>
          {t('figures.page.download')}
        </a>
      }
    >
      <div className="stack">
        {figure.data && <p className="muted prose">{format.text(figure.data.definition)}</p>}
        <AddressForm label={title} act={t('ledger.show')}>
          <AddressField name="at" type="date" label={t('figures.office.at')} value={day ?? ''} />
        </AddressForm>
        <p>
          <Go to={`/figures/${id}`}>{t('figures.office.public')}</Go>
        </p>
        <Shown query={records}>{(it) => <RecordTable found={it} />}</Shown>
      </div>
    </Page>
  );
}

function RecordTable({ found: { records, total, page, size, at } }: { readonly found: Records }) {
  const t = useT();
  return (
    <>
      <p>{t('figures.office.records_lede', { total, at })}</p>
      {records.length === 0 ? (
        <Empty title={t('figures.office.none')} />
      ) : (
        <>
          <Table
            dense
            caption={t('figures.office.record')}
            rows={records}
            rowKey={({ record, key, since }) => `${record} ${key} ${since}`}
            columns={[
              { key: 'label', head: t('figures.office.record'), lead: 1, cell: (it) => it.label },
              {
                key: 'record',
                head: t('log.office.history'),
                cell: ({ record }) => (
                  <Go to={`/office/history/${encodeURIComponent(record)}`}>
                    <code>{record}</code>
                  </Go>
                ),
              },
              { key: 'key', head: t('figures.office.key'), cell: (it) => <code>{it.key}</code> },
              {
                key: 'since',
                head: t('figures.office.since'),
                lead: 2,
                tight: true,
                cell: (it) => <Instant at={it.since} short />,
              },
              {
                key: 'until',
                head: t('figures.office.until'),
                tight: true,
                cell: ({ until }) =>
                  until === null ? <span className="muted">{t('figures.office.still')}</span> : <Instant at={until} short />,
              },
            ]}
          />
          <Pagination page={page} size={size} total={total} />
        </>
      )}
    </>
  );
}
