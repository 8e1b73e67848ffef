import { LedgerUnits, type LedgerUnitName } from './units.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { address } from '../../../ui/addresses.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Facet, FilterForm, SearchBox } from '../../../ui/facets.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Tag, Text } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import { CallState, CallTimes } from '../schemes/parts.tsx';
import { DemandOf } from './demand.tsx';

type Found = ApiAnswer<'GET /calls'>;
type Listed = Found['calls'][number];

const states = ['open', 'upcoming', 'closed', 'cancelled'] as const;
const people = ['person', 'company', 'university', 'research_institute', 'public_body'] as const;

interface List {
  readonly found: Found;
  readonly sought: Sought;
}

interface Sought {
  readonly state?: (typeof states)[number];
  readonly gives?: LedgerUnitName;
  readonly who?: (typeof people)[number];
  readonly q?: string;
  readonly page?: string;
}

/** What an address asks for; what it cannot mean is left out. */
function soughtIn(query: URLSearchParams): Sought {
  const one = <Name extends string>(names: readonly Name[], text: string | null) => names.find((name) => name === text);
  const [state, gives, who] = [
    one(states, query.get('state')),
    one(LedgerUnits, query.get('gives')),
    one(people, query.get('who')),
  ];
  const [q, page] = [query.get('q') ?? '', query.get('page') ?? ''];
  return {
    ...(state && { state }),
    ...(gives && { gives }),
    ...(who && { who }),
    ...(q !== '' && { q }),
    ...(/^\d{1,5}$/.test(page) && { page }),
  };
}

/** Every call, by what it gives, to whom, and whether it is open: open ones first. */
export const callsPage = publicPage<List>({
  path: '/calls',
  title: (_, { t }) => t('callpage.list.title'),
  description: (_, { t }) => t('callpage.list.lede'),
  load: async ({ api, query }) => {
    const sought = soughtIn(query);
    return { sought, found: await api('GET /calls', { query: sought }) };
  },
  View: ({ loaded }) => <CallList {...loaded} />,
});

function CallList({ found, sought }: List) {
  const { t, locale } = useReading();
  const isNarrowed = Object.keys(sought).some((name) => name !== 'page');
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('callpage.list.title')}</h1>
        <p className="lede">{t('callpage.list.lede')}</p>
      </div>
      <div className="calls-body">
        <FilterForm action={address(locale, '/calls')}>
          <SearchBox label={t('callpage.list.search')} value={sought.q ?? ''} />
          <Facet
            name="state"
            title={t('callpage.list.state')}
            single
            chosen={[sought.state ?? '']}
            options={[
              { value: '', label: t('callpage.list.any') },
              ...states.map((value) => ({ value, label: t(`schemepage.call.${value}`), count: found.counts[value] ?? 0 })),
            ]}
          />
          <Facet
            name="gives"
            title={t('callpage.list.gives')}
            single
            chosen={[sought.gives ?? '']}
            options={[
              { value: '', label: t('callpage.list.any') },
              ...LedgerUnits.map((value) => ({ value, label: t(`schemepage.unit.${value}`) })),
            ]}
          />
          <Facet
            name="who"
            title={t('callpage.list.who')}
            single
            chosen={[sought.who ?? '']}
            options={[
              { value: '', label: t('callpage.list.any') },
              ...people.map((value) => ({ value, label: t(`callpage.who.${value}`) })),
            ]}
          />
        </FilterForm>
        <div className="stack">
          {found.calls.length === 0 ? (
            <Empty title={t(isNarrowed ? 'callpage.list.none_found' : 'callpage.list.none')}>
              {isNarrowed && (
                <p>
                  <Go to="/calls">{t('callpage.list.see_all')}</Go>
                </p>
              )}
            </Empty>
          ) : (
            <ul className="scheme-list">
              {found.calls.map((call) => (
                <Row key={call.id} call={call} />
              ))}
            </ul>
          )}
          {found.total > found.pageSize && <Pagination page={found.page} size={found.pageSize} total={found.total} />}
        </div>
      </div>
    </div>
  );
}

function Row({ call }: { readonly call: Listed }) {
  const t = useT();
  const format = useFormat();
  return (
    <li className="scheme-row">
      <div className="scheme-row-words">
        <h2 className="scheme-row-name">
          <Go to={`/calls/${call.id}`}>{format.text(call.name)}</Go>
        </h2>
        <p>
          <Text of={call.title} />
        </p>
        <p className="scheme-row-summary">
          <Text of={call.summary} />
        </p>
        <p className="call-tags">
          {call.units.map((unit) => (
            <Tag key={unit}>{t(`schemepage.unit.${unit as LedgerUnitName}`)}</Tag>
          ))}
          {call.invited && <Tag tone="harbour">{t('callpage.invited')}</Tag>}
        </p>
      </div>
      <div className="scheme-row-call stack">
        <CallState state={call.state} />
        <CallTimes call={call} />
        <DemandOf of={call} />
      </div>
    </li>
  );
}
