import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { LongTextField } from '../../../ui/form/text-fields.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import type { Application } from './use-application.tsx';

/** Takes a sent application back; what that ends is said before. */
export function Withdraw({ it }: { readonly it: Application }) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const review = useApi('GET /applications/:id/review', { params: { id: it.id } }, { enabled: isOpen });
  const gives = review.data?.gives ?? [];
  const amount = gives.map((line) => format.amount(line.amount, line.unit)).join(' · ');
  const withdraw = useAct('POST /applications/:id/withdraw', { onDone: () => setIsOpen(false) });
  return (
    <div>
      <Button kind="quiet" onPress={() => setIsOpen(true)}>
        {t('applying.sent.withdraw')}
      </Button>
      <Confirm
        title={t('applying.sent.withdraw_title', { reference: it.reference })}
        act={t('applying.sent.withdraw')}
        isOpen={isOpen}
        isPending={withdraw.isPending}
        problem={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id: it.id }, body: reason.trim() === '' ? {} : { reason: reason.trim() } })}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('applying.sent.withdraw_text', { amount: amount === '' ? 'none' : amount })}</p>
        <LongTextField
          name="reason"
          label={t('applying.sent.reason')}
          isOptional
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      </Confirm>
    </div>
  );
}
