import { useParams } from 'react-router';
import { useName } from '../../../office/parts/names.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice, Timeline } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Amounts, Clock, Day, Instant } from '../../../ui/values.tsx';
import { AwardConditions, AwardParts, Commitments, returnedOf } from './award-parts.tsx';
import { AcceptOffer } from './accept-offer.tsx';
import { ClaimNow } from './claim-now.tsx';
import { OwedReport } from './owed-report.tsx';
import { ReportDuty } from './report-duty.tsx';

type Award = ApiAnswer<'GET /awards/:id'>;
type Moment = Award['moments'][number];

/** An award: what is done, the one thing to do now, what comes next. */
export default function AwardPage() {
  const { id = '' } = useParams();
  const award = useApi('GET /awards/:id', { params: { id } });
  return <Shown query={award}>{(it) => <AwardView it={it} />}</Shown>;
}

function AwardView({ it }: { readonly it: Award }) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const nameOf = useName();
  const given = it.lines.map(({ amount, unit }) => format.amount(amount, unit)).join(' · ');
  return (
    <Page
      title={t('award.heading', { amount: given })}
      crumbs={[{ to: '/portal/awards', label: t('award.mine') }]}
      lede={t('award.heading_for', { scheme: it.scheme.name, organisation: nameOf(it.organisation) })}
    >
      <div className="sidebar-layout">
        <div>
          {(it.standing === 'lapsed' || it.standing === 'declined') && (
            <Notice tone="plain" title={t(`award.standing.${it.standing}`)}>
              <p>{t(`award.over.${it.standing}`)}</p>
            </Notice>
          )}
          <Timeline
            steps={it.moments.map((moment, at) => ({
              key: String(at),
              state: moment.state,
              title: moment.title,
              when: <When of={moment} it={it} />,
              children: moment.state === 'done' ? undefined : <Body of={moment} it={it} />,
            }))}
          />
        </div>
        <aside className="panel facts-beside" aria-label={t('award.facts')}>
          <DefinitionList
            dense
            items={[
              { term: t('case.reference'), is: it.reference },
              { term: t('award.amount'), is: <Amounts of={it.lines} /> },
              ...returnedOf(it).map((is) => ({ term: t('award.returned'), is: <Amounts of={is} /> })),
              {
                term: t('award.application'),
                is: <Go to={`/portal/applications/${it.application.id}`}>{it.application.reference}</Go>,
              },
              ...(it.basis?.summary ?? []).map(({ label, value }) => ({ term: label, is: value })),
            ]}
          />
          <AwardConditions of={it.conditions} />
          <AwardParts of={it.parts} />
          <Commitments of={it.commitments} />
          <p className="award-why">
            <Go to={`/portal/awards/${it.id}/why`}>{t('award.why_link')}</Go>
          </p>
          <p data-no-print="">
            <a href={`/api/awards/${it.id}/paper?language=${locale}`} download>
              {t('paper.award.download')}
            </a>
          </p>
        </aside>
      </div>
    </Page>
  );
}

/** When it was, or by when it must be. */
function When({ of, it }: { readonly of: Moment; readonly it: Award }) {
  const t = useT();
  const duty = it.duties.find(({ id }) => id === of.duty);
  if (of.state === 'done' && duty?.doneOn) return <Day day={duty.doneOn} />;
  if (of.at !== null) return <Instant at={of.at} />;
  if (of.dueAt !== null) {
    return (
      <>
        {t('award.by', { at: of.dueAt })} · <Clock until={of.dueAt} />
      </>
    );
  }
  if (of.state !== 'done' && duty !== undefined && duty.state === 'not_begun' && duty.within !== null)
    return <>{t('award.within', { period: duty.within })}</>;
  return null;
}

/** What a moment that is not over asks for; the one that is now with the way to do it. */
function Body({ of, it }: { readonly of: Moment; readonly it: Award }) {
  const t = useT();
  const duty = it.duties.find(({ id }) => id === of.duty);
  const isNow = of.state === 'now';
  if (of.key === 'accept') return isNow ? <AcceptOffer award={it} /> : null;
  if (of.key === 'duty' && duty !== undefined) {
    return (
      <div className="stack">
        <p>{duty.text}</p>
        {isNow && duty.kind === 'claim' && <ClaimNow award={it} />}
        {isNow && duty.kind === 'deployment' && <ReportDuty award={it} duty={duty} />}
        {duty.kind === 'report' && <OwedReport award={it} duty={duty} />}
      </div>
    );
  }
  if (of.key === 'check') return isNow ? <p>{t('award.check_text')}</p> : null;
  if (of.key === 'pay') return isNow ? <p>{t('award.pay_text')}</p> : null;
  return null;
}
