import { useApi } from '../../../web/ui/queries.ts';
import { Go, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Instant, Money, Status, Tag, Text } from '../../../web/ui/values.tsx';
import { QueueBody, QueueFrame, useAsked, Waited } from './office-queue.tsx';
import { packageTone } from './states.ts';

const views = ['submitted', 'accepted', 'refused', 'withdrawn', 'all'] as const;

/** Packages that wait for a decision, and those that have one. */
export default function OfficePackagesPage() {
  const t = useT();
  const { status, q, page } = useAsked(views);
  const queue = useApi('GET /office/packages', { query: { status, q, page } }, { keepLast: true, every: 60_000 });
  const isWaiting = status === 'submitted';
  return (
    <QueueFrame title="marketplace.office.packages" q={q}>
      <Shown query={queue}>
        {(it) => (
          <QueueBody views={views} open={status} q={q} answer={it} titleOf={(view) => t(`marketplace.office.view.${view}`)}>
            <Table
              dense
              caption={t('marketplace.office.packages')}
              rows={it.rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  head: t('marketplace.office.name'),
                  lead: 1,
                  cell: (row) => (
                    <>
                      <Go to={`/office/packages/${row.id}`} className="row-link">
                        <Text of={row.name} />
                      </Go>{' '}
                      {row.isRevision && <Tag>{t('marketplace.office.version')}</Tag>}
                    </>
                  ),
                },
                {
                  key: 'provider',
                  head: t('marketplace.catalogue.provider'),
                  cell: (row) => (
                    <Go to={`/office/providers/${row.providerId}`}>
                      <Text of={row.provider} />
                    </Go>
                  ),
                },
                { key: 'category', head: t('marketplace.catalogue.category'), cell: (row) => <Text of={row.category} /> },
                { key: 'sector', head: t('marketplace.catalogue.sector'), cell: (row) => <Text of={row.sector} /> },
                {
                  key: 'price',
                  head: t('marketplace.package.cost'),
                  numeric: true,
                  lead: 2,
                  cell: (row) => <Money cents={row.price} />,
                },
                {
                  key: 'status',
                  head: t('marketplace.office.status'),
                  tight: true,
                  cell: (row) => <Status tone={packageTone[row.status]}>{t(`marketplace.status.${row.status}`)}</Status>,
                },
                ...(isWaiting
                  ? [
                      {
                        key: 'waiting',
                        head: t('marketplace.office.waiting'),
                        cell: (row: (typeof it.rows)[number]) => <Waited since={row.submittedAt} />,
                      },
                    ]
                  : []),
                {
                  key: 'submitted',
                  head: t('marketplace.office.submitted'),
                  tight: true,
                  cell: (row) => row.submittedAt !== null && <Instant at={row.submittedAt} short />,
                },
              ]}
            />
          </QueueBody>
        )}
      </Shown>
    </QueueFrame>
  );
}
