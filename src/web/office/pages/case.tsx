import { useParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Notice } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Amount, Instant, Status } from '../../ui/values.tsx';
import { CaseActions } from '../parts/case-actions.tsx';
import { Facts } from '../parts/facts.tsx';
import { Decisions, History } from '../parts/history.tsx';
import { Letters } from '../parts/letters.tsx';
import { NamedParties } from '../parts/named-parties.tsx';
import { useName } from '../parts/names.ts';
import { Part } from '../parts/part.tsx';
import { Judgements } from '../parts/rules.tsx';
import { Documents, SentForm } from '../parts/sent-form.tsx';
import { Scores } from '../parts/score-fields.tsx';
import { ServiceClock } from '../parts/service-clock.tsx';
import { awardTone, caseTone } from '../parts/states.ts';

type Case = ApiAnswer<'GET /cases/:id'>;
type Inside = NonNullable<Case['inside']>;

/** A case: left the applicant's words, right the evidence and what can be done. */
export default function CasePage() {
  const { id = '' } = useParams();
  const it = useApi('GET /cases/:id', { params: { id } });
  return <Shown query={it}>{(found) => <CaseView it={found} />}</Shown>;
}

function CaseView({ it }: { readonly it: Case }) {
  const t = useT();
  const nameOf = useName();
  return (
    <Page
      title={t('case.title', { reference: it.reference })}
      crumbs={[{ to: '/office/cases', label: t('case.queue.title') }]}
      lede={nameOf(it.organisation)}
    >
      <CaseFacts it={it} />
      {it.setAsideFor !== null && (
        <Notice tone="amber" title={t('case.set_aside.title')}>
          {t('case.set_aside.text')}
        </Notice>
      )}
      {it.inside === null ? (
        <div className="stack">
          <Notice tone="amber">{t('decision.conflict')}</Notice>
          <CaseActions of={it} />
        </div>
      ) : (
        <div className="case">
          <div className="case-words">
            <h2 className="case-side">{t('case.words')}</h2>
            <SentForm sections={it.inside.sections} />
            <NamedParties all={it.inside.parties} />
            <Letters id={it.id} />
            {it.inside.questions.length > 0 && <Questions all={it.inside.questions} />}
          </div>
          <div className="case-evidence">
            <h2 className="hidden-visually">{t('case.evidence')}</h2>
            <CaseActions of={it} />
            <Evidence of={it.inside} />
          </div>
        </div>
      )}
    </Page>
  );
}

function CaseFacts({ it }: { readonly it: Case }) {
  const t = useT();
  const stage = it.stages.length > 2 ? it.stages.find(({ id }) => id === it.stage) : undefined;
  return (
    <Facts
      of={[
        { term: t('case.status'), is: <Status tone={caseTone[it.status]}>{t(`case.status.${it.status}`)}</Status> },
        ...(it.closedAt === null
          ? [
              {
                term: t('case.clock'),
                is: <ServiceClock daysLeft={it.daysLeft} dueAt={it.dueAt} isStopped={it.stoppedAt !== null} />,
              },
            ]
          : [{ term: t('case.decided'), is: <Instant at={it.closedAt} short /> }]),
        ...(stage ? [{ term: t('case.stage'), is: stage.title }] : []),
        ...(it.lane ? [{ term: t('case.lane'), is: it.lane.title }] : []),
        { term: t('case.officer'), is: it.officer?.name ?? <span className="muted">{t('case.officer.nobody')}</span> },
        {
          term: t('case.submitted'),
          is: (
            <>
              <Instant at={it.submittedAt} short />
              {it.inTime !== 'in_time' && (
                <>
                  {' '}
                  <Status tone="amber">{t(`callpage.case.${it.inTime}`)}</Status>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function Evidence({ of }: { readonly of: Inside }) {
  const t = useT();
  return (
    <>
      {of.award !== null && (
        <Part title={t('case.award')}>
          <p>
            <Go to={`/office/awards/${of.award.id}`}>{of.award.reference}</Go> ·{' '}
            {of.award.lines.map(({ unit, amount }) => (
              <span key={unit}>
                <Amount of={amount} unit={unit} /> ·{' '}
              </span>
            ))}
            <Status tone={awardTone[of.award.standing as keyof typeof awardTone]}>
              {t(`award.standing.${of.award.standing as keyof typeof awardTone}`)}
            </Status>
          </p>
        </Part>
      )}
      <Part title={t('case.rules')}>
        <Judgements all={of.evaluations} empty={t('case.rules.never')} />
      </Part>
      {of.scores.length > 0 && (
        <Part title={t('case.scores')}>
          <Scores all={of.scores} />
        </Part>
      )}
      <Part title={t('case.decisions')}>
        <Decisions steps={of.decisions} />
      </Part>
      {of.basis !== null && (
        <Part title={t('case.basis')}>
          <DefinitionList dense items={of.basis.summary.map(({ label, value }) => ({ term: label, is: value }))} />
        </Part>
      )}
      <Part title={t('case.earlier', { n: of.earlier.length })}>
        {of.earlier.length === 0 ? <p className="muted">{t('case.earlier.none')}</p> : <Earlier all={of.earlier} />}
      </Part>
      <Part title={t('case.history')}>
        <History events={of.history} />
      </Part>
    </>
  );
}

function Earlier({ all }: { readonly all: Inside['earlier'] }) {
  const t = useT();
  return (
    <ul className="earlier">
      {all.map((one) => (
        <li key={one.id}>
          <Go to={`/office/cases/${one.id}`}>{one.reference ?? one.id}</Go> ·{' '}
          <Status tone={caseTone[one.status]}>{t(`case.status.${one.status}`)}</Status>
          {one.awarded.map(({ unit, amount }) => (
            <span key={unit}>
              {' '}
              · <Amount of={amount} unit={unit} />
            </span>
          ))}
          {one.submittedAt !== null && (
            <span className="muted small">
              {' '}
              · <Instant at={one.submittedAt} short />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Questions({ all }: { readonly all: Inside['questions'] }) {
  const t = useT();
  return (
    <section className="sent-section" aria-label={t('case.questions')}>
      <h3>{t('case.questions')}</h3>
      <ol className="questions">
        {all.map((one) => (
          <li key={one.id} className="question">
            <p className="small muted">
              {one.askedBy} · <Instant at={one.askedAt} short />
            </p>
            <p className="question-words">{one.body}</p>
            {one.answer === null ? (
              <p className="clock clock-stopped">{t('case.questions.open')}</p>
            ) : (
              <blockquote className="question-answer">
                <p className="question-words">{one.answer}</p>
                {one.documents.length > 0 && <Documents of={one.documents} />}
                <p className="small muted">
                  {one.answeredBy} · {one.answeredAt !== null && <Instant at={one.answeredAt} short />}
                </p>
              </blockquote>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
