import { Breadcrumbs, Notice } from '../../../ui/blocks.tsx';
import { withQuery } from '../../../ui/addresses.ts';
import { ApiRefusal } from '../../../ui/api.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Chart } from '../../chart.tsx';
import { publicPage } from '../../page.ts';
import type { PageRequest } from '../../page.ts';
import type { Say } from '../../../../platform/messages.ts';
import { dayBefore, type Days, daysOf, endOf, periodOf } from '../../../ui/days.ts';
import { said, type Shown } from './data.ts';

interface Loaded {
  readonly figure: Shown;
  readonly days: Days;
  /** The period of the address could not be shown; all of it is shown instead. */
  readonly isWrong: boolean;
  readonly isStaff: boolean;
}

/** One figure: its value at the end of a period, how it came there, what it counts, and the way to check it. */
export const figurePage = publicPage<Loaded>({
  path: '/figures/:id',
  title: ({ figure }, { locale }) => figure.title[locale],
  description: ({ figure }, { locale }) => figure.definition[locale],
  load: async (request) => ({ ...(await loadPeriod(request)), isStaff: request.viewer?.isStaff === true }),
  View: ({ loaded }) => <FigureView {...loaded} />,
});

async function loadPeriod({ api, params, query }: PageRequest): Promise<Omit<Loaded, 'isStaff'>> {
  const days = daysOf(query);
  const ask = (asked: Days) => api('GET /figures/:id', { params: { id: params['id'] ?? '' }, query: periodOf(asked) });
  try {
    return { figure: await ask(days), days, isWrong: false };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 422) throw error;
    const none = { from: undefined, until: undefined };
    return { figure: await ask(none), days: none, isWrong: true };
  }
}

function FigureView({ figure, days, isWrong, isStaff }: Loaded) {
  const t = useT();
  const format = useFormat();
  const value = said(figure, format.text);
  const isCount = typeof value === 'number';
  return (
    <div className="wide page">
      <Breadcrumbs crumbs={[{ to: '/figures', label: t('figures.page.title') }]} />
      <div className="figure-top">
        <h1 className="figure-title">{format.text(figure.title)}</h1>
        <p className={isCount ? 'figure-value' : 'figure-value figure-list'}>
          {isCount ? format.number(value) : format.list(value)}
        </p>
        <p className="figure-date">{asOf(figure, days, t)}</p>
      </div>
      <div className="figure-parts">
        <div className="figure-course">
          {isWrong && <Notice tone="amber">{t('figures.page.bad_period')}</Notice>}
          <History figure={figure} days={days} />
          <Periods days={days} />
        </div>
        <section aria-labelledby="how" className="figure-how stack">
          <h2 id="how" className="figure-how-title">
            {t('figures.page.how')}
          </h2>
          <p>{format.text(figure.definition)}</p>
          <p className="muted">{t('figures.page.how_live')}</p>
          {isCount && (
            <p className="muted">
              {t('figures.page.in_words', { phrase: format.text(figure.phrase) })}
              <br />
              {t(`figures.page.how_${figure.rule}`)}
            </p>
          )}
          <Ways figure={figure} days={days} isStaff={isStaff} />
        </section>
      </div>
    </div>
  );
}

/** A chosen day is named as that day, not as the midnight after it; a day that is not over yet has only come so far. */
function asOf({ asOf: at }: Shown, { until }: Days, t: Say): string {
  return until !== undefined && at === endOf(until) ? t('figures.page.end_of', { day: until }) : t('figures.page.live', { at });
}

function History({ figure, days }: { readonly figure: Shown; readonly days: Days }) {
  const t = useT();
  const format = useFormat();
  const title = format.text(figure.title);
  const from = format.day(new Date(figure.series[0]?.at ?? figure.asOf));
  const until = format.day(new Date(Date.parse(figure.asOf) - 1));
  const source = `${t('figures.page.source')} ${asOf(figure, days, t)}`;
  if (figure.kind === 'list') {
    const bars = figure.items.map(({ label, count }) => ({ label: format.text(label), value: count }));
    return <Chart spec={{ kind: 'bar', bars }} title={title} source={source} />;
  }
  const points = figure.series.map(({ at, value }) => ({ at: new Date(at), value }));
  const words = t('figures.page.chart', { title, from, until });
  return <Chart spec={{ kind: 'line', series: [{ label: title, points }] }} title={words} source={source} />;
}

function Periods({ days }: { readonly days: Days }) {
  const { t, here, now, Anchor } = useReading();
  const presets = [
    { label: t('figures.page.all'), from: null, isChosen: days.from === undefined && days.until === undefined },
    ...([365, 90] as const).map((length) => {
      const from = dayBefore(now, length);
      const label = t(length === 365 ? 'figures.page.year' : 'figures.page.quarter');
      return { label, from, isChosen: days.from === from && days.until === undefined };
    }),
  ];
  return (
    <div className="figure-periods">
      <ul className="figure-presets" aria-label={t('figures.page.period')}>
        {presets.map(({ label, from, isChosen }) => (
          <li key={label}>
            <Anchor href={withQuery(here, { from, until: null })} className="chip" aria-current={isChosen ? 'true' : undefined}>
              {label}
            </Anchor>
          </li>
        ))}
      </ul>
      <form method="get" action={here.split('?')[0]} className="figure-period">
        <label className="field-label" htmlFor="from">
          {t('figures.page.from')}
        </label>
        <input id="from" className="input" type="date" name="from" defaultValue={days.from} />
        <label className="field-label" htmlFor="until">
          {t('figures.page.until')}
        </label>
        <input id="until" className="input" type="date" name="until" defaultValue={days.until} />
        <button type="submit" className="button button-secondary">
          {t('figures.page.show')}
        </button>
      </form>
    </div>
  );
}

function Ways({ figure, days, isStaff }: { readonly figure: Shown; readonly days: Days; readonly isStaff: boolean }) {
  const { t, locale } = useReading();
  const query = new URLSearchParams(periodOf(days));
  const data = `/api/figures/${figure.id}${query.size > 0 ? `?${query}` : ''}`;
  query.set('lang', locale);
  return (
    <ul className="figure-ways">
      <li>
        <a href={`/api/figures/${figure.id}/csv?${query}`} download>
          {t('figures.page.download')}
        </a>
      </li>
      <li>
        <a href={data}>{t('figures.page.data')}</a>
      </li>
      {isStaff && (
        <li>
          <Go to={`/office/figures/${figure.id}${days.until === undefined ? '' : `?at=${days.until}`}`}>
            {t('figures.page.records')}
          </Go>
        </li>
      )}
    </ul>
  );
}
