import { useState } from 'react';
import { useParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Instant, Status } from '../../ui/values.tsx';
import { ActDialog } from '../parts/act-dialog.tsx';
import { Actions } from '../parts/actions.tsx';
import { Facts } from '../parts/facts.tsx';
import { Decisions, History } from '../parts/history.tsx';
import { useName } from '../parts/names.ts';
import { Part } from '../parts/part.tsx';
import { RuleList } from '../parts/rules.tsx';
import { SentForm } from '../parts/sent-form.tsx';
import { reportTone } from '../parts/states.ts';

type Report = ApiAnswer<'GET /office/reports/:id'>;
type Act = Report['actions'][number]['act'];

const kinds = { accept: 'primary', recommend: 'primary', return: 'secondary' } as const;

/** A report: left what is reported, right what the rules say and what can be done. */
export default function ReportPage() {
  const { id = '' } = useParams();
  const report = useApi('GET /office/reports/:id', { params: { id } });
  return <Shown query={report}>{(it) => <ReportView it={it} />}</Shown>;
}

function ReportView({ it }: { readonly it: Report }) {
  const t = useT();
  const nameOf = useName();
  return (
    <Page
      title={t('report.office.one', { reference: it.reference })}
      crumbs={[{ to: '/office/reports', label: t('report.office.title') }]}
      lede={nameOf(it.organisation)}
    >
      <Facts
        of={[
          { term: t('case.status'), is: <Status tone={reportTone[it.status]}>{t(`report.status.${it.status}`)}</Status> },
          ...(it.stage === null ? [] : [{ term: t('case.stage'), is: it.stage }]),
          { term: t('report.kind'), is: it.title },
          { term: t('claim.award'), is: <Go to={`/office/awards/${it.award.id}`}>{it.award.reference}</Go> },
          ...(it.submittedAt === null ? [] : [{ term: t('case.submitted'), is: <Instant at={it.submittedAt} short /> }]),
        ]}
      />
      {it.inside === null ? (
        <div className="stack">
          <Notice tone="amber">{t('decision.conflict')}</Notice>
          <ReportActions it={it} />
        </div>
      ) : (
        <div className="case">
          <div className="case-words">
            <h2 className="case-side">{t('report.office.words')}</h2>
            <p className="muted">{it.duty}</p>
            <SentForm sections={it.inside.sections} />
          </div>
          <div className="case-evidence">
            <h2 className="hidden-visually">{t('case.evidence')}</h2>
            <ReportActions it={it} />
            {it.inside.rules.length > 0 && (
              <Part title={t('case.rules')}>
                <RuleList rules={it.inside.rules} />
              </Part>
            )}
            <Part title={t('case.decisions')}>
              <Decisions steps={it.inside.decisions} />
            </Part>
            <Part title={t('case.history')}>
              <History events={it.inside.history} />
            </Part>
          </div>
        </div>
      )}
    </Page>
  );
}

function ReportActions({ it }: { readonly it: Report }) {
  const t = useT();
  const [open, setOpen] = useState<Act | null>(null);
  const done = { onDone: () => setOpen(null) };
  const recommend = useAct('POST /office/reports/:id/recommend', done);
  const accept = useAct('POST /office/reports/:id/accept', done);
  const sendBack = useAct('POST /office/reports/:id/return', done);
  const acts = { recommend, accept, return: sendBack };
  const actions = it.actions.map(({ act, why }) => ({
    key: act,
    title: t(`report.act.${act}`),
    why,
    kind: kinds[act],
    isPending: false,
    onPress: () => setOpen(act),
  }));
  return (
    <Actions actions={actions}>
      {open !== null && (
        <ActDialog
          key={open}
          title={t(`report.act.${open}`)}
          effect={() => <p className="consequence">{t(`report.effect.${open}`)}</p>}
          wordsName="reason"
          wordsLabel={t('case.reason')}
          wordsHint={t(open === 'return' ? 'case.reason_to_applicant' : 'case.reason_hint')}
          act={() => t(`report.act.${open}`)}
          isPending={acts[open].isPending}
          problem={acts[open].error}
          onAct={({ words }) => acts[open].mutate({ params: { id: it.id }, body: { reason: words } })}
          onClose={() => setOpen(null)}
        />
      )}
    </Actions>
  );
}
