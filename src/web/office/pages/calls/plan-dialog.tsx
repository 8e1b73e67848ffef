import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateField } from '../../../ui/form/date-field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { LongTextField, TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import type { OfficeCall } from './call.tsx';
import { instantOf, type TypedDate, typedDate } from './new-call.ts';

/** The dates of a call that are still to come, each to be moved; what is past stays as it was. */
export function PlanDialog({ it, onClose }: { readonly it: OfficeCall; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const own = it.plan.filter(({ milestone, standing }) => milestone !== 'open' && milestone !== 'close' && standing !== 'past');
  const dates = [
    ...own.map(({ milestone, title, at }) => ({ milestone, title, now: typedDate(at) })),
    ...it.undated.map(({ milestone, title }) => ({ milestone, title, now: { day: '', time: '17:00' } })),
  ];
  const [typed, setTyped] = useState<Readonly<Record<string, TypedDate>>>({});
  const [reason, setReason] = useState('');
  const change = useAct('PUT /calls/:id/plan', { onDone: onClose });
  const changes = Object.entries(typed).map(([milestone, { day, time }]) => ({
    milestone,
    at: day === '' ? null : instantOf(day, time),
  }));
  return (
    <Dialog title={t('callpage.change.plan')} isOpen onClose={onClose}>
      <Form onSubmit={() => change.mutate({ params: { id: it.id }, body: { changes, reason } })} problem={change.error}>
        <p>{t('callpage.change.plan_text')}</p>
        {dates.length === 0 && <p>{t('callpage.change.plan_none')}</p>}
        {dates.map(({ milestone, title, now }) => {
          const value = typed[milestone] ?? now;
          const set = (part: Partial<TypedDate>) => setTyped({ ...typed, [milestone]: { ...value, ...part } });
          return (
            <div key={milestone}>
              <DateField
                name={`plan.${milestone}`}
                label={format.text(title)}
                value={value.day}
                onChange={(day) => set({ day })}
              />
              <TextField
                name={`plan.${milestone}.time`}
                label={t('callpage.office.time_of', { milestone: format.text(title) })}
                isShort
                value={value.time}
                onChange={(time) => set({ time })}
              />
            </div>
          );
        })}
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
          <Button type="submit" isPending={change.isPending} isDisabled={changes.length === 0}>
            {t('callpage.change.do')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
