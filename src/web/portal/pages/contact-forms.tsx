import { useState } from 'react';
import { CodeField } from '../../app/pages/code-form.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm, Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';

interface ConfirmProps {
  readonly contact: ApiAnswer<'GET /organisations/:id'>['contacts'][number];
  readonly onClose: () => void;
}

/** Whoever reads at the contact has the code. */
export function ConfirmByCode({ contact, onClose }: ConfirmProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const verify = useAct('POST /contacts/:id/verify', { refreshes: ['GET /organisations/:id'], onDone: onClose });
  return (
    <Dialog title={t('people.contacts.confirm_title')} isOpen onClose={onClose}>
      <p>{t('people.contacts.code_sent', { value: contact.value })}</p>
      <Form onSubmit={() => verify.mutate({ params: { id: contact.id }, body: { code } })} problem={verify.error}>
        <CodeField value={code} onChange={setCode} />
        <div className="row dialog-acts">
          <Button type="submit" isPending={verify.isPending}>
            {t('people.contacts.confirm')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** An officer has spoken to whoever answers there. */
export function ConfirmByCall({ contact, onClose }: ConfirmProps) {
  const t = useT();
  const confirm = useAct('POST /contacts/:id/confirm', { refreshes: ['GET /organisations/:id'], onDone: onClose });
  return (
    <Confirm
      title={t('people.contacts.confirm_title')}
      act={t('people.contacts.confirm')}
      kind="primary"
      isOpen
      isPending={confirm.isPending}
      problem={confirm.error}
      onConfirm={() => confirm.mutate({ params: { id: contact.id } })}
      onClose={onClose}
    >
      <p>{t('people.contacts.called', { value: contact.value })}</p>
    </Confirm>
  );
}

export function AddContact({ organisationId }: { readonly organisationId: string }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<'email' | 'phone'>('email');
  const [value, setValue] = useState('');
  const add = useAct('POST /organisations/:id/contacts', {
    refreshes: ['GET /organisations/:id'],
    onDone: () => {
      setIsOpen(false);
      setValue('');
    },
  });
  if (!isOpen) {
    return (
      <div className="stack">
        {add.isSuccess && (
          <Notice announced>
            <p>{t('people.contacts.added')}</p>
          </Notice>
        )}
        <Button kind="secondary" onPress={() => setIsOpen(true)}>
          {t('people.contacts.add')}
        </Button>
      </div>
    );
  }
  return (
    <Form onSubmit={() => add.mutate({ params: { id: organisationId }, body: { kind, value } })} problem={add.error}>
      <ChoiceField
        name="kind"
        label={t('people.contacts.kind')}
        inRow
        value={kind}
        onChange={(chosen) => setKind(chosen as 'email' | 'phone')}
        choices={[
          { value: 'email', label: t('people.contacts.email') },
          { value: 'phone', label: t('people.contacts.phone') },
        ]}
      />
      <TextField
        name="value"
        label={t(kind === 'email' ? 'people.contacts.email' : 'people.contacts.phone')}
        type={kind === 'email' ? 'email' : 'tel'}
        keyboard={kind === 'email' ? 'email' : 'tel'}
        value={value}
        onChange={setValue}
      />
      <div className="row">
        <Button type="submit" isPending={add.isPending}>
          {t('people.contacts.add')}
        </Button>
        <Button kind="quiet" onPress={() => setIsOpen(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
