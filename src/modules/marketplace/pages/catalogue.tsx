import { address, withQuery } from '../../../web/ui/addresses.ts';
import { Empty } from '../../../web/ui/blocks.tsx';
import { SearchBox } from '../../../web/ui/facets.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { Go, useFormat, useReading, useT } from '../../../web/ui/reading.tsx';
import { Text } from '../../../web/ui/values.tsx';
import { publicPage } from '../../../web/public/page.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { PackageCard } from './card.tsx';
import { apiQuery, type Asked, mostCompared, readAsked, sorts } from './catalogue-address.ts';
import { ChosenFilters, Filters } from './catalogue-filters.tsx';

export interface Loaded {
  readonly asked: Asked;
  readonly answer: ApiAnswer<'GET /catalogue'>;
  /** Names of the packages chosen to compare. */
  readonly chosen: ApiAnswer<'GET /catalogue/compare'>['packages'];
}

export const cataloguePage = publicPage<Loaded>({
  path: '/catalogue',
  load: async ({ api, query }) => {
    const asked = readAsked(query);
    const [answer, { packages: chosen }] = await Promise.all([
      api('GET /catalogue', { query: apiQuery(asked) }),
      asked.compare.length === 0 ? { packages: [] } : api('GET /catalogue/compare', { query: { p: [...asked.compare] } }),
    ]);
    return { asked, answer, chosen };
  },
  title: (_, { t }) => t('marketplace.catalogue.title'),
  description: ({ answer }, { t, locale }) => t('marketplace.catalogue.lede', { scheme: answer.scheme.name[locale] }),
  View: ({ loaded }) => <Catalogue {...loaded} />,
});

function Catalogue({ asked, answer, chosen }: Loaded) {
  const { t, locale } = useReading();
  const format = useFormat();
  const isEmpty = answer.total === 0;
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('marketplace.catalogue.title')}</h1>
        <p className="lede">{t('marketplace.catalogue.lede', { scheme: format.text(answer.scheme.name) })}</p>
      </div>
      <div className="catalogue">
        <form method="get" action={address(locale, '/catalogue')} className="catalogue-form" data-auto-submit="">
          <SearchBox
            label={t('marketplace.catalogue.search')}
            value={asked.q}
            placeholder={t('marketplace.catalogue.search_hint')}
          />
          <Filters asked={asked} answer={answer} />
        </form>
        <section className="catalogue-results" aria-labelledby="results">
          <div className="catalogue-head">
            <h2 id="results" className="catalogue-count">
              {t('marketplace.catalogue.found', { total: answer.total })}
            </h2>
            {!isEmpty && <Order asked={asked} />}
          </div>
          <ChosenFilters asked={asked} answer={answer} />
          {isEmpty ? (
            <NoneFound isNarrowed={asked.q !== '' || isNarrowed(asked)} />
          ) : (
            <>
              <ul className="cards">
                {answer.packages.map((one) => (
                  <PackageCard key={one.id} of={one}>
                    <CompareLink id={one.id} name={format.text(one.name)} asked={asked} />
                  </PackageCard>
                ))}
              </ul>
              <Pagination page={answer.page} size={answer.pageSize} total={answer.total} />
            </>
          )}
          <CompareTray chosen={chosen} asked={asked} />
        </section>
      </div>
    </div>
  );
}

const isNarrowed = ({ sector, category, pricing, provider, min, max }: Asked) =>
  sector.length + category.length + pricing.length > 0 || provider !== undefined || min !== '' || max !== '';

/** In which order, as links: each is an address of its own. */
function Order({ asked }: { readonly asked: Asked }) {
  const { t, here, Anchor } = useReading();
  const current = asked.sort ?? (asked.q === '' ? 'price' : 'best');
  const offered = sorts.filter((sort) => sort !== 'best' || asked.q !== '');
  return (
    <nav className="order" aria-label={t('marketplace.catalogue.sort')} data-no-print="">
      <ul className="order-list">
        {offered.map((sort) => (
          <li key={sort}>
            <Anchor href={withQuery(here, { sort })} aria-current={sort === current ? 'true' : undefined}>
              {t(`marketplace.catalogue.sort.${sort}`)}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NoneFound({ isNarrowed: isAsked }: { readonly isNarrowed: boolean }) {
  const t = useT();
  const kind = isAsked ? 'none' : 'empty';
  return (
    <Empty title={t(`marketplace.catalogue.${kind}.title`)}>
      <p>{t(`marketplace.catalogue.${kind}.text`)}</p>
      {isAsked && (
        <p>
          <Go to="/catalogue">{t('common.clear_filters')}</Go>
        </p>
      )}
    </Empty>
  );
}

/** Puts a package beside others or takes it away again; the page comes back to where the reader was. */
function CompareLink({ id, name, asked }: { readonly id: string; readonly name: string; readonly asked: Asked }) {
  const { t, here, Anchor } = useReading();
  const isChosen = asked.compare.includes(id);
  if (!isChosen && asked.compare.length >= mostCompared) return <span className="muted">{t('marketplace.compare.full')}</span>;
  const next = isChosen ? asked.compare.filter((one) => one !== id) : [...asked.compare, id];
  const act = isChosen ? 'remove' : 'add';
  return (
    <Anchor
      href={`${withQuery(here, { compare: next, page: asked.page === 1 ? null : asked.page })}#${id}`}
      rel="nofollow"
      className={isChosen ? 'compare-link compare-chosen' : 'compare-link'}
      aria-label={t(`marketplace.compare.${act}_named`, { name })}
    >
      {t(`marketplace.compare.${act}`)}
    </Anchor>
  );
}

function CompareTray({ chosen, asked }: Pick<Loaded, 'chosen' | 'asked'>) {
  const { t, here, Anchor } = useReading();
  const format = useFormat();
  if (chosen.length === 0) return null;
  const without = (id: string) =>
    withQuery(here, { compare: asked.compare.filter((one) => one !== id), page: asked.page === 1 ? null : asked.page });
  const query = new URLSearchParams(chosen.map(({ id }) => ['p', id]));
  return (
    <aside className="tray" aria-label={t('marketplace.compare.tray')} data-no-print="">
      <ul className="tray-list">
        {chosen.map(({ id, name }) => (
          <li key={id}>
            <Anchor
              href={without(id)}
              className="chip chip-removable"
              aria-label={t('marketplace.compare.remove_named', { name: format.text(name) })}
            >
              <Text of={name} />
              <span aria-hidden="true">×</span>
            </Anchor>
          </li>
        ))}
      </ul>
      {chosen.length < 2 ? (
        <p className="small muted">{t('marketplace.compare.more')}</p>
      ) : (
        <Go to={`/catalogue/compare?${query}`} className="button button-primary">
          {t('marketplace.compare.go', { n: chosen.length })}
        </Go>
      )}
    </aside>
  );
}
