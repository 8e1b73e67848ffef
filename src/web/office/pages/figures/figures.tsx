import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count } from '../../../ui/values.tsx';

/** The figures the hub publishes, each with the way to its records and to its public page. */
export default function FiguresPage() {
  const t = useT();
  const format = useFormat();
  const figures = useApi('GET /figures', undefined, { every: 10_000 });
  return (
    <Page title={t('figures.office.title')} lede={t('figures.office.lede')}>
      <Shown query={figures}>
        {(it) => (
          <Table
            dense
            caption={t('figures.office.title')}
            rows={it.figures}
            rowKey={(figure) => figure.id}
            columns={[
              {
                key: 'title',
                head: t('figures.office.figure'),
                lead: 1,
                cell: (figure) => <Go to={`/office/figures/${figure.id}`}>{format.text(figure.title)}</Go>,
              },
              {
                key: 'value',
                head: t('figures.office.value'),
                lead: 2,
                numeric: true,
                cell: ({ value }) => <Count value={typeof value === 'number' ? value : value.length} />,
              },
              { key: 'phrase', head: t('figures.office.phrase'), cell: (figure) => format.text(figure.phrase) },
              { key: 'definition', head: t('figures.page.how'), cell: (figure) => format.text(figure.definition) },
              { key: 'page', head: t('figures.office.public'), cell: ({ id }) => <Go to={`/figures/${id}`}>{id}</Go> },
            ]}
          />
        )}
      </Shown>
    </Page>
  );
}
