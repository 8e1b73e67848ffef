import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';

/** The way to the claim: begun already, or to begin. */
export function ClaimNow({ award }: { readonly award: ApiAnswer<'GET /awards/:id'> }) {
  const t = useT();
  const navigate = useNavigate();
  const start = useAct('POST /awards/:id/claims', { onDone: ({ id }) => void navigate(`/portal/claims/${id}`) });
  const open = award.claims.find(({ status }) => status === 'draft');
  const refused = award.claims.find(({ status }) => status === 'refused');
  return (
    <div className="stack">
      {open === undefined && refused !== undefined && <p>{t('award.claim_refused', { reference: refused.reference })}</p>}
      {open === undefined ? (
        <Button onPress={() => start.mutate({ params: { id: award.id } })} isPending={start.isPending}>
          {t('award.claim_start')}
        </Button>
      ) : (
        <LinkButton to={`/portal/claims/${open.id}`}>
          {t(open.reference === null ? 'award.claim_continue' : 'award.claim_correct')}
        </LinkButton>
      )}
    </div>
  );
}
