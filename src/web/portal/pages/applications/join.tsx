import { useNavigate, useParams } from 'react-router';
import { Button } from '../../../ui/button.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';

/** Joins an application into which the reader was asked by e-mail. */
export default function JoinPage() {
  const { id = '' } = useParams();
  const t = useT();
  const navigate = useNavigate();
  const join = useAct('POST /applications/:id/join', {
    refreshes: ['GET /applications/mine'],
    onDone: () => void navigate(`/portal/applications/${id}`, { replace: true }),
  });
  return (
    <Page title={t('together.join.title')} crumbs={[{ to: '/portal', label: t('applying.home.title') }]}>
      <div className="stack">
        <p>{t('together.join.text')}</p>
        <div className="row">
          <Button isPending={join.isPending} onPress={() => join.mutate({ params: { id } })}>
            {t('together.join.act')}
          </Button>
        </div>
        {join.error && (
          <p className="field-error" role="alert">
            <Reason of={join.error} />
          </p>
        )}
      </div>
    </Page>
  );
}
