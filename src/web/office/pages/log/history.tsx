import { useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant } from '../../../ui/values.tsx';
import { Amount } from '../ledger/parts.tsx';
import { sayOr } from '../../parts/say-or.ts';

type History = ApiAnswer<'GET /subjects/:id/events'>;
type Happened = History['events'][number];

/** Everything that happened to a thing and to what hangs on it, as the sealed log has it. */
export default function HistoryPage() {
  const t = useT();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const query = { page: Number(search.get('page') ?? 1) };
  const history = useApi('GET /subjects/:id/events', { params: { id }, query }, { keepLast: true });
  return (
    <Page title={t('log.office.history')} lede={<code>{id}</code>} crumbs={[{ to: '/office/log', label: t('log.office.title') }]}>
      <Shown query={history}>{(it) => <HistoryTable history={it} of={id} />}</Shown>
    </Page>
  );
}

function HistoryTable({ history: { events, total, page, size }, of }: { readonly history: History; readonly of: string }) {
  const t = useT();
  if (events.length === 0) return <Empty title={t('log.office.no_history')} />;
  return (
    <>
      <Table
        dense
        caption={t('log.office.history_of', { subject: of })}
        rows={events}
        rowKey={(event) => event.id}
        columns={[
          { key: 'at', head: t('log.office.at'), lead: 2, tight: true, cell: (event) => <Instant at={event.at} short /> },
          { key: 'what', head: t('log.office.what'), lead: 1, cell: (event) => sayOr(t, `log.event.${event.kind}`, event.kind) },
          { key: 'who', head: t('log.office.who'), cell: (event) => <Who event={event} /> },
          { key: 'on', head: t('log.office.on'), cell: (event) => <On event={event} of={of} /> },
          { key: 'facts', head: t('log.office.facts'), cell: (event) => <Facts event={event} /> },
          { key: 'sealed', head: t('log.office.sealed'), tight: true, cell: (event) => <Sealed event={event} /> },
        ]}
      />
      <Pagination page={page} size={size} total={total} />
    </>
  );
}

interface OfEvent {
  readonly event: Happened;
}

function Who({ event: { actor, actorName } }: OfEvent) {
  const t = useT();
  return <>{actorName ?? sayOr(t, `log.office.${actor}`, actor ?? '')}</>;
}

function On({ event: { subject }, of }: OfEvent & { readonly of: string }) {
  if (subject === of) return null;
  return (
    <Go to={`/office/history/${encodeURIComponent(subject)}`}>
      <code>{subject}</code>
    </Go>
  );
}

/** The facts that are sealed as they are, and the details of which only the hash is. */
function Facts({ event: { facts, details } }: OfEvent) {
  const shown = [...Object.entries(facts), ...Object.entries(details ?? {})].filter(([, value]) => value !== null);
  return (
    <dl className="event-facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Fact name={name} value={value} unit={typeof facts['unit'] === 'string' ? facts['unit'] : 'HKD.cent'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: unknown;
  readonly unit: string;
}

function Fact({ name, value, unit }: FactProps) {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'amount' && /^\d+$/.test(value)) return <Amount unit={unit} value={value} />;
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return <Instant at={value} short />;
  return value;
}

function Sealed({ event: { id, block } }: OfEvent) {
  const t = useT();
  if (block === null) return <span className="muted">{t('log.office.not_yet')}</span>;
  return <a href={`/api/events/${id}/proof`}>{t('log.office.sealed_in', { no: String(block) })}</a>;
}
