import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateField } from '../../../ui/form/date-field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { LongTextField, TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import type { OfficeCall } from './call.tsx';
import { instantOf } from './new-call.ts';

export type ChangeKind = 'extend' | 'shorten' | 'cancel' | 'repin';

interface Props {
  readonly it: OfficeCall;
  readonly kind: ChangeKind;
  readonly onClose: () => void;
}

/** Asks for a change of a call with its reason, and says before whether it takes effect at once. */
export function ChangeDialog({ it, kind, onClose }: Props) {
  const t = useT();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('17:00');
  const [reason, setReason] = useState('');
  const ask = useAct('POST /calls/:id/changes', { onDone: onClose });
  const hasTime = kind === 'extend' || kind === 'shorten';
  const isAtOnce = kind === 'extend' || (kind === 'repin' && it.state === 'upcoming');
  const submit = () =>
    ask.mutate({
      params: { id: it.id },
      body: {
        kind,
        reason,
        ...(hasTime && { closesAt: instantOf(day, time) }),
        ...(kind === 'repin' && { version: it.latestVersion }),
      },
    });
  return (
    <Dialog title={t(`callpage.change.${kind}`)} isOpen onClose={onClose}>
      <Form onSubmit={submit} problem={ask.error}>
        <p>
          {kind === 'repin'
            ? t('callpage.change.repin_text', { from: it.version, to: it.latestVersion })
            : t(`callpage.change.${kind}_text`)}
        </p>
        <p>{t(isAtOnce ? 'callpage.change.at_once' : 'callpage.change.second')}</p>
        {hasTime && (
          <>
            <DateField name="closesAt" label={t('schemepage.office.closes_on')} value={day} onChange={setDay} />
            <TextField
              name="closesTime"
              label={t('schemepage.office.closes_time')}
              hint={t('schemepage.office.time_hint')}
              isShort
              value={time}
              onChange={setTime}
            />
          </>
        )}
        <LongTextField
          name="reason"
          label={t('callpage.change.reason')}
          hint={t('callpage.change.reason_hint')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
        />
        <div className="row dialog-acts">
          <Button type="submit" kind={kind === 'cancel' ? 'danger' : 'primary'} isPending={ask.isPending}>
            {t(isAtOnce ? 'callpage.change.do' : 'callpage.change.ask')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
