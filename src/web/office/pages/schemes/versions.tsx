import { useParams, useSearchParams } from 'react-router';
import { Page } from '../../../ui/page.tsx';
import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { ChangeList } from './change-list.tsx';

/** Two published versions of a scheme side by side: what went, what came. */
export default function VersionsPage() {
  const t = useT();
  const { scheme = '' } = useParams();
  const [search] = useSearchParams();
  const from = search.get('from') ?? '1';
  const to = search.get('to') ?? '1';
  const changes = useApi('GET /schemes/:scheme/changes', { params: { scheme }, query: { from, to } });
  return (
    <Page
      title={t('drafting.compare_n', { from, to })}
      crumbs={[
        { to: '/office/schemes', label: t('drafting.title') },
        { to: `/office/schemes/${scheme}?version=${to}`, label: scheme },
      ]}
      aside={<Go to={`/office/schemes/${scheme}/changes?from=${to}&to=${from}`}>{t('drafting.changes.turn')}</Go>}
    >
      <Shown query={changes}>{(answer) => <ChangeList changes={answer.changes} />}</Shown>
    </Page>
  );
}
