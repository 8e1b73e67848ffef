import { withQuery } from '../../../ui/addresses.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Text } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { callInSight, type Listed, type SchemeCall } from './data.ts';
import { CallState, CallTimes } from './parts.tsx';

/** The units of the ledger that people may look for. */
const units = ['HKD.cent', 'GPU.second', 'token', 'sqft.day', 'desk.day', 'slot'] as const;
type Unit = (typeof units)[number];
const isUnit = (text: string | null): text is Unit => units.includes(text as Unit);

interface List {
  readonly schemes: readonly Listed[];
  /** Only schemes that give this. */
  readonly unit: Unit | undefined;
}

export const schemesPage = publicPage<List>({
  path: '/schemes',
  title: (_, { t }) => t('schemepage.list.title'),
  description: (_, { t }) => t('schemepage.list.lede'),
  load: async ({ api, query }) => {
    const { schemes } = await api('GET /schemes');
    const unit = query.get('unit');
    return { schemes, unit: isUnit(unit) ? unit : undefined };
  },
  View: ({ loaded }) => <SchemeList {...loaded} />,
});

const states = ['open', 'upcoming', 'closed', 'none'] as const;
const stateOf = (scheme: Listed): SchemeCall['state'] | 'none' => callInSight(scheme.calls)?.state ?? 'none';

function SchemeList({ schemes, unit }: List) {
  const t = useT();
  const shown = schemes.filter((scheme) => unit === undefined || scheme.units.includes(unit));
  const groups = states
    .map((state) => ({ state, list: shown.filter((scheme) => stateOf(scheme) === state) }))
    .filter(({ list }) => list.length > 0);
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('schemepage.list.title')}</h1>
        <p className="lede">{t('schemepage.list.lede')}</p>
      </div>
      <Units given={units.filter((one) => one === unit || schemes.some((scheme) => scheme.units.includes(one)))} chosen={unit} />
      {groups.map(({ state, list }) => (
        <section key={state} className="scheme-group" aria-labelledby={`group-${state}`}>
          <h2 id={`group-${state}`} className="scheme-group-title">
            {t(`schemepage.list.${state}`)}
          </h2>
          <ul className="scheme-list">
            {list.map((scheme) => (
              <Row key={scheme.scheme} scheme={scheme} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <Nothing isNarrowed={unit !== undefined} />}
    </div>
  );
}

function Units({ given, chosen }: { readonly given: readonly Unit[]; readonly chosen: Unit | undefined }) {
  const { t, here, Anchor } = useReading();
  if (given.length < 2) return null;
  return (
    <nav aria-label={t('schemepage.list.units')} className="chips-nav">
      <ul className="chips">
        {[undefined, ...given].map((unit) => (
          <li key={unit ?? 'all'}>
            <Anchor
              href={withQuery(here, { unit: unit ?? null })}
              className="chip"
              aria-current={unit === chosen ? 'true' : undefined}
            >
              {t(unit === undefined ? 'schemepage.list.all' : `schemepage.unit.${unit}`)}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Row({ scheme }: { readonly scheme: Listed }) {
  const t = useT();
  const format = useFormat();
  const call = callInSight(scheme.calls);
  return (
    <li className="scheme-row">
      <div className="scheme-row-words">
        <h3 className="scheme-row-name">
          <Go to={`/schemes/${scheme.scheme}`}>{format.text(scheme.name)}</Go>
        </h3>
        <p className="scheme-row-summary">
          <Text of={scheme.summary} />
        </p>
        <p className="scheme-row-ways">
          <Go
            to={`/schemes/${scheme.scheme}/check`}
            aria-label={t('schemepage.check_named', { scheme: format.text(scheme.name) })}
          >
            {t('schemepage.check')}
          </Go>
        </p>
      </div>
      <div className="scheme-row-call">
        {call ? (
          <>
            <CallState state={call.state} />
            <CallTimes call={call} />
          </>
        ) : (
          <p className="muted">{t('schemepage.call.none')}</p>
        )}
      </div>
    </li>
  );
}

function Nothing({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useT();
  return (
    <Empty title={t(isNarrowed ? 'schemepage.list.nothing_of_unit' : 'schemepage.list.nothing')}>
      {isNarrowed && (
        <p>
          <Go to="/schemes">{t('schemepage.list.see_all')}</Go>
        </p>
      )}
    </Empty>
  );
}
