import { useSearchParams } from 'react-router';
import { awardTone } from '../../../office/parts/states.ts';
import { useName } from '../../../office/parts/names.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import { Clock, Instant, Amounts, Status } from '../../../ui/values.tsx';

type Row = ApiAnswer<'GET /awards/mine'>['awards'][number];

/** What the organisations of the reader were awarded, newest first. */
export default function AwardsPage() {
  const t = useT();
  const nameOf = useName();
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? '1');
  const awards = useApi('GET /awards/mine', { query: { page } }, { keepLast: true });
  const columns: Column<Row>[] = [
    {
      key: 'reference',
      head: t('case.reference'),
      lead: 1,
      tight: true,
      cell: (row) => <Go to={`/portal/awards/${row.id}`}>{row.reference}</Go>,
    },
    { key: 'organisation', head: t('case.organisation'), cell: nameOf },
    {
      key: 'standing',
      head: t('case.status'),
      tight: true,
      cell: (row) => <Status tone={awardTone[row.standing]}>{t(`award.standing.${row.standing}`)}</Status>,
    },
    {
      key: 'when',
      head: t('award.when'),
      cell: (row) =>
        row.standing === 'offered' ? (
          <Clock until={row.offerEndsAt} />
        ) : (
          <Instant at={row.endedAt ?? row.acceptedAt ?? row.offeredAt} short />
        ),
    },
    { key: 'amount', head: t('award.amount'), numeric: true, lead: 2, cell: (row) => <Amounts of={row.lines} /> },
  ];
  return (
    <Page title={t('award.mine')}>
      <Shown query={awards}>
        {(it) =>
          it.awards.length === 0 ? (
            <Empty title={t('award.mine.empty')}>
              <p>{t('award.mine.empty_text')}</p>
              <LinkButton kind="secondary" to="/portal">
                {t('common.nav.portal')}
              </LinkButton>
            </Empty>
          ) : (
            <>
              <Table caption={t('award.mine')} columns={columns} rows={it.awards} rowKey={(row) => row.id} />
              {it.total > it.pageSize && <Pagination page={it.page} size={it.pageSize} total={it.total} />}
            </>
          )
        }
      </Shown>
    </Page>
  );
}
