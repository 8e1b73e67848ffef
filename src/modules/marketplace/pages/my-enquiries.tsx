import { useSearchParams } from 'react-router';
import { Empty } from '../../../web/ui/blocks.tsx';
import { LinkButton } from '../../../web/ui/button.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { useApi } from '../../../web/ui/queries.ts';
import { Go, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Clock, Day, Money, Status, Text } from '../../../web/ui/values.tsx';
import { enquiryTone } from './states.ts';

/** What I have asked providers, and whether I can apply on it. */
export default function MyEnquiriesPage() {
  const t = useT();
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? '1');
  const mine = useApi('GET /enquiries/mine', { query: { page } }, { keepLast: true });
  return (
    <Page title={t('marketplace.enquiry.mine.title')} lede={t('marketplace.enquiry.mine.lede')}>
      <Shown query={mine}>
        {(it) =>
          it.total === 0 ? (
            <Empty title={t('marketplace.enquiry.mine.none.title')}>
              <p>{t('marketplace.enquiry.mine.none.text')}</p>
              <LinkButton to="/catalogue">{t('marketplace.enquiry.mine.look')}</LinkButton>
            </Empty>
          ) : (
            <div className="stack">
              <Table
                caption={t('marketplace.enquiry.mine.title')}
                rows={it.enquiries}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'package',
                    head: t('marketplace.basis.package'),
                    lead: 1,
                    cell: (one) => (
                      <Go to={`/portal/enquiries/${one.id}`}>
                        <Text of={one.package.name} />
                      </Go>
                    ),
                  },
                  { key: 'provider', head: t('marketplace.basis.provider'), cell: (one) => <Text of={one.provider.name} /> },
                  {
                    key: 'organisation',
                    head: t('marketplace.enrol.organisation'),
                    cell: (one) => <Text of={one.organisation.name} />,
                  },
                  { key: 'cost', head: t('marketplace.basis.cost'), numeric: true, cell: (one) => <Money cents={one.price} /> },
                  {
                    key: 'state',
                    head: t('marketplace.enquiry.state'),
                    lead: 2,
                    cell: (one) => <Status tone={enquiryTone[one.state]}>{t(`marketplace.enquiry.state.${one.state}`)}</Status>,
                  },
                  {
                    key: 'until',
                    head: t('marketplace.basis.expires'),
                    cell: (one) => one.mayApply && one.expiresAt !== null && <Clock until={one.expiresAt} />,
                  },
                  {
                    key: 'asked',
                    head: t('marketplace.enquiry.asked_at'),
                    tight: true,
                    cell: (one) => <Day day={one.askedAt} />,
                  },
                ]}
              />
              {it.total > it.pageSize && <Pagination page={it.page} size={it.pageSize} total={it.total} />}
            </div>
          )
        }
      </Shown>
    </Page>
  );
}
