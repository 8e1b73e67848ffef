import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../app/me.ts';
import { Regarding } from '../../ui/regarding.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Table } from '../../ui/table.tsx';
import { Day } from '../../ui/values.tsx';
import { useNameOf } from './organisation-name.ts';

type Organisation = ApiAnswer<'GET /organisations/:id'>;
type Member = Organisation['members'][number];

/** Who acts for an organisation. Owners invite and remove; everybody may leave. */
export function OrganisationMembers({ of: organisation }: { readonly of: Organisation }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const [leaving, setLeaving] = useState<Member>();
  const { id, members, myRole } = organisation;
  const isMine = (member: Member) => member.id === me.data?.id;
  const change = useAct('PATCH /organisations/:id/members/:personId', { refreshes: ['GET /organisations/:id'] });
  const remove = useAct('DELETE /organisations/:id/members/:personId', {
    onDone: (_, { params }) => {
      setLeaving(undefined);
      if (params.personId === me.data?.id) void navigate('/portal/organisations');
    },
  });
  const other = (member: Member) => (member.role === 'owner' ? 'member' : 'owner');
  return (
    <section className="stack" aria-labelledby="members">
      <h2 id="members">{t('people.members.title')}</h2>
      {change.error && (
        <p className="field-error" role="alert">
          <Reason of={change.error} />
        </p>
      )}
      <Table
        caption={t('people.members.title')}
        rows={members}
        rowKey={(member) => member.id}
        columns={[
          { key: 'name', head: t('people.member.name'), lead: 1, cell: ({ name }) => name },
          { key: 'email', head: t('people.email'), cell: ({ email }) => <span className="breakable">{email}</span> },
          { key: 'role', head: t('people.member.role'), lead: 2, cell: ({ role }) => t(`people.member.${role}`) },
          { key: 'since', head: t('people.member.since'), cell: ({ since }) => <Day day={since} /> },
          {
            key: 'act',
            head: t('people.contacts.act'),
            cell: (member) => (
              <div className="row">
                {myRole === 'owner' && (
                  <Button
                    kind="quiet"
                    onPress={() => change.mutate({ params: { id, personId: member.id }, body: { role: other(member) } })}
                  >
                    {t(`people.member.make_${other(member)}`)}
                    <Regarding>{member.name}</Regarding>
                  </Button>
                )}
                {(myRole === 'owner' || isMine(member)) && (
                  <Button kind="quiet" onPress={() => setLeaving(member)}>
                    {t(isMine(member) ? 'people.member.leave' : 'common.remove')}
                    <Regarding>{member.name}</Regarding>
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {myRole === 'owner' && <Invite organisation={organisation} />}
      {leaving && (
        <Confirm
          title={t(isMine(leaving) ? 'people.member.leave_title' : 'people.member.remove_title')}
          act={t(isMine(leaving) ? 'people.member.leave' : 'common.remove')}
          isOpen
          isPending={remove.isPending}
          problem={remove.error}
          onConfirm={() => remove.mutate({ params: { id, personId: leaving.id } })}
          onClose={() => setLeaving(undefined)}
        >
          <p>{t('people.member.remove_text', { name: leaving.name, organisation: nameOf(organisation) })}</p>
        </Confirm>
      )}
    </section>
  );
}

function Invite({ organisation: { id, invitations } }: { readonly organisation: Organisation }) {
  const t = useT();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'owner' | 'member'>('member');
  const invite = useAct('POST /organisations/:id/invitations', {
    refreshes: ['GET /organisations/:id'],
    onDone: () => setEmail(''),
  });
  const withdraw = useAct('DELETE /invitations/:id', { refreshes: ['GET /organisations/:id'] });
  return (
    <div className="stack">
      <h3>{t('people.invite.title')}</h3>
      {invitations.length > 0 && (
        <ul className="stack">
          {invitations.map((open) => (
            <li key={open.id} className="row">
              <span>{t('people.invite.open', { email: open.email, until: open.until })}</span>
              <Button kind="quiet" onPress={() => withdraw.mutate({ params: { id: open.id } })}>
                {t('people.invite.withdraw')}
                <Regarding>{open.email}</Regarding>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={() => invite.mutate({ params: { id }, body: { email, role } })} problem={invite.error}>
        <TextField name="email" label={t('people.email')} type="email" keyboard="email" value={email} onChange={setEmail} />
        <ChoiceField
          name="role"
          label={t('people.member.role')}
          value={role}
          onChange={(chosen) => setRole(chosen as 'owner' | 'member')}
          choices={[
            { value: 'member', label: t('people.member.member'), hint: t('people.member.member_hint') },
            { value: 'owner', label: t('people.member.owner'), hint: t('people.member.owner_hint') },
          ]}
        />
        {invite.isSuccess && (
          <Notice tone="jade" announced>
            {t('people.invite.sent')}
          </Notice>
        )}
        <div>
          <Button type="submit" kind="secondary" isPending={invite.isPending}>
            {t('people.invite.act')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
