import type { ReactNode } from 'react';
import { has, useMe } from '../../app/me.ts';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useName } from '../parts/names.ts';
import { ServiceClock } from '../parts/service-clock.tsx';

/** What waits for the reader today, each number a way in. */
export default function TodayPage() {
  const t = useT();
  const me = useMe().data;
  const reviews = has(me, ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin']);
  const pays = has(me, ['finance', 'admin']);
  return (
    <Page title={t('case.today')}>
      <div className="today">
        {reviews && <Cases view={has(me, ['officer']) ? 'mine' : 'to-approve'} />}
        {reviews && <Claims view={has(me, ['officer']) ? 'mine' : 'to-approve'} />}
        {pays && <Payments />}
      </div>
    </Page>
  );
}

function Cases({ view }: { readonly view: 'mine' | 'to-approve' }) {
  const t = useT();
  const queue = useApi('GET /office/queue', { query: { view, sort: 'due' } });
  const views = ['mine', 'to-approve', 'overdue', 'unassigned', 'waiting', 'all'] as const;
  return (
    <Block title={t('case.queue.title')} to="/office/cases">
      <Shown query={queue}>
        {({ counts, rows }) => (
          <>
            <Counts
              of={views.map((one) => ({
                key: one,
                title: t(`case.view.${one}`),
                count: counts[one],
                to: `/office/cases?view=${one}`,
                isLate: one === 'overdue',
              }))}
            />
            <Next of={rows.map((row) => ({ ...row, to: `/office/cases/${row.id}`, isStopped: row.clockStoppedAt !== null }))} />
          </>
        )}
      </Shown>
    </Block>
  );
}

function Claims({ view }: { readonly view: 'mine' | 'to-approve' }) {
  const t = useT();
  const queue = useApi('GET /office/claims', { query: { view } });
  const views = ['mine', 'to-approve', 'overdue', 'flagged', 'unconfirmed', 'all'] as const;
  return (
    <Block title={t('claim.queue.title')} to="/office/claims">
      <Shown query={queue}>
        {({ counts, rows }) => (
          <>
            <Counts
              of={views.map((one) => ({
                key: one,
                title: t(`claim.view.${one}`),
                count: counts[one],
                to: `/office/claims?view=${one}`,
                isLate: one === 'overdue' || one === 'flagged',
              }))}
            />
            <Next of={rows.map((row) => ({ ...row, to: `/office/claims/${row.id}`, isStopped: false }))} />
          </>
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

interface Waiting {
  readonly id: string;
  readonly reference: string | null;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly daysLeft: number | null;
  readonly dueAt: string | null;
  readonly isStopped: boolean;
  readonly to: string;
}

/** The most urgent of what waits for the reader. */
function Next({ of }: { readonly of: readonly Waiting[] }) {
  const t = useT();
  const nameOf = useName();
  if (of.length === 0) return null;
  return (
    <>
      <h3 className="today-next">{t('case.today.next')}</h3>
      <ol className="today-list">
        {of.slice(0, 6).map((one) => (
          <li key={one.id}>
            <Go to={one.to} className="row-link">
              {one.reference}
            </Go>
            <span>{nameOf(one)}</span>
            <ServiceClock daysLeft={one.daysLeft} dueAt={one.dueAt} isStopped={one.isStopped} />
          </li>
        ))}
      </ol>
    </>
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
