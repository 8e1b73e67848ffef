import { withQuery } from './addresses.ts';
import { useReading } from './reading.tsx';

interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** The pages of a list that the server pages. Everything is in the address: `?page=3`. */
export function Pagination({ page, size, total }: PaginationProps) {
  const { t, here, Anchor } = useReading();
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const to = Math.min(page * size, total);
  const goTo = (n: number) => withQuery(here, { page: n === 1 ? null : n });
  return (
    <nav className="pages" aria-label={t('common.pages')}>
      <p className="pages-range">{t('common.pages.range', { from, to, total })}</p>
      {last > 1 && (
        <ul className="pages-list">
          {page > 1 && (
            <li>
              <Anchor href={goTo(page - 1)} rel="prev" className="pages-step">
                ← {t('common.pages.previous')}
              </Anchor>
            </li>
          )}
          {pagesToShow(page, last).map((n, at) => (
            <li key={n ?? `gap-${at}`}>
              {n === null ? (
                <span className="pages-gap">…</span>
              ) : (
                <Anchor
                  href={goTo(n)}
                  className="pages-number"
                  aria-label={t('common.pages.page', { n })}
                  aria-current={n === page ? 'page' : undefined}
                >
                  {n}
                </Anchor>
              )}
            </li>
          ))}
          {page < last && (
            <li>
              <Anchor href={goTo(page + 1)} rel="next" className="pages-step">
                {t('common.pages.next')} →
              </Anchor>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}

/** First, last, the page and its neighbours; `null` where some are left out. */
export function pagesToShow(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const pages = [...new Set(wanted)].toSorted((a, b) => a - b);
  return pages.flatMap((n, at) => {
    const before = pages[at - 1];
    if (before === undefined || n - before === 1) return [n];
    return n - before === 2 ? [n - 1, n] : [null, n];
  });
}
