import { useApi } from '../../../web/ui/queries.ts';
import { Go, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Count, Instant, Status, Text } from '../../../web/ui/values.tsx';
import { QueueBody, QueueFrame, useAsked, Waited } from './office-queue.tsx';
import { providerTone } from './states.ts';

const views = ['submitted', 'accepted', 'refused', 'suspended', 'all'] as const;

/** Solution providers that wait for a decision, and those that have one. */
export default function OfficeProvidersPage() {
  const t = useT();
  const { status, q, page } = useAsked(views);
  const queue = useApi('GET /office/providers', { query: { status, q, page } }, { keepLast: true, every: 60_000 });
  const isWaiting = status === 'submitted';
  return (
    <QueueFrame title="marketplace.office.providers" q={q}>
      <Shown query={queue}>
        {(it) => (
          <QueueBody views={views} open={status} q={q} answer={it} titleOf={(view) => t(`marketplace.office.view.${view}`)}>
            <Table
              dense
              caption={t('marketplace.office.providers')}
              rows={it.rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  head: t('marketplace.office.name'),
                  lead: 1,
                  cell: (row) => (
                    <Go to={`/office/providers/${row.id}`} className="row-link">
                      <Text of={row.name} />
                    </Go>
                  ),
                },
                { key: 'br', head: t('marketplace.office.br'), tight: true, cell: (row) => row.br ?? '–' },
                { key: 'scheme', head: t('marketplace.catalogue.scheme'), tight: true, cell: (row) => row.scheme.toUpperCase() },
                {
                  key: 'status',
                  head: t('marketplace.office.status'),
                  tight: true,
                  lead: 2,
                  cell: (row) => <Status tone={providerTone[row.status]}>{t(`marketplace.status.${row.status}`)}</Status>,
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
                  key: 'packages',
                  head: t('marketplace.office.listed'),
                  numeric: true,
                  cell: (row) => <Count value={row.packages} />,
                },
                {
                  key: 'submitted',
                  head: t('marketplace.office.submitted'),
                  tight: true,
                  cell: (row) => row.submittedAt !== null && <Instant at={row.submittedAt} short />,
                },
                {
                  key: 'decided',
                  head: t('marketplace.office.decided'),
                  tight: true,
                  cell: (row) => row.decidedAt !== null && <Instant at={row.decidedAt} short />,
                },
              ]}
            />
          </QueueBody>
        )}
      </Shown>
    </QueueFrame>
  );
}
