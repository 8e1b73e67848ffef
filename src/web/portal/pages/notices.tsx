import { useSearchParams } from 'react-router';
import { Regarding } from '../../ui/regarding.tsx';
import { Empty } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Instant, Tag } from '../../ui/values.tsx';

/** Everything the hub has told me, newest first. */
export default function NoticesPage() {
  const t = useT();
  const [search] = useSearchParams();
  const page = search.get('page') ?? undefined;
  const notices = useApi('GET /me/notices', { query: { page } }, { keepLast: true });
  const read = useAct('POST /me/notices/read', { refreshes: ['GET /me/notices', 'GET /me'] });
  const unread = notices.data?.unread ?? 0;
  return (
    <Page
      title={t('notice.title')}
      lede={notices.data && t('notice.unread', { n: unread })}
      aside={
        unread > 0 && (
          <Button kind="secondary" onPress={() => read.mutate({ body: {} })} isPending={read.isPending}>
            {t('notice.read_all')}
          </Button>
        )
      }
    >
      <Shown query={notices}>
        {({ notices: list, total, page: at, pageSize }) =>
          total === 0 ? (
            <Empty>
              <p>{t('notice.empty')}</p>
            </Empty>
          ) : (
            <div className="stack-wide">
              <ul className="notice-list">
                {list.map((notice) => (
                  <li key={notice.id} className="notice-item">
                    <p className="notice-meta">
                      <Instant at={notice.at} short /> {!notice.read && <Tag tone="harbour">{t('notice.new')}</Tag>}
                    </p>
                    <p>{notice.text}</p>
                    {notice.link !== null && (
                      <p>
                        <Go to={notice.link}>
                          {t('notice.open')}
                          <Regarding>{notice.text}</Regarding>
                        </Go>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
              <Pagination page={at} size={pageSize} total={total} />
            </div>
          )
        }
      </Shown>
    </Page>
  );
}
