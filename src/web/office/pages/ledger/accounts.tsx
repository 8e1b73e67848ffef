import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Empty, Notice } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Count } from '../../../ui/values.tsx';
import { AddressChoice, AddressField, AddressForm } from '../../parts/address-form.tsx';
import { Amount, useKindName } from './parts.tsx';

type Totals = ApiAnswer<'GET /ledger/totals'>;
type Accounts = ApiAnswer<'GET /ledger/accounts'>;

/** The books: whether they add up, what stands in them by kind, and the accounts. */
export default function AccountsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const asked = {
    kind: search.get('kind') ?? undefined,
    owner: search.get('owner') ?? undefined,
    page: Number(search.get('page') ?? 1),
  };
  const totals = useApi('GET /ledger/totals');
  const accounts = useApi('GET /ledger/accounts', { query: asked }, { keepLast: true });
  return (
    <Page title={t('ledger.title')} lede={t('ledger.lede')}>
      <Shown query={totals}>{(it) => <TotalsView totals={it} />}</Shown>
      <section aria-labelledby="accounts" className="stack">
        <h2 id="accounts">{t('ledger.list')}</h2>
        <Shown query={accounts}>
          {(it) => (
            <>
              <Find kinds={it.kinds} kind={asked.kind ?? ''} owner={asked.owner ?? ''} />
              <AccountTable found={it} />
            </>
          )}
        </Shown>
      </section>
    </Page>
  );
}

function TotalsView({ totals: { units, amiss } }: { readonly totals: Totals }) {
  const t = useT();
  const format = useFormat();
  const kindName = useKindName();
  const uneven = units.filter((unit) => unit.sum !== '0');
  const rows = units.flatMap(({ unit, kinds }) => kinds.map((kind) => ({ ...kind, unit })));
  return (
    <section aria-labelledby="kinds" className="stack ledger-totals">
      <h2 id="kinds">{t('ledger.by_kind')}</h2>
      {uneven.length === 0 && amiss.length === 0 && <Notice tone="jade">{t('ledger.whole')}</Notice>}
      {uneven.map(({ unit, sum }) => (
        <Notice key={unit} tone="vermilion">
          {t('ledger.not_zero', { unit, sum })}
        </Notice>
      ))}
      {amiss.length > 0 && <Notice tone="vermilion">{t('ledger.amiss', { accounts: format.list(amiss) })}</Notice>}
      <Table
        dense
        caption={t('ledger.by_kind')}
        rows={rows}
        rowKey={({ unit, kind }) => `${unit} ${kind}`}
        columns={[
          {
            key: 'kind',
            head: t('ledger.kind'),
            lead: 1,
            cell: ({ kind }) => <Go to={`/office/ledger?kind=${kind}`}>{kindName(kind)}</Go>,
          },
          { key: 'unit', head: t('ledger.unit'), tight: true, cell: ({ unit }) => unit },
          { key: 'accounts', head: t('ledger.accounts'), numeric: true, cell: (row) => <Count value={row.accounts} /> },
          {
            key: 'balance',
            head: t('ledger.balance'),
            lead: 2,
            numeric: true,
            cell: (row) => <Amount unit={row.unit} value={row.balance} />,
          },
          {
            key: 'promised',
            head: t('ledger.promised'),
            numeric: true,
            cell: (row) => <Amount unit={row.unit} value={row.promised} />,
          },
          {
            key: 'expected',
            head: t('ledger.expected'),
            numeric: true,
            cell: (row) => <Amount unit={row.unit} value={row.expected} />,
          },
        ]}
      />
    </section>
  );
}

function Find({ kinds, kind, owner }: { readonly kinds: readonly string[]; readonly kind: string; readonly owner: string }) {
  const t = useT();
  const kindName = useKindName();
  const options = [{ value: '', label: t('ledger.all_kinds') }, ...kinds.map((one) => ({ value: one, label: kindName(one) }))];
  return (
    <AddressForm label={t('ledger.list')}>
      <AddressChoice name="kind" label={t('ledger.kind')} value={kind} options={options} />
      <AddressField name="owner" label={t('ledger.find_owner')} value={owner} />
    </AddressForm>
  );
}

function AccountTable({ found: { accounts, total, page, size } }: { readonly found: Accounts }) {
  const t = useT();
  const kindName = useKindName();
  if (accounts.length === 0) return <Empty title={t('ledger.none')} />;
  return (
    <>
      <Table
        dense
        caption={t('ledger.list')}
        rows={accounts}
        rowKey={(account) => account.id}
        columns={[
          {
            key: 'id',
            head: t('ledger.account'),
            lead: 1,
            cell: ({ id }) => (
              <Go to={`/office/ledger/${encodeURIComponent(id)}`}>
                <code>{id}</code>
              </Go>
            ),
          },
          { key: 'kind', head: t('ledger.kind'), tight: true, cell: ({ kind }) => kindName(kind) },
          {
            key: 'balance',
            head: t('ledger.balance'),
            lead: 2,
            numeric: true,
            cell: (it) => <Amount unit={it.unit} value={it.balance} />,
          },
          {
            key: 'promised',
            head: t('ledger.promised'),
            numeric: true,
            cell: (it) => <Amount unit={it.unit} value={it.promised} />,
          },
          {
            key: 'left',
            head: t('ledger.left'),
            numeric: true,
            cell: (it) => !it.mayOverdraw && <Amount unit={it.unit} value={it.left} />,
          },
          { key: 'unit', head: t('ledger.unit'), tight: true, cell: ({ unit }) => unit },
        ]}
      />
      <Pagination page={page} size={size} total={total} />
    </>
  );
}
