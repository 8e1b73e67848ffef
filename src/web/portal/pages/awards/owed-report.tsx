import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { useAct } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';

type Award = ApiAnswer<'GET /awards/:id'>;

/** A report that is owed: begun here, gone on with, looked at once it is in. */
export function OwedReport({ award, duty }: { readonly award: Award; readonly duty: Award['duties'][number] }) {
  const t = useT();
  const navigate = useNavigate();
  const begin = useAct('POST /awards/:id/obligations/:duty/report');
  const there = award.reports.find((report) => report.duty === duty.id);
  if (award.standing !== 'active' && there === undefined) return null;
  if (there !== undefined) {
    return (
      <p>
        <Go to={`/portal/reports/${there.id}`}>{t(there.status === 'draft' ? 'report.go_on' : 'report.look')}</Go>
      </p>
    );
  }
  const start = async () => {
    const { id } = await begin.mutateAsync({ params: { id: award.id, duty: duty.id } });
    void navigate(`/portal/reports/${id}`);
  };
  return (
    <div>
      <Button isPending={begin.isPending} onPress={() => void start()}>
        {t('report.begin')}
      </Button>
    </div>
  );
}
