import { useParams } from 'react-router';
import { OrganisationContacts } from '../../portal/pages/organisation-contacts.tsx';
import { useNameOf } from '../../portal/pages/organisation-name.ts';
import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Empty } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { Day } from '../../ui/values.tsx';
import { PastRecords } from '../../portal/pages/past-records.tsx';

type Organisation = ApiAnswer<'GET /organisations/:id'>;

/** An organisation as the office sees it: who it is, what is known of it, who acts for it, and how it can be asked. */
export default function OfficeOrganisationPage() {
  const t = useT();
  const nameOf = useNameOf();
  const { id = '' } = useParams();
  const organisation = useApi('GET /organisations/:id', { params: { id } });
  return (
    <Page title={organisation.data ? nameOf(organisation.data) : t('people.organisation.title')}>
      <Shown query={organisation}>
        {(one) => (
          <div className="sections">
            <About of={one} />
            <OrganisationContacts of={one} />
            <Members of={one} />
            <PastRecords organisationId={one.id} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

function About({ of: { nameEn, nameZh, kind, brNumber, facts } }: { readonly of: Organisation }) {
  const t = useT();
  const format = useFormat();
  const yesNo = (answer: boolean) => t(answer ? 'common.yes' : 'common.no');
  const known = [
    facts.full_time_staff !== undefined && { term: t('people.fact.full_time_staff'), is: format.number(facts.full_time_staff) },
    facts.substantive_business !== undefined && {
      term: t('people.fact.substantive_business'),
      is: yesNo(facts.substantive_business),
    },
    facts.listed !== undefined && { term: t('people.fact.listed'), is: yesNo(facts.listed) },
    facts.subvented !== undefined && { term: t('people.fact.subvented'), is: yesNo(facts.subvented) },
    facts.statutory_body !== undefined && { term: t('people.fact.statutory_body'), is: yesNo(facts.statutory_body) },
    facts.address !== undefined && { term: t('people.fact.address'), is: facts.address },
    facts.website !== undefined && { term: t('people.fact.website'), is: facts.website },
  ];
  return (
    <DefinitionList
      dense
      items={[
        { term: t('people.organisation.name_en'), is: nameEn },
        { term: t('people.organisation.name_zh'), is: nameZh ?? '–' },
        { term: t('people.organisation.kind'), is: t(`people.kind.${kind}`) },
        { term: t('people.organisation.br'), is: brNumber ?? '–' },
        ...known.filter((fact) => fact !== false),
      ]}
    />
  );
}

function Members({ of: { members } }: { readonly of: Organisation }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="members">
      <h2 id="members">{t('people.members.title')}</h2>
      {members.length === 0 ? (
        <Empty />
      ) : (
        <Table
          dense
          caption={t('people.members.title')}
          rows={members}
          rowKey={(member) => member.id}
          columns={[
            { key: 'name', head: t('people.member.name'), lead: 1, cell: ({ name }) => name },
            { key: 'email', head: t('people.email'), cell: ({ email }) => <span className="breakable">{email}</span> },
            { key: 'role', head: t('people.member.role'), lead: 2, cell: ({ role }) => t(`people.member.${role}`) },
            { key: 'since', head: t('people.member.since'), cell: ({ since }) => <Day day={since} /> },
          ]}
        />
      )}
    </section>
  );
}
