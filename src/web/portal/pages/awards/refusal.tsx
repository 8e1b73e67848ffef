import { useApi } from '../../../ui/queries.ts';
import { Go, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';

/** Why an application was not approved, as whoever decided wrote it, and the way to the whole chain. */
export function Refusal({ id }: { readonly id: string }) {
  const t = useT();
  const why = useApi('GET /applications/:id/why', { params: { id } });
  return (
    <Shown query={why}>
      {({ decision }) => (
        <>
          {decision !== null && <blockquote className="decision-reason">{decision.reason}</blockquote>}
          <p>
            <Go to={`/portal/applications/${id}/why`}>{t('case.why.title')}</Go>
          </p>
        </>
      )}
    </Shown>
  );
}
