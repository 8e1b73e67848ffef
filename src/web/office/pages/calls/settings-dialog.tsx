import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ConsentField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import type { OfficeCall } from './call.tsx';

const digits = (text: string) => text.normalize('NFKC').replaceAll(/[\s,]/g, '');

/** What the public page says of how many apply and for how much. */
export function SettingsDialog({ it, onClose }: { readonly it: OfficeCall; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const unit = it.units[0] ?? 'HKD.cent';
  const [expected, setExpected] = useState(it.expected === null ? '' : String(it.expected));
  const [available, setAvailable] = useState(it.available ?? '');
  const [showsReceived, setShowsReceived] = useState(it.showsReceived);
  const [showsAsked, setShowsAsked] = useState(it.showsAsked);
  const change = useAct('PATCH /calls/:id', { onDone: onClose });
  const body = {
    expected: digits(expected) === '' ? null : Number(digits(expected)),
    available: digits(available) === '' ? null : digits(available),
    showsReceived,
    showsAsked,
  };
  return (
    <Dialog title={t('callpage.change.settings')} isOpen onClose={onClose}>
      <Form onSubmit={() => change.mutate({ params: { id: it.id }, body })} problem={change.error}>
        <TextField
          name="expected"
          label={t('callpage.office.expected')}
          hint={t('callpage.office.expected_hint')}
          isOptional
          isShort
          keyboard="numeric"
          value={expected}
          onChange={setExpected}
        />
        <TextField
          name="available"
          label={t('callpage.office.available', { unit })}
          hint={/^\d+$/.test(digits(available)) ? format.amount(digits(available), unit) : undefined}
          isOptional
          keyboard="numeric"
          value={available}
          onChange={setAvailable}
        />
        <ConsentField
          name="showsReceived"
          label={t('callpage.office.shows_received')}
          value={showsReceived}
          onChange={setShowsReceived}
        />
        {!it.isSealed && (
          <ConsentField name="showsAsked" label={t('callpage.office.shows_asked')} value={showsAsked} onChange={setShowsAsked} />
        )}
        <div className="row dialog-acts">
          <Button type="submit" isPending={change.isPending}>
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
