import { useState } from 'react';
import { Notice } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { Reason } from '../../../ui/form/problems.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import type { Import } from './states.ts';

/** After the dry run: what importing will do, or that it cannot be done yet. */
export function Checked({ of: { id, rows, problems, amount } }: { readonly of: Import }) {
  const t = useT();
  const write = useAct('POST /imports/:id/write');
  const cancel = useAct('POST /imports/:id/cancel');
  const refused = write.error ?? cancel.error;
  return (
    <section className="stack">
      {problems === 0 ? (
        <Notice tone="jade" title={t('imports.right')} announced>
          <p>{t('imports.right.effect', { rows, amount })}</p>
        </Notice>
      ) : (
        <Notice tone="vermilion" title={t('imports.wrong', { count: problems })}>
          <p>{t('imports.wrong.way')}</p>
        </Notice>
      )}
      {refused && (
        <p className="field-error" role="alert">
          <Reason of={refused} />
        </p>
      )}
      <div className="row">
        {problems === 0 && (
          <Button onPress={() => write.mutate({ params: { id } })} isPending={write.isPending}>
            {t('imports.write', { rows })}
          </Button>
        )}
        <Button kind="quiet" onPress={() => cancel.mutate({ params: { id } })} isPending={cancel.isPending}>
          {t('imports.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** Once it is written: what there is, and the way back. */
export function Written({ of: { id, rows, problems } }: { readonly of: Import }) {
  const t = useT();
  const [isAsked, setIsAsked] = useState(false);
  const undo = useAct('POST /imports/:id/undo', { onDone: () => setIsAsked(false) });
  return (
    <section className="stack">
      {problems === 0 ? (
        <Notice tone="jade" title={t('imports.written', { rows })} announced />
      ) : (
        <Notice tone="amber" title={t('imports.kept', { count: problems })} announced />
      )}
      <p>
        <Button kind="secondary" onPress={() => setIsAsked(true)}>
          {t('imports.undo')}
        </Button>
      </p>
      <Confirm
        title={t('imports.undo')}
        act={t('imports.undo')}
        isOpen={isAsked}
        isPending={undo.isPending}
        problem={undo.error}
        onConfirm={() => undo.mutate({ params: { id } })}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('imports.undo.confirm', { rows })}</p>
      </Confirm>
    </section>
  );
}
