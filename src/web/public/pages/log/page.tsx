import { Empty, Notice } from '../../../ui/blocks.tsx';
import { ApiRefusal } from '../../../ui/api.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Pagination } from '../../../ui/pagination.tsx';
import { Go, useReading, useT } from '../../../ui/reading.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count, Instant } from '../../../ui/values.tsx';
import { publicPage } from '../../page.ts';
import type { PageRequest } from '../../page.ts';

type Blocks = ApiAnswer<'GET /log/blocks'>;
type Keys = ApiAnswer<'GET /log/key'>;
type Proof = ApiAnswer<'GET /events/:id/proof'>;

interface Loaded {
  readonly blocks: Blocks;
  readonly keys: Keys;
  /** What was looked up, as it was typed, and what came of it. */
  readonly asked: string;
  readonly found: Proof | 'waiting' | 'unknown' | undefined;
}

/** How the records are sealed, and how anybody checks them without trusting the hub. */
export const logPage = publicPage<Loaded>({
  path: '/log',
  title: (_, { t }) => t('log.page.title'),
  description: (_, { t }) => t('log.page.description'),
  load: async (request) => {
    const { api, query } = request;
    const page = Number(query.get('page') ?? 1);
    const asked = (query.get('event') ?? '').trim();
    const [blocks, keys, found] = await Promise.all([
      api('GET /log/blocks', { query: { page, size: 15 } }),
      api('GET /log/key'),
      asked === '' ? undefined : lookUp(request, asked),
    ]);
    return { blocks, keys, asked, found };
  },
  View: ({ loaded }) => <LogView {...loaded} />,
});

async function lookUp({ api }: PageRequest, id: string): Promise<Loaded['found']> {
  try {
    return await api('GET /events/:id/proof', { params: { id } });
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 409) return 'waiting';
    if (error instanceof ApiRefusal && (error.status === 404 || error.status === 422)) return 'unknown';
    throw error;
  }
}

function LogView({ blocks, keys, asked, found }: Loaded) {
  const t = useT();
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('log.page.title')}</h1>
        <p className="lede">{t('log.page.lede')}</p>
      </div>
      <section aria-labelledby="how" className="log-how">
        <h2 id="how">{t('log.page.how')}</h2>
        <ol className="log-steps">
          {(['event', 'block', 'chain', 'receipt'] as const).map((step) => (
            <li key={step}>{t(`log.page.how.${step}`)}</li>
          ))}
        </ol>
      </section>
      <div className="log-parts">
        <section aria-labelledby="check" className="stack">
          <h2 id="check">{t('log.page.check')}</h2>
          <p>
            <Go to="/receipt">{t('log.page.check_here')}</Go>
          </p>
          <p>{t('log.page.check_text')}</p>
          <pre className="code">npm run -s causeway -- verify-receipt receipt.json</pre>
          <p>{t('log.page.check_export')}</p>
        </section>
        <LookUp asked={asked} found={found} />
      </div>
      <TheKeys keys={keys} />
      <TheBlocks blocks={blocks} />
    </div>
  );
}

function LookUp({ asked, found }: Pick<Loaded, 'asked' | 'found'>) {
  const { t, here } = useReading();
  return (
    <section aria-labelledby="event" className="stack">
      <h2 id="event">{t('log.page.event')}</h2>
      <form method="get" action={here.split('?')[0]} className="stack">
        <label className="field-label" htmlFor="event-id">
          {t('log.page.event_label')}
        </label>
        <p className="field-hint" id="event-hint">
          {t('log.page.event_hint')}
        </p>
        <div className="log-lookup">
          <input
            id="event-id"
            className="input"
            name="event"
            defaultValue={asked}
            aria-describedby="event-hint"
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" className="button button-primary">
            {t('common.search')}
          </button>
        </div>
      </form>
      {found === 'waiting' && <Notice tone="amber">{t('log.page.event_waiting')}</Notice>}
      {found === 'unknown' && <Notice tone="vermilion">{t('log.page.event_unknown')}</Notice>}
      {typeof found === 'object' && <Found proof={found} />}
    </section>
  );
}

function Found({ proof }: { readonly proof: Proof }) {
  const t = useT();
  const { no, count, sealedAt } = proof.block;
  return (
    <Notice tone="jade">
      <p>{t('log.page.event_found', { no: String(no), place: String(proof.index + 1), count: String(count), at: sealedAt })}</p>
      <p>
        <a href={`/api/events/${encodeURIComponent(proof.event)}/proof`}>{t('log.page.event_proof')}</a>
      </p>
    </Notice>
  );
}

function TheKeys({ keys: { current, keys } }: { readonly keys: Keys }) {
  const t = useT();
  return (
    <section aria-labelledby="key" className="stack">
      <h2 id="key" className="log-key">
        {t('log.page.key')}
      </h2>
      <p>{t('log.page.key_text')}</p>
      {keys.toReversed().map(({ id, publicKey }) => (
        <div key={id} className="stack">
          <p className="muted">{t(id === current ? 'log.page.key_current' : 'log.page.key_earlier')}</p>
          <p className="code">{id}</p>
          <button type="button" className="button button-secondary" data-copy={id} data-copied={t('log.page.copied')} hidden>
            {t('log.page.copy')}
          </button>
          <details>
            <summary>{t('log.page.key_pem')}</summary>
            <pre className="code">{publicKey.trim()}</pre>
          </details>
        </div>
      ))}
    </section>
  );
}

function TheBlocks({ blocks: { blocks, total, page, size } }: { readonly blocks: Blocks }) {
  const t = useT();
  return (
    <section aria-labelledby="blocks" className="stack log-blocks">
      <h2 id="blocks">{t('log.page.blocks')}</h2>
      {blocks.length === 0 ? (
        <Empty title={t('log.page.blocks_none')} />
      ) : (
        <>
          <Table
            caption={t('log.page.blocks')}
            rows={blocks}
            rowKey={(block) => String(block.no)}
            dense
            columns={[
              {
                key: 'no',
                head: t('log.block'),
                lead: 1,
                cell: (block) => <a href={`/api/log/blocks/${block.no}`}>{block.no}</a>,
              },
              {
                key: 'at',
                head: t('log.sealed_at'),
                lead: 2,
                tight: true,
                cell: (block) => <Instant at={block.sealedAt} short />,
              },
              { key: 'count', head: t('log.events'), numeric: true, cell: (block) => <Count value={block.count} /> },
              { key: 'hash', head: t('log.hash'), cell: (block) => <code className="small">{block.hash}</code> },
            ]}
          />
          <Pagination page={page} size={size} total={total} />
        </>
      )}
    </section>
  );
}
