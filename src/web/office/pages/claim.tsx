import { useParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Notice } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Instant, Status } from '../../ui/values.tsx';
import type { Tone } from '../../ui/values.tsx';
import { ClaimActions } from '../parts/claim-actions.tsx';
import { Facts } from '../parts/facts.tsx';
import { Decisions, History } from '../parts/history.tsx';
import { useName } from '../parts/names.ts';
import { Part } from '../parts/part.tsx';
import { Judgements } from '../parts/rules.tsx';
import { SentForm } from '../parts/sent-form.tsx';
import { ServiceClock } from '../parts/service-clock.tsx';
import { claimTone } from '../parts/states.ts';

type Claim = ApiAnswer<'GET /office/claims/:id'>;
type Inside = NonNullable<Claim['inside']>;

/** A claim: left what was claimed and what the merchant says of it, right the evidence and what can be done. */
export default function ClaimPage() {
  const { id = '' } = useParams();
  const it = useApi('GET /office/claims/:id', { params: { id } });
  return <Shown query={it}>{(found) => <ClaimView it={found} />}</Shown>;
}

function ClaimView({ it }: { readonly it: Claim }) {
  const t = useT();
  const nameOf = useName();
  return (
    <Page
      title={t('claim.title', { reference: it.reference })}
      crumbs={[{ to: '/office/claims', label: t('claim.queue.title') }]}
      lede={nameOf(it.organisation)}
    >
      <ClaimFacts it={it} />
      {it.inside === null ? (
        <div className="stack">
          <Notice tone="amber">{t('decision.conflict')}</Notice>
          <ClaimActions of={it} />
        </div>
      ) : (
        <div className="case">
          <div className="case-words">
            <Merchant of={it.inside.merchant} organisation={it.organisation.id} />
            <h2 className="case-side">{t('claim.words')}</h2>
            <SentForm sections={it.inside.sections} />
          </div>
          <div className="case-evidence">
            <h2 className="hidden-visually">{t('case.evidence')}</h2>
            <ClaimActions of={it} />
            <Evidence it={it} of={it.inside} />
          </div>
        </div>
      )}
    </Page>
  );
}

function ClaimFacts({ it }: { readonly it: Claim }) {
  const t = useT();
  return (
    <Facts
      of={[
        { term: t('case.status'), is: <Status tone={claimTone[it.status]}>{t(`claim.status.${it.status}`)}</Status> },
        ...(it.closedAt === null
          ? [{ term: t('case.clock'), is: <ServiceClock daysLeft={it.daysLeft} dueAt={it.dueAt} /> }]
          : [{ term: t('case.decided'), is: <Instant at={it.closedAt} short /> }]),
        { term: t('case.officer'), is: it.officer?.name ?? <span className="muted">{t('case.officer.nobody')}</span> },
        { term: t('case.submitted'), is: <Instant at={it.submittedAt} short /> },
      ]}
    />
  );
}

const tones: Readonly<Record<Claim['confirmation'], Tone>> = {
  not_needed: 'plain',
  not_asked: 'amber',
  no_contact: 'amber',
  asked: 'harbour',
  expired: 'amber',
  confirmed: 'jade',
  denied: 'vermilion',
};

/** What the merchant says itself, asked by a way that its provider does not control. */
function Merchant({ of, organisation }: { readonly of: Inside['merchant']; readonly organisation: string }) {
  const t = useT();
  if (of.state === 'not_needed') return null;
  return (
    <section className={`merchant merchant-${tones[of.state]}`} aria-label={t('claim.merchant')}>
      <h2 className="case-side">
        {t('claim.merchant')} <Status tone={tones[of.state]}>{t(`claim.confirmation.${of.state}`)}</Status>
      </h2>
      {of.contact !== null && <p className="small muted">{t('claim.merchant.asked_at', { contact: of.contact })}</p>}
      {of.state === 'asked' && of.expiresAt !== null && (
        <p className="small muted">{t('claim.merchant.until', { at: of.expiresAt })}</p>
      )}
      {of.state === 'no_contact' && (
        <p>
          {t('claim.no_contact')} <Go to={`/office/organisations/${organisation}`}>{t('claim.record_contact')}</Go>
        </p>
      )}
      {of.answeredAt !== null && (
        <p className="small muted">
          <Instant at={of.answeredAt} short />
        </p>
      )}
      {of.sections.length > 0 && <SentForm sections={of.sections} />}
    </section>
  );
}

function Evidence({ it, of }: { readonly it: Claim; readonly of: Inside }) {
  const t = useT();
  return (
    <>
      <Part title={t('case.rules')}>
        <Judgements all={of.evaluations} empty={t('case.rules.never')} />
      </Part>
      <Part title={t('case.decisions')}>
        <Decisions steps={of.decisions} />
      </Part>
      <Part title={t('claim.case')}>
        <p>
          <Go to={`/office/cases/${it.application}`}>{t('case.title', { reference: of.applicationReference })}</Go>
          {' · '}
          <Go to={`/office/awards/${it.award.id}`}>{t('claim.award')}</Go>
        </p>
        {of.basis !== null && (
          <DefinitionList dense items={of.basis.summary.map(({ label, value }) => ({ term: label, is: value }))} />
        )}
      </Part>
      <Part title={t('case.history')}>
        <History events={of.history} />
      </Part>
    </>
  );
}
