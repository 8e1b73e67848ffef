import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Button } from '../../../web/ui/button.tsx';
import { Confirm } from '../../../web/ui/dialog.tsx';
import { Reason } from '../../../web/ui/form/problems.tsx';
import { useAct } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';

export type MyPackage = ApiAnswer<'GET /packages/:id/mine'>;

/** What can be done with a package besides writing it. */
export function Acts({ of }: { readonly of: MyPackage }) {
  const t = useT();
  const navigate = useNavigate();
  const revise = useAct('POST /packages/:id/revise', {
    onDone: ({ id }) => void navigate(`/portal/providers/packages/${id}`),
  });
  return (
    <div className="row">
      {of.isListed && <Go to={`/catalogue/${of.id}`}>{t('marketplace.edit.see_listed')}</Go>}
      {of.may.revise &&
        (of.newVersion === null ? (
          <Button kind="secondary" onPress={() => revise.mutate({ params: { id: of.id } })} isPending={revise.isPending}>
            {t('marketplace.edit.revise')}
          </Button>
        ) : (
          <Go to={`/portal/providers/packages/${of.newVersion}`}>{t('marketplace.edit.new_open')}</Go>
        ))}
      {of.may.withdraw && <Withdraw of={of} />}
      {revise.error && (
        <p className="field-error" role="alert">
          <Reason of={revise.error} />
        </p>
      )}
    </div>
  );
}

function Withdraw({ of }: { readonly of: MyPackage }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const withdraw = useAct('POST /packages/:id/withdraw', { onDone: () => setIsOpen(false) });
  return (
    <>
      <Button kind="danger" onPress={() => setIsOpen(true)}>
        {t('marketplace.edit.withdraw')}
      </Button>
      <Confirm
        title={t('marketplace.edit.withdraw_title', { name: format.text(of.content.name) })}
        act={t('marketplace.edit.withdraw')}
        isOpen={isOpen}
        isPending={withdraw.isPending}
        problem={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id: of.id } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t(of.isListed ? 'marketplace.edit.withdraw_text' : 'marketplace.edit.withdraw_draft')}</p>
      </Confirm>
    </>
  );
}
