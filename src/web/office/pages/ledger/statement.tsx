import { useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Empty } from '../../../ui/blocks.tsx';
import { daysOf, periodOf } from '../../../ui/days.ts';
import { Page } from '../../../ui/page.tsx';
import { Pagination } from '../../../ui/pagination.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { Instant } from '../../../ui/values.tsx';
import { AddressField, AddressForm } from '../../parts/address-form.tsx';
import { Amount, useKindName } from './parts.tsx';

type Statement = ApiAnswer<'GET /ledger/accounts/:id/statement'>;

/** The statement of one account for a period, with the balance after each posting. */
export default function StatementPage() {
  const t = useT();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const days = daysOf(search);
  const query = { ...periodOf(days), page: Number(search.get('page') ?? 1) };
  const statement = useApi('GET /ledger/accounts/:id/statement', { params: { id }, query }, { keepLast: true });
  return (
    <Page title={t('ledger.statement')} lede={<code>{id}</code>} crumbs={[{ to: '/office/ledger', label: t('ledger.title') }]}>
      <div className="stack">
        <AddressForm label={t('ledger.statement')} act={t('ledger.show')}>
          <AddressField name="from" type="date" label={t('ledger.from')} value={days.from ?? ''} />
          <AddressField name="until" type="date" label={t('ledger.until')} value={days.until ?? ''} />
        </AddressForm>
        <Shown query={statement}>{(it) => <StatementView statement={it} />}</Shown>
      </div>
    </Page>
  );
}

function StatementView({ statement }: { readonly statement: Statement }) {
  const t = useT();
  const kindName = useKindName();
  const { account } = statement;
  const amount = (value: string) => <Amount unit={account.unit} value={value} />;
  return (
    <>
      <DefinitionList
        dense
        items={[
          { term: t('ledger.kind'), is: kindName(account.kind) },
          { term: t('ledger.unit'), is: account.unit },
          ...(account.owner === null ? [] : [{ term: t('ledger.owner'), is: <Owner id={account.owner} /> }]),
          { term: t('ledger.opening'), is: amount(statement.opening) },
          { term: t('ledger.closing'), is: <strong>{amount(statement.closing)}</strong> },
          { term: t('ledger.promised_then'), is: amount(statement.promised) },
        ]}
      />
      {statement.entries.length === 0 ? (
        <Empty title={t('ledger.no_entries')} />
      ) : (
        <>
          <Table
            dense
            caption={t('ledger.statement_of', { account: account.id })}
            rows={statement.entries}
            rowKey={(entry) => entry.id}
            columns={[
              { key: 'at', head: t('ledger.at'), lead: 1, tight: true, cell: (entry) => <Instant at={entry.at} short /> },
              {
                key: 'other',
                head: t('ledger.other'),
                cell: (entry) => (
                  <>
                    {kindName(entry.otherKind)}{' '}
                    <Go to={`/office/ledger/${encodeURIComponent(entry.other)}`}>
                      <code>{entry.other}</code>
                    </Go>
                  </>
                ),
              },
              { key: 'cause', head: t('ledger.cause'), cell: (entry) => <code>{entry.cause}</code> },
              { key: 'change', head: t('ledger.change'), lead: 2, numeric: true, cell: (entry) => amount(entry.change) },
              { key: 'balance', head: t('ledger.balance'), numeric: true, cell: (entry) => amount(entry.balance) },
            ]}
          />
          <Pagination page={statement.page} size={statement.size} total={statement.total} />
        </>
      )}
    </>
  );
}

/** What an account belongs to, with its history. */
function Owner({ id }: { readonly id: string }) {
  return (
    <Go to={`/office/history/${encodeURIComponent(id)}`}>
      <code>{id}</code>
    </Go>
  );
}
