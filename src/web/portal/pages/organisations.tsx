import { Empty } from '../../ui/blocks.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Day } from '../../ui/values.tsx';
import { useNameOf } from './organisation-name.ts';

/** Who I act for, and who would like me to. */
export default function OrganisationsPage() {
  const t = useT();
  const nameOf = useNameOf();
  const organisations = useApi('GET /organisations/mine');
  const hasSome = (organisations.data?.organisations.length ?? 0) > 0;
  return (
    <Page
      title={t('people.organisations.title')}
      lede={t('people.organisations.lede')}
      aside={hasSome && <LinkButton to="/portal/organisations/new">{t('people.organisations.register')}</LinkButton>}
    >
      <div className="sections">
        <Invitations />
        <Shown query={organisations}>
          {({ organisations: list }) =>
            list.length === 0 ? (
              <Empty title={t('people.organisations.none')}>
                <p>{t('people.organisations.none_text')}</p>
                <LinkButton to="/portal/organisations/new">{t('people.organisations.register')}</LinkButton>
              </Empty>
            ) : (
              <Table
                caption={t('people.organisations.title')}
                rows={list}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    head: t('people.organisation.name'),
                    lead: 1,
                    cell: (one) => <Go to={`/portal/organisations/${one.id}`}>{nameOf(one)}</Go>,
                  },
                  { key: 'br', head: t('people.organisation.br_short'), cell: ({ brNumber }) => brNumber ?? '–' },
                  { key: 'kind', head: t('people.organisation.kind'), cell: ({ kind }) => t(`people.kind.${kind}`) },
                  { key: 'role', head: t('people.member.role'), cell: ({ role }) => t(`people.member.${role}`) },
                ]}
              />
            )
          }
        </Shown>
      </div>
    </Page>
  );
}

/** Shown only when there are some. */
function Invitations() {
  const t = useT();
  const nameOf = useNameOf();
  const invitations = useApi('GET /me/invitations');
  const accept = useAct('POST /invitations/:id/accept');
  const decline = useAct('POST /invitations/:id/decline');
  const list = invitations.data?.invitations ?? [];
  if (list.length === 0) return null;
  const problem = accept.error ?? decline.error;
  return (
    <section className="stack" aria-labelledby="invitations">
      <h2 id="invitations">{t('people.invitations.title')}</h2>
      {problem && (
        <p className="field-error" role="alert">
          <Reason of={problem} />
        </p>
      )}
      {list.map((one) => (
        <div key={one.id} className="panel stack">
          <p>{t('people.invitations.text', { by: one.by, organisation: nameOf(one) })}</p>
          <p className="muted">
            {t('people.invitations.until')} <Day day={one.until} />
          </p>
          <div className="row">
            <Button onPress={() => accept.mutate({ params: { id: one.id } })} isPending={accept.isPending}>
              {t('people.invitations.accept')}
            </Button>
            <Button kind="quiet" onPress={() => decline.mutate({ params: { id: one.id } })} isPending={decline.isPending}>
              {t('people.invitations.decline')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}
