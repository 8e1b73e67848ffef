import { Notice } from '../../../ui/blocks.tsx';
import { Plan } from '../../../ui/plan.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { RulesMoved } from './rules-moved.tsx';
import type { Application } from './use-application.tsx';

/** What is particular to the call of a draft: rules that changed meanwhile, and the way to its referees. */
export function CallNews({ it }: { readonly it: Application }) {
  return (
    <>
      <RulesMoved id={it.id} />
      <RefereesWay id={it.id} />
    </>
  );
}

/** The dates of the call that an application is in. */
export function CallDates({ it }: { readonly it: Application }) {
  const t = useT();
  const format = useFormat();
  const call = useApi('GET /calls/:id', { params: { id: it.call.id } });
  if (call.data === undefined || call.data.plan.length < 2) return null;
  return (
    <section className="panel stack" aria-labelledby="call-dates">
      <h2 id="call-dates" className="side-title">
        {t('callpage.dates_of', { call: format.text(it.call.title) })}
      </h2>
      <Plan dates={call.data.plan} />
    </section>
  );
}

/** How many referees are named and letters in, and the way there. Nothing where none are asked for. */
export function RefereesWay({ id }: { readonly id: string }) {
  const t = useT();
  const answer = useApi('GET /applications/:id/referees', { params: { id } });
  if (!answer.data?.asks) return null;
  const { asks, referees } = answer.data;
  const named = referees.filter(({ state }) => state !== 'declined').length;
  const received = referees.filter(({ state }) => state === 'received').length;
  return (
    <Notice tone={named < asks.least ? 'amber' : 'plain'} title={t('callpage.referees.title')}>
      <p>
        {t('callpage.referees.state', { named, least: asks.least, received })}{' '}
        <Go to={`/portal/applications/${id}/referees`}>{t('callpage.referees.go')}</Go>
      </p>
    </Notice>
  );
}
