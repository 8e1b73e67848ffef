import type { ReactNode } from 'react';
import { has, useMe } from '../../app/me.ts';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';

/** What waits for the reader today, each number a way in. */
export default function TodayPage() {
  const t = useT();
  const me = useMe().data;
  const reviews = has(me, ['officer', 'approver', 'finance', 'admin']);
  const pays = has(me, ['finance', 'admin']);
  return (
    <Page title={t('case.today')}>
      <div className="today">
        {reviews && <Cases />}
        {reviews && <Claims />}
        {pays && <Payments />}
      </div>
    </Page>
  );
}

function Cases() {
  const t = useT();
  const queue = useApi('GET /office/queue', { query: { view: 'mine', sort: 'due' } });
  const views = ['mine', 'to-approve', 'overdue', 'unassigned', 'waiting', 'all'] as const;
  return (
    <Block title={t('case.queue.title')} to="/office/cases">
      <Shown query={queue}>
        {({ counts }) => (
          <Counts
            of={views.map((view) => ({
              key: view,
              title: t(`case.view.${view}`),
              count: counts[view],
              to: `/office/cases?view=${view}`,
              isLate: view === 'overdue',
            }))}
          />
        )}
      </Shown>
    </Block>
  );
}

function Claims() {
  const t = useT();
  const queue = useApi('GET /office/claims', { query: { view: 'mine' } });
  const views = ['mine', 'to-approve', 'overdue', 'flagged', 'unconfirmed', 'all'] as const;
  return (
    <Block title={t('claim.queue.title')} to="/office/claims">
      <Shown query={queue}>
        {({ counts }) => (
          <Counts
            of={views.map((view) => ({
              key: view,
              title: t(`claim.view.${view}`),
              count: counts[view],
              to: `/office/claims?view=${view}`,
              isLate: view === 'overdue' || view === 'flagged',
            }))}
          />
        )}
      </Shown>
    </Block>
  );
}

function Payments() {
  const t = useT();
  const payments = useApi('GET /office/payments', { query: { state: 'due' } });
  const states = ['due', 'listed', 'posted'] as const;
  return (
    <Block title={t('payment.title')} to="/office/payments">
      <Shown query={payments}>
        {({ counts }) => (
          <Counts
            of={states.map((state) => ({
              key: state,
              title: t(`payment.state.${state}`),
              count: counts[state].count,
              to: `/office/payments?state=${state}`,
            }))}
          />
        )}
      </Shown>
    </Block>
  );
}

function Block({ title, to, children }: { readonly title: string; readonly to: string; readonly children: ReactNode }) {
  return (
    <section className="today-block" aria-label={title}>
      <h2>
        <Go to={to}>{title}</Go>
      </h2>
      {children}
    </section>
  );
}

interface Counted {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly to: string;
  /** Wants attention when there is any. */
  readonly isLate?: boolean;
}

function Counts({ of }: { readonly of: readonly Counted[] }) {
  const format = useFormat();
  return (
    <ul className="today-counts">
      {of.map(({ key, title, count, to, isLate = false }) => (
        <li key={key}>
          <Go to={to} className={count === 0 ? 'today-count today-none' : isLate ? 'today-count today-late' : 'today-count'}>
            <span className="today-number">{format.number(count)}</span> <span>{title}</span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
