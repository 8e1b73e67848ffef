import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count, Instant } from '../../../ui/values.tsx';

type Blocks = ApiAnswer<'GET /log/blocks'>;

/** The sealed blocks, the way to the history of any case, and the export for those who may have it. */
export default function BlocksPage() {
  const t = useT();
  const me = useMe();
  const [search] = useSearchParams();
  const blocks = useApi(
    'GET /log/blocks',
    { query: { page: Number(search.get('page') ?? 1) } },
    { keepLast: true, every: 5_000 },
  );
  const aside = has(me.data, ['admin']) && (
    <a className="button button-secondary" href="/api/log/export" download>
      {t('log.office.export')}
    </a>
  );
  return (
    <Page title={t('log.office.title')} lede={t('log.office.lede')} aside={aside}>
      <div className="stack">
        <FindHistory />
        <p>
          <Go to="/log">{t('log.page.title')}</Go>
        </p>
        <Shown query={blocks}>{(it) => <BlockTable found={it} />}</Shown>
      </div>
    </Page>
  );
}

function FindHistory() {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') void navigate(`/office/history/${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form className="address-form" role="search" aria-label={t('log.office.find')} onSubmit={submit}>
      <label className="address-field">
        <span className="small muted">{t('log.office.find')}</span>
        <input
          className="input"
          type="search"
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="button button-secondary">
        {t('log.office.find_act')}
      </button>
    </form>
  );
}

function BlockTable({ found: { blocks, total, page, size } }: { readonly found: Blocks }) {
  const t = useT();
  if (blocks.length === 0) return <Empty title={t('log.page.blocks_none')} />;
  return (
    <>
      <Table
        dense
        caption={t('log.office.title')}
        rows={blocks}
        rowKey={(block) => String(block.no)}
        columns={[
          { key: 'no', head: t('log.block'), lead: 1, cell: ({ no }) => <a href={`/api/log/blocks/${no}`}>{no}</a> },
          { key: 'at', head: t('log.sealed_at'), lead: 2, tight: true, cell: (block) => <Instant at={block.sealedAt} short /> },
          { key: 'count', head: t('log.events'), numeric: true, cell: (block) => <Count value={block.count} /> },
          { key: 'hash', head: t('log.hash'), cell: (block) => <code>{block.hash}</code> },
          {
            key: 'key',
            head: t('log.signed_by'),
            tight: true,
            cell: (block) => <code title={block.keyId}>{block.keyId.slice(0, 12)}…</code>,
          },
        ]}
      />
      <Pagination page={page} size={size} total={total} />
    </>
  );
}
