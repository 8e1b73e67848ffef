import { useState } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { AwardConditions } from './award-parts.tsx';

/** Accept or decline an offer: what follows from either is said before. */
export function AcceptOffer({ award }: { readonly award: ApiAnswer<'GET /awards/:id'> }) {
  const t = useT();
  const format = useFormat();
  const given = award.lines.map(({ amount, unit }) => format.amount(amount, unit)).join(' · ');
  const [open, setOpen] = useState<'accept' | 'decline' | null>(null);
  const done = { onDone: () => setOpen(null) };
  const accept = useAct('POST /awards/:id/accept', done);
  const decline = useAct('POST /awards/:id/decline', done);
  const why = award.actions.find(({ act }) => act === 'accept')?.why ?? null;
  if (why !== null) return <p>{why}</p>;
  const params = { id: award.id };
  return (
    <div className="stack">
      <div className="prose">
        <p>{t('award.accept_text')}</p>
        <ul>
          {award.duties.map((duty) => (
            <li key={duty.id}>{duty.text}</li>
          ))}
        </ul>
      </div>
      <AwardConditions of={award.conditions} />
      <div className="row">
        <Button onPress={() => setOpen('accept')}>{t('award.accept')}</Button>
        <Button kind="quiet" onPress={() => setOpen('decline')}>
          {t('award.decline')}
        </Button>
      </div>
      <Confirm
        title={t('award.accept_title', { amount: given })}
        act={t('award.accept')}
        kind="primary"
        isOpen={open === 'accept'}
        isPending={accept.isPending}
        problem={accept.error}
        onConfirm={() => accept.mutate({ params })}
        onClose={() => setOpen(null)}
      >
        <div className="prose">
          <p>{t('award.accept_effect')}</p>
          <ul>
            {award.duties.map((duty) => (
              <li key={duty.id}>{duty.text}</li>
            ))}
          </ul>
          <AwardConditions of={award.conditions} />
        </div>
      </Confirm>
      <Confirm
        title={t('award.decline_title', { amount: given })}
        act={t('award.decline')}
        isOpen={open === 'decline'}
        isPending={decline.isPending}
        problem={decline.error}
        onConfirm={() => decline.mutate({ params })}
        onClose={() => setOpen(null)}
      >
        <p>{t('award.decline_effect', { amount: given })}</p>
      </Confirm>
    </div>
  );
}
