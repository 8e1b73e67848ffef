import { useParams } from 'react-router';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { DocumentAward, DocumentHead, DocumentRules, DocumentSections } from './reading.tsx';

/** An application as a document to keep, print or save. */
export default function CopyPage() {
  const { id = '' } = useParams();
  const t = useT();
  const { locale } = useReading();
  const review = useApi('GET /applications/:id/review', { params: { id } });
  const it = review.data;
  return (
    <Page
      title={it ? it.title : t('applying.copy.title')}
      crumbs={[
        { to: '/portal', label: t('applying.home.title') },
        { to: `/portal/applications/${id}`, label: it?.reference ?? t('applying.copy.title') },
      ]}
      lede={it?.scheme.name}
      aside={
        <>
          {it?.reference && (
            <a className="button button-primary" href={`/api/applications/${id}/paper?language=${locale}`} download>
              {t('paper.download')}
            </a>
          )}
          <Button kind="secondary" onPress={() => window.print()}>
            {t('applying.copy.print')}
          </Button>
        </>
      }
    >
      <Shown query={review}>
        {(found) => (
          <div className="document stack-wide">
            <p className="document-mark">
              {found.reference !== null && <strong>{found.reference} · </strong>}
              {found.submittedAt === null ? t('applying.copy.draft') : t('applying.copy.sent', { at: found.submittedAt })}
            </p>
            <DocumentHead of={found} />
            <DocumentSections of={found} canChange={false} />
            <DocumentRules of={found} />
            <DocumentAward of={found} />
            {found.hash !== null && <p className="small muted hash">{t('applying.copy.hash', { hash: found.hash })}</p>}
          </div>
        )}
      </Shown>
    </Page>
  );
}
