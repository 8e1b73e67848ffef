import { useParams } from 'react-router';
import { LinkButton } from '../../../ui/button.tsx';
import { Receipt } from '../../../ui/blocks.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Failed, Shown } from '../../../ui/shown.tsx';
import { Instant, Money } from '../../../ui/values.tsx';

/** Proof that a claim is in, and what comes next. */
export default function ReceiptPage() {
  const { id = '' } = useParams();
  const t = useT();
  const claim = useApi('GET /claims/:id', { params: { id } });
  return (
    <Shown query={claim}>
      {(it) => (
        <Page
          title={t('claim.receipt')}
          crumbs={[
            { to: `/portal/awards/${it.award.id}`, label: t('award.one') },
            { to: `/portal/claims/${it.id}`, label: it.reference ?? t('claim.heading') },
          ]}
        >
          {it.submittedAt === null ? (
            <Failed problem={new Error(t('claim.not_in'))} />
          ) : (
            <Receipt
              title={t('claim.in')}
              reference={it.reference ?? it.id}
              referenceLabel={t('case.reference')}
              at={<Instant at={it.submittedAt} />}
            >
              {it.amount !== null && (
                <p>
                  {t('claim.amount')}
                  {t('common.colon')}
                  <Money cents={it.amount} />
                </p>
              )}
              <h3>{t('claim.next_title')}</h3>
              <p>{t('claim.next_text')}</p>
              {it.dueAt !== null && <p>{t('claim.next_by', { at: it.dueAt })}</p>}
              <div className="row no-print">
                <LinkButton to={`/portal/awards/${it.award.id}`}>{t('award.one')}</LinkButton>
                <button type="button" className="button button-secondary" onClick={() => print()}>
                  {t('common.print')}
                </button>
              </div>
            </Receipt>
          )}
        </Page>
      )}
    </Shown>
  );
}
