import { useParams } from 'react-router';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Why } from '../../../ui/why.tsx';

/** Why an application was decided as it was, from the rules on. */
export default function WhyApplicationPage() {
  const { id = '' } = useParams();
  const t = useT();
  const why = useApi('GET /applications/:id/why', { params: { id } });
  return (
    <Page
      title={t('case.why.title')}
      crumbs={[{ to: `/portal/applications/${id}`, label: t('award.application') }]}
      lede={t('award.why_lede')}
    >
      <Shown query={why}>{({ links }) => <Why links={links} />}</Shown>
    </Page>
  );
}
