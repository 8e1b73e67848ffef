import { useSearchParams } from 'react-router';
import { Empty } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock, Text } from '../../../ui/values.tsx';

/** The calls that are open now, the next to close first, each a way to begin. */
export function OpenCalls() {
  const t = useT();
  const [search] = useSearchParams();
  const page = Math.max(1, Number(search.get('page') ?? 1) || 1);
  const calls = useApi('GET /calls', { query: { state: 'open', page } });
  return (
    <Shown query={calls}>
      {(it) =>
        it.calls.length === 0 ? (
          <Empty title={t('applying.new.none_open')}>
            <p>{t('applying.new.none_open_text')}</p>
            <p>
              <LinkButton kind="secondary" to="/schemes">
                {t('applying.new.schemes')}
              </LinkButton>
            </p>
          </Empty>
        ) : (
          <>
            <ul className="plain-list stack">
              {it.calls.map((call) => (
                <li key={call.id} className="panel">
                  <p>
                    <Go to={`/portal/applications/new?call=${call.id}`}>
                      <Text of={call.name} />
                    </Go>{' '}
                    <span className="muted">
                      · <Text of={call.title} />
                    </span>
                  </p>
                  <p>
                    <Text of={call.summary} />
                  </p>
                  {!call.alwaysOpen && <Clock until={call.closesAt} />}
                </li>
              ))}
            </ul>
            <Pagination page={it.page} size={it.pageSize} total={it.total} />
          </>
        )
      }
    </Shown>
  );
}
