import { Empty } from '../../../ui/blocks.tsx';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Sparkline } from '../../../ui/stat.tsx';
import { publicPage } from '../../page.ts';
import { said, type Shown } from './data.ts';

interface Sheet {
  readonly figures: readonly Shown[];
  /** The names of the schemes that figures are of. */
  readonly names: ReadonlyMap<string, Shown['title']>;
}

/** The fact sheet: the numbers the hub stands for, each with its date, what it counts and the way it came. */
export const sheetPage = publicPage<Sheet>({
  path: '/figures',
  title: (_, { t }) => t('figures.page.title'),
  description: (_, { t }) => t('figures.page.description'),
  load: async ({ api }) => {
    const [{ figures }, { schemes }] = await Promise.all([api('GET /figures'), api('GET /schemes')]);
    return { figures, names: new Map(schemes.map(({ scheme, name }) => [scheme, name])) };
  },
  View: ({ loaded }) => <SheetView {...loaded} />,
});

function SheetView({ figures, names }: Sheet) {
  const t = useT();
  const format = useFormat();
  const groups = [...Map.groupBy(figures, (figure) => figure.scheme)];
  const nameOf = (scheme: string | null) =>
    scheme === null ? t('figures.page.of_hub') : format.text(names.get(scheme) ?? { en: scheme.toUpperCase() });
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('figures.page.title')}</h1>
        <p className="lede">{t('figures.page.lede')}</p>
      </div>
      {groups.length === 0 && <Empty title={t('figures.page.none')} />}
      {groups.length > 3 && (
        <nav className="sheet-index" aria-label={t('figures.page.index')}>
          <ul>
            {groups.map(([scheme]) => (
              <li key={scheme ?? ''}>
                <a href={`#of-${scheme ?? 'hub'}`}>{nameOf(scheme)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map(([scheme, list]) => (
        <section key={scheme ?? ''} className="sheet-group" aria-labelledby={`of-${scheme ?? 'hub'}`}>
          <h2 id={`of-${scheme ?? 'hub'}`} className="sheet-of">
            {nameOf(scheme)}
          </h2>
          <ul className="sheet">
            {list.filter(hasRecords).map((figure) => (
              <li key={figure.id} className="sheet-figure">
                <FigureOnSheet figure={figure} />
              </li>
            ))}
          </ul>
          <NothingYet figures={list.filter((figure) => !hasRecords(figure))} />
        </section>
      ))}
    </div>
  );
}

const hasRecords = ({ value }: Shown): boolean => (typeof value === 'number' ? value !== 0 : value.length > 0);

/** Figures that count nothing so far, in one line: each still has its page. */
function NothingYet({ figures }: { readonly figures: readonly Shown[] }) {
  const t = useT();
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <div className="sheet-quiet">
      <p>{t('figures.page.quiet')}</p>
      <ul>
        {figures.map(({ id, title }) => (
          <li key={id}>
            <Go to={`/figures/${id}`}>{format.text(title)}</Go>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FigureOnSheet({ figure }: { readonly figure: Shown }) {
  const t = useT();
  const format = useFormat();
  const value = said(figure, format.text);
  const isCount = typeof value === 'number';
  return (
    <>
      <div className="sheet-words">
        <h3 className="sheet-title">
          <Go to={`/figures/${figure.id}`}>{format.text(figure.title)}</Go>
        </h3>
        <p className={isCount ? 'sheet-value' : 'sheet-value sheet-list'}>
          {isCount ? format.number(value) : format.list(value)}
        </p>
        <p className="sheet-date">
          {t('figures.page.live', { at: figure.asOf })}
          {isCount && format.text(figure.phrase) !== format.number(value) && (
            <> · {t('figures.page.in_words', { phrase: format.text(figure.phrase) })}</>
          )}
        </p>
        <p className="sheet-definition">{format.text(figure.definition)}</p>
      </div>
      <div className="sheet-course">{isCount ? <Course figure={figure} /> : <Shares figure={figure} />}</div>
    </>
  );
}

function Course({ figure }: { readonly figure: Shown }) {
  const t = useT();
  const format = useFormat();
  const first = figure.series[0];
  return (
    <>
      <p className="sheet-course-title">{t('figures.page.history')}</p>
      <Sparkline points={figure.series} />
      <p className="sheet-course-ends">
        <span>{first && format.day(new Date(first.at))}</span>
        <span>{format.day(new Date(figure.asOf))}</span>
      </p>
    </>
  );
}

/** How the records of a list share between its keys, the largest first. */
export function Shares({ figure }: { readonly figure: Shown }) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(1, ...figure.items.map(({ count }) => count));
  return (
    <ul className="shares">
      {figure.items.map(({ key, label, count }) => (
        <li key={key} className="share">
          <span className="share-name">{format.text(label)}</span>
          <span className="share-count">
            <span aria-hidden="true">{format.number(count)}</span>
            <span className="hidden-visually">{t('figures.page.counts', { n: count })}</span>
          </span>
          <span className="share-bar" aria-hidden="true" style={{ inlineSize: `${(100 * count) / most}%` }} />
        </li>
      ))}
    </ul>
  );
}
