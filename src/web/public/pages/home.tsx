import type { MessageKey } from '../../../platform/messages.ts';
import { Empty, Notice } from '../../ui/blocks.tsx';
import { Go, useFormat, useReading, useT } from '../../ui/reading.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Clock, Day, Instant, Text } from '../../ui/values.tsx';
import { newsOf, openCalls, telling } from '../home-data.ts';
import type { HomeCall, HomeCount, News } from '../home-data.ts';
import { loadCalls, loadFigures } from '../home-load.ts';
import type { HomeFigure } from '../home-load.ts';
import { publicPage } from '../page.ts';
import { Way } from './way.tsx';

interface Home {
  /** Nothing when that part could not be had: the page stands without it, and says so. */
  readonly calls: readonly HomeCall[] | undefined;
  readonly figures: readonly HomeFigure[] | undefined;
}

export const homePage = publicPage<Home>({
  path: '/',
  title: (_, { t }) => t('public.home.title'),
  description: (_, { t }) => t('public.home.description'),
  load: async ({ api }) => {
    const [calls, figures] = await Promise.all([loadCalls(api), loadFigures(api)]);
    return { calls, figures };
  },
  View: ({ loaded }) => <HomeView {...loaded} />,
});

function HomeView({ calls, figures }: Home) {
  const { t, now } = useReading();
  return (
    <>
      <div className="wide home-top">
        <h1 className="home-sentence">{t('public.home.sentence')}</h1>
        <Doors />
      </div>
      <Way />
      <div className="wide home-parts">
        <section aria-labelledby="calls" className="home-calls">
          <h2 id="calls">{t('public.home.calls')}</h2>
          {calls ? <Calls calls={openCalls(calls, now)} /> : <Missing />}
        </section>
        <section aria-labelledby="figures" className="home-figures">
          <div className="home-head">
            <h2 id="figures">{t('public.home.figures')}</h2>
            <p className="muted">{t('public.home.figures_text')}</p>
          </div>
          {figures ? <Figures figures={telling(figures, 5)} /> : <Missing />}
        </section>
        {calls && (
          <section aria-labelledby="news" className="home-news">
            <h2 id="news">{t('public.home.news')}</h2>
            <NewsList news={newsOf(calls, countsOf(telling(figures ?? [], 5)), now, 5)} />
          </section>
        )}
      </div>
    </>
  );
}

const doors: readonly { readonly to: string; readonly name: MessageKey; readonly text: MessageKey }[] = [
  { to: '/schemes', name: 'public.home.door.support', text: 'public.home.door.support_text' },
  { to: '/schemes?unit=GPU.second', name: 'public.home.door.computing', text: 'public.home.door.computing_text' },
  { to: '/figures', name: 'public.home.door.results', text: 'public.home.door.results_text' },
];

function Doors() {
  const t = useT();
  return (
    <nav aria-label={t('public.home.doors')}>
      <ul className="doors">
        {doors.map(({ to, name, text }) => (
          <li key={to} className="door">
            <Go to={to} className="door-link">
              {t(name)}
            </Go>
            <p className="door-text">{t(text)}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function countsOf(figures: readonly HomeFigure[]): HomeCount[] {
  return figures.flatMap(({ id, title, value, series }) => (typeof value === 'number' ? [{ id, title, value, series }] : []));
}

function Missing() {
  const t = useT();
  return <Notice tone="amber">{t('public.home.unavailable')}</Notice>;
}

/** Enough to see that there is more. */
const mostCalls = 8;

function Calls({ calls }: { readonly calls: readonly HomeCall[] }) {
  const t = useT();
  const format = useFormat();
  if (calls.length === 0) {
    return (
      <Empty title={t('public.home.calls_none')}>
        <p>
          {t('public.home.calls_none_text')} <Go to="/schemes">{t('public.home.calls_all')}</Go>
        </p>
      </Empty>
    );
  }
  return (
    <>
      <ul className="calls">
        {calls.slice(0, mostCalls).map((call) => (
          <li key={call.scheme + call.opensAt + call.closesAt} className="call">
            <h3 className="call-title">
              <Go to={`/schemes/${call.scheme}`}>{format.text(call.schemeName)}</Go>
            </h3>
            <p className="call-summary">
              <Text of={call.summary} />
            </p>
            <div className="call-when">
              <p className="call-left">{call.alwaysOpen ? t('callpage.always_open') : <Clock until={call.closesAt} />}</p>
              {!call.alwaysOpen && (
                <p className="muted small">
                  <Instant at={call.closesAt} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="home-more">
        <Go to="/calls">{t('callpage.list.see_all')}</Go>
      </p>
    </>
  );
}

function Figures({ figures }: { readonly figures: readonly HomeFigure[] }) {
  const t = useT();
  const format = useFormat();
  if (figures.length === 0) return <Empty title={t('public.home.figures_none')} />;
  return (
    <>
      <ul className="stats">
        {figures.map(({ id, title, kind, value, items, asOf, series }) => (
          <li key={id}>
            <Stat
              title={format.text(title)}
              value={kind === 'list' ? items.map(({ label }) => format.text(label)) : Number(value)}
              asOf={asOf}
              series={kind === 'count' ? series : []}
              to={`/figures/${id}`}
            />
          </li>
        ))}
      </ul>
      <p className="home-more">
        <Go to="/figures">{t('public.home.figures_all')}</Go>
      </p>
    </>
  );
}

function NewsList({ news }: { readonly news: readonly News[] }) {
  const t = useT();
  if (news.length === 0) return <p className="muted">{t('public.home.news_none')}</p>;
  return (
    <ul className="news">
      {news.map((item) => (
        <li key={item.kind === 'grew' ? item.count.id : item.kind + item.call.scheme + item.at} className="news-item">
          <NewsItem of={item} />
        </li>
      ))}
    </ul>
  );
}

function NewsItem({ of: item }: { readonly of: News }) {
  const t = useT();
  const format = useFormat();
  if (item.kind === 'grew') {
    return (
      <>
        <span className="news-day">{t('public.home.news.since', { day: format.day(new Date(item.at)) })}</span>
        <Go to={`/figures/${item.count.id}`}>
          {t('public.home.news.grew', { title: format.text(item.count.title), by: item.by })}
        </Go>
      </>
    );
  }
  return (
    <>
      <span className="news-day">
        <Day day={new Date(item.at)} />
      </span>
      <Go to={`/schemes/${item.call.scheme}`}>
        {t(`public.home.news.${item.kind}`, {
          call: t('callpage.title', { scheme: format.text(item.call.schemeName), call: format.text(item.call.title) }),
        })}
      </Go>
    </>
  );
}
