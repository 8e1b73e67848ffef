import { useApplicant } from './use-applicant.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Instant, Status } from '../../../ui/values.tsx';
import { AnswerForm } from './answer-form.tsx';
import { Answered } from './answered.tsx';
import { CallDates, RefereesWay } from './call-side.tsx';
import { statusOf, statusTone } from './states.ts';
import { Refusal } from '../awards/refusal.tsx';
import { Parties } from './parties.tsx';
import { Steps, Todo } from './steps.tsx';
import { Basis } from './tasks.tsx';
import type { Application } from './use-application.tsx';
import { Withdraw } from './withdraw.tsx';

/** An application that was sent: how it stands, what was asked, what can be done. */
export function Sent({ it }: { readonly it: Application }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useApplicant();
  const status = statusOf(it.status);
  const open = it.questions.find(({ answeredAt }) => answeredAt === null);
  const facts = { scheme: format.text(it.scheme.name), organisation: nameOf(it.organisation) };
  return (
    <Page
      title={t('applying.sent.title', { reference: it.reference })}
      crumbs={[{ to: '/portal', label: t('applying.home.title') }]}
      lede={t('applying.sent.lede', facts)}
      aside={<Status tone={statusTone[status]}>{t(`applying.status.${status}`)}</Status>}
    >
      <div className="sidebar-layout">
        <div className="stack-wide">
          {status === 'waiting' && open && <AnswerForm key={open.id} application={it.id} question={open} />}
          {status === 'refused' && (
            <Notice tone="plain" title={t('applying.sent.refused')}>
              <Refusal id={it.id} />
              <p>{t('applying.sent.refused_text')}</p>
            </Notice>
          )}
          <RefereesWay id={it.id} />
          {status === 'withdrawn' && <Notice tone="plain" title={t('applying.sent.withdrawn')} />}
          <section className="stack" aria-labelledby="course">
            <h2 id="course">{t('applying.sent.course')}</h2>
            <Steps of={it.steps} />
            {it.todo.kind === 'answer' ? null : it.todo.link === `/portal/applications/${it.id}` ? (
              <Todo of={it.todo} />
            ) : (
              <>
                <Todo of={it.todo} />
                {(it.todo.kind === 'wait' || it.todo.kind === 'nothing') && (
                  <p>
                    <LinkButton kind="secondary" to={it.todo.link}>
                      {t('applying.sent.award')}
                    </LinkButton>
                  </p>
                )}
              </>
            )}
          </section>
          <Parties id={it.id} isSent />
          <Answered questions={it.questions.filter(({ answeredAt }) => answeredAt !== null)} />
          {['submitted', 'waiting', 'recommended'].includes(status) && <Withdraw it={it} />}
        </div>
        <div className="stack">
          <aside className="panel stack" aria-label={t('applying.sent.facts')}>
            {it.submittedAt !== null && (
              <p>
                {t('applying.sent.sent_at')}
                {t('common.colon')}
                <Instant at={it.submittedAt} />
              </p>
            )}
            <ul className="plain-list stack">
              <li>
                <Go to={`/portal/applications/${it.id}/receipt`}>{t('applying.sent.receipt')}</Go>
              </li>
              <li>
                <Go to={`/portal/applications/${it.id}/copy`}>{t('applying.copy.title')}</Go>
              </li>
            </ul>
          </aside>
          <Basis it={it} />
          <CallDates it={it} />
        </div>
      </div>
    </Page>
  );
}
