import { useState } from 'react';
import { useParams } from 'react-router';
import { has, useMe } from '../../app/me.ts';
import type { ApiAnswer } from '../../ui/api.ts';
import { Timeline } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Form } from '../../ui/form/form.tsx';
import { LongTextField } from '../../ui/form/text-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { Go, useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Amounts, Instant, Status } from '../../ui/values.tsx';
import { Why } from '../../ui/why.tsx';
import { AwardConditions, AwardParts, Commitments, returnedOf } from '../../portal/pages/awards/award-parts.tsx';
import { Facts } from '../parts/facts.tsx';
import { useName } from '../parts/names.ts';
import { Part } from '../parts/part.tsx';
import { awardTone, claimTone, reportTone } from '../parts/states.ts';

type Award = ApiAnswer<'GET /awards/:id'>;

/** An award for the office: its life, what is owed, and why it is what it is. */
export default function AwardPage() {
  const { id = '' } = useParams();
  const award = useApi('GET /awards/:id', { params: { id } });
  return <Shown query={award}>{(it) => <AwardView it={it} />}</Shown>;
}

function AwardView({ it }: { readonly it: Award }) {
  const t = useT();
  const format = useFormat();
  const nameOf = useName();
  const me = useMe().data;
  const [late, setLate] = useState<Award['duties'][number] | null>(null);
  const why = useApi('GET /awards/:id/why', { params: { id: it.id } });
  const dutyOf = (id: string | undefined) => it.duties.find((duty) => duty.id === id);
  return (
    <Page
      title={t('award.title', { reference: it.reference })}
      crumbs={[{ to: `/office/cases/${it.application.id}`, label: t('case.title', { reference: it.application.reference }) }]}
      lede={nameOf(it.organisation)}
    >
      <Facts
        of={[
          { term: t('case.status'), is: <Status tone={awardTone[it.standing]}>{t(`award.standing.${it.standing}`)}</Status> },
          { term: t('award.amount'), is: <Amounts of={it.lines} /> },
          ...returnedOf(it).map((is) => ({ term: t('award.returned'), is: <Amounts of={is} /> })),
        ]}
      />
      <div className="case">
        <div className="case-words">
          <h2 className="case-side">{t('award.life')}</h2>
          <Timeline
            steps={it.moments.map((moment, at) => ({
              key: String(at),
              state: moment.state,
              title: moment.title,
              when:
                moment.at !== null ? (
                  <Instant at={moment.at} short />
                ) : (
                  moment.dueAt !== null && t('award.by', { at: moment.dueAt })
                ),
              children: dutyOf(moment.duty) && moment.state === 'now' && has(me, ['approver']) && (
                <Button kind="secondary" onPress={() => setLate(dutyOf(moment.duty) ?? null)}>
                  {t('award.more_time')}
                </Button>
              ),
            }))}
          />
          <AwardConditions of={it.conditions} />
          <AwardParts of={it.parts} />
          <Commitments of={it.commitments} />
          {it.reports.some(({ submittedAt }) => submittedAt !== null) && (
            <Part title={t('report.office.title')}>
              <ul>
                {it.reports
                  .filter(({ submittedAt }) => submittedAt !== null)
                  .map((report) => (
                    <li key={report.id}>
                      <Go to={`/office/reports/${report.id}`}>{report.reference}</Go> ·{' '}
                      <Status tone={reportTone[report.status]}>{t(`report.status.${report.status}`)}</Status>
                    </li>
                  ))}
              </ul>
            </Part>
          )}
          {it.claims.length > 0 && (
            <Part title={t('claim.queue.title')}>
              <ul>
                {it.claims.map((claim) => (
                  <li key={claim.id}>
                    {claim.submittedAt === null ? (
                      t('claim.status.draft')
                    ) : (
                      <Go to={`/office/claims/${claim.id}`}>{claim.reference}</Go>
                    )}{' '}
                    · <Status tone={claimTone[claim.status]}>{t(`claim.status.${claim.status}`)}</Status>
                    {claim.amount !== null && <> · {format.money(claim.amount)}</>}
                  </li>
                ))}
              </ul>
            </Part>
          )}
        </div>
        <div className="case-evidence">
          <h2 className="case-side">{t('award.why')}</h2>
          <Shown query={why}>{({ links }) => <Why links={links} />}</Shown>
        </div>
      </div>
      {late !== null && <MoreTime award={it} duty={late} onClose={() => setLate(null)} />}
    </Page>
  );
}

function MoreTime({
  award,
  duty,
  onClose,
}: {
  readonly award: Award;
  readonly duty: Award['duties'][number];
  readonly onClose: () => void;
}) {
  const t = useT();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const extend = useAct('POST /awards/:id/obligations/:duty/extend', { onDone: onClose });
  return (
    <Dialog title={t('award.more_time')} isOpen onClose={onClose}>
      <Form
        onSubmit={() => extend.mutate({ params: { id: award.id, duty: duty.id }, body: { until, reason } })}
        problem={extend.error}
      >
        <p>
          {duty.title}: {duty.dueAt !== null && <Instant at={duty.dueAt} />}
        </p>
        <DateField name="until" label={t('award.more_time.until')} value={until} onChange={setUntil} />
        <LongTextField
          name="reason"
          label={t('case.reason')}
          hint={t('case.reason_hint')}
          value={reason}
          onChange={setReason}
          rows={3}
        />
        <div className="row dialog-acts">
          <Button type="submit" isPending={extend.isPending}>
            {t('award.more_time')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
