import { useParams } from 'react-router';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Why } from '../../../ui/why.tsx';

/** Why an award is what it is, from the rules to the books. */
export default function WhyPage() {
  const { id = '' } = useParams();
  const t = useT();
  const why = useApi('GET /awards/:id/why', { params: { id } });
  return (
    <Page title={t('award.why')} crumbs={[{ to: `/portal/awards/${id}`, label: t('award.one') }]} lede={t('award.why_lede')}>
      <Shown query={why}>{({ links }) => <Why links={links} />}</Shown>
    </Page>
  );
}
