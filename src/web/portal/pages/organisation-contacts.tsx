import { useState } from 'react';
import { Regarding } from '../../ui/regarding.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Empty } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Table } from '../../ui/table.tsx';
import { Status } from '../../ui/values.tsx';
import { AddContact, ConfirmByCall, ConfirmByCode } from './contact-forms.tsx';

type Organisation = ApiAnswer<'GET /organisations/:id'>;
type Contact = Organisation['contacts'][number];

/**
 * How an organisation is reached. A claim is confirmed through one of these, so they have to be its own. Whoever acts for it
 * confirms with a code from the mailbox; an officer, having spoken to whoever answers there.
 */
export function OrganisationContacts({ of: { id, contacts, myRole } }: { readonly of: Organisation }) {
  const t = useT();
  const isOfficer = myRole === null;
  const [confirming, setConfirming] = useState<Contact>();
  const send = useAct('POST /contacts/:id/code', { refreshes: [] });
  const remove = useAct('DELETE /contacts/:id', { refreshes: ['GET /organisations/:id'] });
  const ask = (contact: Contact) => {
    if (isOfficer) return setConfirming(contact);
    return send.mutate({ params: { id: contact.id } }, { onSuccess: () => setConfirming(contact) });
  };
  const problem = send.error ?? remove.error;
  const Dialog = isOfficer ? ConfirmByCall : ConfirmByCode;
  return (
    <section className="stack" aria-labelledby="contacts">
      <h2 id="contacts">{t('people.contacts.title')}</h2>
      <p className="muted measure">{t(isOfficer ? 'people.contacts.officer_lede' : 'people.contacts.lede')}</p>
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
          dense={isOfficer}
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
              cell: (contact) => {
                if (contact.verifiedAt !== null) return null;
                return (
                  <div className="row">
                    {(isOfficer || contact.kind === 'email') && (
                      <Button kind="quiet" onPress={() => ask(contact)} isPending={send.isPending}>
                        {t('people.contacts.confirm')}
                        <Regarding>{contact.value}</Regarding>
                      </Button>
                    )}
                    <Button kind="quiet" onPress={() => remove.mutate({ params: { id: contact.id } })}>
                      {t('common.remove')}
                      <Regarding>{contact.value}</Regarding>
                    </Button>
                  </div>
                );
              },
            },
          ]}
        />
      )}
      <AddContact organisationId={id} />
      {confirming && <Dialog contact={confirming} onClose={() => setConfirming(undefined)} />}
    </section>
  );
}
