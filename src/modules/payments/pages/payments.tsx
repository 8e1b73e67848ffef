import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { has, useMe } from '../../../web/app/me.ts';
import { Mark, useMarked } from '../../../web/office/parts/marked.tsx';
import { useRowKeys } from '../../../web/office/parts/row-keys.ts';
import { ViewTabs } from '../../../web/office/parts/view-tabs.tsx';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Empty } from '../../../web/ui/blocks.tsx';
import { Button, LinkButton } from '../../../web/ui/button.tsx';
import { Confirm } from '../../../web/ui/dialog.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { Pagination } from '../../../web/ui/pagination.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import type { Column } from '../../../web/ui/table.tsx';
import { Instant, Money } from '../../../web/ui/values.tsx';

type Payments = ApiAnswer<'GET /office/payments'>;
type Row = Payments['rows'][number];
const states = ['due', 'listed', 'posted'] as const;
type State = (typeof states)[number];

/** What is due to be paid, what is in a run, what is paid. */
export default function PaymentsPage() {
  const t = useT();
  const [search] = useSearchParams();
  const state = states.find((one) => one === search.get('state')) ?? 'due';
  const page = Number(search.get('page') ?? '1');
  const payments = useApi('GET /office/payments', { query: { state, page } }, { keepLast: true });
  useRowKeys();
  return (
    <Page
      title={t('payment.title')}
      aside={
        <LinkButton kind="secondary" to="/office/payment-runs">
          {t('payment.runs')}
        </LinkButton>
      }
    >
      <Shown query={payments}>{(it) => <Listed payments={it} state={state} />}</Shown>
    </Page>
  );
}

function Listed({ payments, state }: { readonly payments: Payments; readonly state: State }) {
  const t = useT();
  const me = useMe().data;
  const marks = useMarked(payments.rows.map((row) => row.id));
  const canPropose = state === 'due' && has(me, ['finance']);
  const columns = useColumns(state, canPropose ? marks : undefined);
  const tabs = states.map((id) => ({ id, title: t(`payment.state.${id}`), count: payments.counts[id].count }));
  return (
    <>
      <ViewTabs label={t('payment.title')} tabs={tabs} open={state} name="state" />
      {canPropose && payments.rows.length > 0 && <Propose payments={payments} marked={marks.marked} />}
      {payments.rows.length === 0 ? (
        <Empty title={t(`payment.empty.${state}`)} />
      ) : (
        <Table
          dense
          caption={t(`payment.state.${state}`)}
          columns={columns}
          rows={payments.rows}
          rowKey={(row) => row.id}
          rowClass={(row) => (marks.isMarked(row.id) ? 'row-marked' : undefined)}
        />
      )}
      {payments.total > payments.pageSize && <Pagination page={payments.page} size={payments.pageSize} total={payments.total} />}
    </>
  );
}

/** Puts the marked payments, or all that are due, into a run; what it comes to is said before. */
function Propose({ payments, marked }: { readonly payments: Payments; readonly marked: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const propose = useAct('POST /payment-runs', { onDone: ({ id }) => void navigate(`/office/payment-runs/${id}`) });
  const isAll = marked.length === 0;
  const n = isAll ? payments.counts.due.count : marked.length;
  const total = isAll
    ? payments.counts.due.total
    : payments.rows.filter((row) => marked.includes(row.id)).reduce((sum, row) => sum + BigInt(row.amount), 0n);
  return (
    <div className="bulk">
      <p role="status">
        {t(isAll ? 'payment.all_due' : 'payment.marked', { n })} · <Money cents={total} />
      </p>
      <Button onPress={() => setIsOpen(true)}>{t('payment.propose', { n })}</Button>
      <Confirm
        title={t('payment.propose', { n })}
        act={t('payment.propose', { n })}
        kind="primary"
        isOpen={isOpen}
        isPending={propose.isPending}
        problem={propose.error}
        onClose={() => setIsOpen(false)}
        onConfirm={() => propose.mutate({ body: isAll ? {} : { payments: [...marked] } })}
      >
        <p>{t('payment.propose_effect', { n, total: format.money(total) })}</p>
      </Confirm>
    </div>
  );
}

function useColumns(state: State, marks: ReturnType<typeof useMarked> | undefined): Column<Row>[] {
  const t = useT();
  const columns: (Column<Row> | false)[] = [
    marks !== undefined && {
      key: 'mark',
      head: t('case.queue.mark'),
      cell: (row) => (
        <Mark
          label={t('case.queue.mark_one', { reference: row.claimReference })}
          isMarked={marks.isMarked(row.id)}
          onMark={(on) => marks.mark(row.id, on)}
        />
      ),
    },
    { key: 'payee', head: t('payment.list.payee'), lead: 1, cell: (row) => row.payee },
    {
      key: 'claim',
      head: t('payment.list.claim'),
      tight: true,
      cell: (row) => (
        <Go to={`/office/claims/${row.claimId}`} className="row-link">
          {row.claimReference}
        </Go>
      ),
    },
    { key: 'award', head: t('payment.list.award'), tight: true, cell: (row) => row.awardReference },
    state !== 'due' && {
      key: 'run',
      head: t('payment.run'),
      tight: true,
      cell: (row) => row.runId !== null && <Go to={`/office/payment-runs/${row.runId}`}>{row.runReference}</Go>,
    },
    {
      key: 'at',
      head: t(state === 'posted' ? 'payment.posted_at' : 'payment.due_at'),
      tight: true,
      cell: (row) => <Instant at={row.postedAt ?? row.dueAt} short />,
    },
    { key: 'amount', head: t('payment.amount'), numeric: true, lead: 2, cell: (row) => <Money cents={row.amount} /> },
  ];
  return columns.filter((column) => column !== false);
}
