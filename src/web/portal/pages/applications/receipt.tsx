import { useParams } from 'react-router';
import { useApplicant } from './use-applicant.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Receipt, Timeline } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock } from '../../../ui/values.tsx';

type Received = ApiAnswer<'GET /applications/:id/receipt'>;

/** Proof that an application is in. */
export default function ReceiptPage() {
  const { id = '' } = useParams();
  const t = useT();
  const receipt = useApi('GET /applications/:id/receipt', { params: { id } });
  return (
    <Page
      title={t('applying.receipt.page')}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: `/portal/applications/${id}`, label: receipt.data?.reference ?? '' },
      ]}
    >
      <Shown query={receipt}>{(it) => <Proof of={it} />}</Shown>
    </Page>
  );
}

function Proof({ of }: { readonly of: Received }) {
  const t = useT();
  const { locale } = useReading();
  const format = useFormat();
  const nameOf = useApplicant();
  return (
    <Receipt
      title={t('applying.receipt.title')}
      reference={of.reference}
      referenceLabel={t('applying.receipt.reference')}
      at={
        <time dateTime={of.submittedAt}>
          {t('applying.receipt.at', { day: format.day(new Date(of.submittedAt)), time: exactTime(of.submittedAt) })}
        </time>
      }
    >
      <DefinitionList
        items={[
          { term: t('applying.receipt.for'), is: nameOf(of.organisation) },
          {
            term: t('applying.receipt.scheme'),
            is: t('applying.receipt.version', { name: format.text(of.scheme.name), version: of.scheme.version }),
          },
          { term: t('applying.receipt.by'), is: of.submittedBy },
        ]}
      />
      <section className="stack" aria-labelledby="next">
        <h3 id="next">{t('applying.receipt.next')}</h3>
        <Timeline
          steps={of.next.map(({ id, title, by }, at) => ({
            key: id,
            state: at === 0 ? 'now' : 'next',
            title: format.text(title),
            when: (
              <>
                {t('applying.step.by', { by })} · <Clock until={by} />
              </>
            ),
          }))}
        />
        <p className="muted">{t('applying.receipt.mailed')}</p>
      </section>
      <section className="stack" aria-labelledby="proof">
        <h3 id="proof">{t('applying.receipt.proof')}</h3>
        <DefinitionList
          dense
          items={[
            { term: t('applying.receipt.hash'), is: <code className="hash">{of.hash}</code> },
            { term: t('applying.receipt.event'), is: <code className="hash">{of.eventId}</code> },
          ]}
        />
        <Sealing of={of} />
      </section>
      <div className="row" data-no-print="">
        <a className="button button-secondary" href={`/api/applications/${of.id}/receipt/paper?language=${locale}`} download>
          {t('paper.download_receipt')}
        </a>
        <LinkButton kind="secondary" to={`/portal/applications/${of.id}/copy`}>
          {t('applying.receipt.copy')}
        </LinkButton>
        <Button kind="quiet" onPress={() => window.print()}>
          {t('common.print')}
        </Button>
        <Go to={`/portal/applications/${of.id}`}>{t('applying.receipt.to_status')}</Go>
      </div>
      <details data-no-print="">
        <summary>{t('applying.receipt.how')}</summary>
        <div className="stack">
          <p>{t('applying.receipt.how_text')}</p>
          <pre className="command">
            <code>{`causeway verify-receipt ${of.reference}-receipt.json`}</code>
          </pre>
          <p>
            {t('applying.receipt.how_log')} <Go to="/log">{t('applying.receipt.log')}</Go>
          </p>
        </div>
      </details>
    </Receipt>
  );
}

/** Asks until the event is in a signed block; then the receipt can be taken away. */
function Sealing({ of }: { readonly of: Received }) {
  const t = useT();
  useApi('GET /applications/:id/receipt', { params: { id: of.id } }, of.isSealed ? {} : { every: 1500 });
  return (
    <>
      <p role="status">{t(of.isSealed ? 'applying.receipt.sealed' : 'applying.receipt.sealing')}</p>
      {of.isSealed && (
        <p data-no-print="">
          <a className="button button-primary" href={`/api/applications/${of.id}/receipt/file`} download>
            {t('applying.receipt.download')}
          </a>
        </p>
      )}
    </>
  );
}

/** To the second, on a Hong Kong clock. */
const exactTime = (at: string) => new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Hong_Kong', hour12: false });
