import { useState } from 'react';
import { Empty, Notice } from '../../ui/blocks.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { CodeField } from '../../app/pages/code-form.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Table } from '../../ui/table.tsx';
import { Status } from '../../ui/values.tsx';

type Organisation = ApiAnswer<'GET /organisations/:id'>;
type Contact = Organisation['contacts'][number];

/** How an organisation is reached. A claim is confirmed through one of these, so they have to be its own. */
export function OrganisationContacts({ of: { id, contacts } }: { readonly of: Organisation }) {
  const t = useT();
  const [confirming, setConfirming] = useState<Contact>();
  const send = useAct('POST /contacts/:id/code', { refreshes: [] });
  const remove = useAct('DELETE /contacts/:id', { refreshes: ['GET /organisations/:id'] });
  const ask = (contact: Contact) => send.mutate({ params: { id: contact.id } }, { onSuccess: () => setConfirming(contact) });
  const problem = send.error ?? remove.error;
  return (
    <section className="stack" aria-labelledby="contacts">
      <h2 id="contacts">{t('people.contacts.title')}</h2>
      <p className="muted">{t('people.contacts.lede')}</p>
      {problem && (
        <p className="field-error" role="alert">
          <Reason of={problem} />
        </p>
      )}
      {contacts.length === 0 ? (
        <Empty title={t('people.contacts.none')} />
      ) : (
        <Table
          caption={t('people.contacts.title')}
          rows={contacts}
          rowKey={(contact) => contact.id}
          columns={[
            {
              key: 'value',
              head: t('people.contacts.value'),
              lead: 1,
              cell: ({ value }) => <span className="breakable">{value}</span>,
            },
            { key: 'source', head: t('people.contacts.source'), cell: ({ source }) => t(`people.source.${source}`) },
            {
              key: 'state',
              head: t('people.contacts.state'),
              lead: 2,
              cell: ({ verifiedAt }) => (
                <Status tone={verifiedAt === null ? 'amber' : 'jade'}>
                  {t(verifiedAt === null ? 'people.contacts.unconfirmed' : 'people.contacts.confirmed')}
                </Status>
              ),
            },
            {
              key: 'act',
              head: t('people.contacts.act'),
              cell: (contact) =>
                contact.verifiedAt === null ? (
                  <div className="row">
                    {contact.kind === 'email' && (
                      <Button
                        kind="quiet"
                        onPress={() => ask(contact)}
                        isPending={send.isPending}
                        aria-label={t('people.contacts.confirm_named', { value: contact.value })}
                      >
                        {t('people.contacts.confirm')}
                      </Button>
                    )}
                    <Button
                      kind="quiet"
                      onPress={() => remove.mutate({ params: { id: contact.id } })}
                      aria-label={t('common.remove_named', { name: contact.value })}
                    >
                      {t('common.remove')}
                    </Button>
                  </div>
                ) : null,
            },
          ]}
        />
      )}
      <AddContact organisationId={id} />
      {confirming && <ConfirmContact contact={confirming} onClose={() => setConfirming(undefined)} />}
    </section>
  );
}

function ConfirmContact({ contact, onClose }: { readonly contact: Contact; readonly onClose: () => void }) {
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

function AddContact({ organisationId }: { readonly organisationId: string }) {
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
