import { useState } from 'react';
import { useParams } from 'react-router';
import { Actions } from '../../../web/office/parts/actions.tsx';
import { Facts } from '../../../web/office/parts/facts.tsx';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Confirm } from '../../../web/ui/dialog.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Instant, Money, Status } from '../../../web/ui/values.tsx';
import { runTone } from './tones.ts';

type Run = ApiAnswer<'GET /payment-runs/:id'>;

/** A run: everything it pays, for the second pair of eyes, and for paper. */
export default function RunPage() {
  const { id = '' } = useParams();
  const run = useApi('GET /payment-runs/:id', { params: { id } });
  return <Shown query={run}>{(it) => <RunView it={it} />}</Shown>;
}

function RunView({ it }: { readonly it: Run }) {
  const t = useT();
  const crumbs = [
    { to: '/office/payments', label: t('payment.title') },
    { to: '/office/payment-runs', label: t('payment.runs') },
  ];
  return (
    <Page title={t('payment.run_title', { reference: it.reference })} crumbs={crumbs}>
      <RunFacts it={it} />
      <div className="stack">
        <RunActions it={it} />
        <p className="row no-print">
          <a className="button button-secondary" href={`/api/payment-runs/${it.id}/list.csv`}>
            {t('payment.csv')}
          </a>
          <button type="button" className="button button-quiet" onClick={() => print()}>
            {t('common.print')}
          </button>
        </p>
        <Table
          dense
          caption={t('payment.run_title', { reference: it.reference })}
          rows={it.payments}
          rowKey={(row) => row.id}
          columns={[
            { key: 'payee', head: t('payment.list.payee'), lead: 1, cell: (row) => row.payee },
            { key: 'br', head: t('payment.list.br'), tight: true, cell: (row) => row.br },
            {
              key: 'claim',
              head: t('payment.list.claim'),
              tight: true,
              cell: (row) => <Go to={`/office/claims/${row.claimId}`}>{row.claimReference}</Go>,
            },
            { key: 'award', head: t('payment.list.award'), tight: true, cell: (row) => row.awardReference },
            { key: 'amount', head: t('payment.amount'), numeric: true, lead: 2, cell: (row) => <Money cents={row.amount} /> },
          ]}
          foot={
            <tr role="row" className="table-sum">
              <td role="cell" colSpan={4}>
                {t('payment.list.total', { count: it.count })}
              </td>
              <td role="cell" className="table-number">
                <Money cents={it.total} />
              </td>
            </tr>
          }
        />
      </div>
    </Page>
  );
}

function RunFacts({ it }: { readonly it: Run }) {
  const t = useT();
  return (
    <Facts
      of={[
        { term: t('case.status'), is: <Status tone={runTone[it.state]}>{t(`payment.run.${it.state}`)}</Status> },
        { term: t('payment.proposed_by'), is: it.createdBy },
        { term: t('payment.proposed_at'), is: <Instant at={it.createdAt} short /> },
        ...(it.postedAt === null
          ? []
          : [
              { term: t('payment.posted_by'), is: it.postedBy },
              { term: t('payment.posted_at'), is: <Instant at={it.postedAt} short /> },
            ]),
      ]}
    />
  );
}

function RunActions({ it }: { readonly it: Run }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<'post' | 'withdraw' | null>(null);
  const done = { onDone: () => setOpen(null) };
  const post = useAct('POST /payment-runs/:id/post', done);
  const withdraw = useAct('POST /payment-runs/:id/withdraw', done);
  if (it.state !== 'proposed') return null;
  const running = open === 'post' ? post : withdraw;
  const facts = { n: it.count, total: format.money(it.total) };
  return (
    <Actions
      actions={it.actions.map(({ act, why }) => ({
        key: act,
        title: t(`payment.act.${act}`),
        why,
        kind: act === 'post' ? 'primary' : 'secondary',
        onPress: () => setOpen(act),
      }))}
    >
      {open !== null && (
        <Confirm
          title={t(`payment.act.${open}`)}
          act={t(`payment.act.${open}`)}
          kind={open === 'post' ? 'primary' : 'danger'}
          isOpen
          isPending={running.isPending}
          problem={running.error}
          onClose={() => setOpen(null)}
          onConfirm={() => running.mutate({ params: { id: it.id } })}
        >
          <p>{t(`payment.effect.${open}`, facts)}</p>
        </Confirm>
      )}
    </Actions>
  );
}
