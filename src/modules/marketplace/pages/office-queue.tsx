import type { ReactNode } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { SyntheticEvent } from 'react';
import { Empty } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { useReading, useT } from '../../../web/ui/reading.tsx';
import { withQuery } from '../../../web/ui/addresses.ts';
import { useRowKeys } from '../../../web/office/parts/row-keys.ts';
import { ViewTabs } from '../../../web/office/parts/view-tabs.tsx';
import type { MessageKey } from '../../../platform/messages.ts';

/** Which tab, words and page the address asks for. */
export function useAsked<View extends string>(views: readonly View[]) {
  const [search] = useSearchParams();
  return {
    status: views.find((view) => view === search.get('view')) ?? views[0]!,
    q: search.get('q') ?? '',
    page: Number(search.get('page') ?? '1'),
  };
}

interface QueueFrameProps {
  readonly title: MessageKey;
  readonly q: string;
  readonly children: ReactNode;
}

/** A queue's heading, its search, and its keys. */
export function QueueFrame({ title, q, children }: QueueFrameProps) {
  const t = useT();
  useRowKeys();
  return (
    <Page title={t(title)} aside={<Search key={q} q={q} />}>
      {children}
      <p className="muted small keys-hint">{t('marketplace.office.keys')}</p>
    </Page>
  );
}

/** Searches all tabs at once: their counts follow. */
function Search({ q }: { readonly q: string }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('q');
    void navigate(withQuery(pathname + search, { q: typeof typed === 'string' ? typed.trim() : '' }));
  };
  return (
    <form className="row" role="search" onSubmit={submit}>
      <input
        className="input queue-search"
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t('marketplace.office.search')}
        placeholder={t('marketplace.office.search')}
      />
      <button type="submit" className="button button-secondary">
        {t('common.search')}
      </button>
    </form>
  );
}

interface QueueBodyProps<View extends string> {
  readonly views: readonly View[];
  readonly open: View;
  readonly q: string;
  readonly answer: {
    readonly rows: readonly unknown[];
    readonly counts: Readonly<Partial<Record<View, number>>>;
    readonly total: number;
    readonly page: number;
    readonly pageSize: number;
  };
  readonly titleOf: (view: View) => string;
  readonly children: ReactNode;
}

/** The tabs with their counts, the rows, the pages. */
export function QueueBody<View extends string>({ views, open, q, answer, titleOf, children }: QueueBodyProps<View>) {
  const t = useT();
  return (
    <>
      <ViewTabs
        label={t('marketplace.office.views')}
        tabs={views.map((id) => ({ id, title: titleOf(id), count: answer.counts[id] ?? 0 }))}
        open={open}
      />
      {answer.rows.length === 0 ? (
        <Empty title={q === '' ? t('marketplace.office.empty') : t('marketplace.office.not_found', { q })} />
      ) : (
        children
      )}
      {answer.total > answer.pageSize && <Pagination page={answer.page} size={answer.pageSize} total={answer.total} />}
    </>
  );
}

const day = 86_400_000;

/** For how long something has waited, in whole days. */
export function Waited({ since }: { readonly since: string | null }) {
  const t = useT();
  const { now } = useReading();
  if (since === null) return null;
  return <>{t('marketplace.office.waiting_days', { n: Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / day)) })}</>;
}
