import { useParams } from 'react-router';
import { DefinitionList } from '../../ui/blocks.tsx';
import { Page } from '../../ui/page.tsx';
import { useApi } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { OrganisationContacts } from './organisation-contacts.tsx';
import { OrganisationFacts } from './organisation-facts.tsx';
import { OrganisationGroup } from './organisation-group.tsx';
import { OrganisationMembers } from './organisation-members.tsx';
import { useNameOf } from './organisation-name.ts';
import { PastRecords } from './past-records.tsx';

/** An organisation: what is known of it, how it is reached, who acts for it. */
export default function OrganisationPage() {
  const t = useT();
  const nameOf = useNameOf();
  const { id = '' } = useParams();
  const organisation = useApi('GET /organisations/:id', { params: { id } });
  const it = organisation.data;
  return (
    <Page
      title={it ? nameOf(it) : t('people.organisation.title')}
      crumbs={[{ to: '/portal/organisations', label: t('people.organisations.title') }]}
    >
      <Shown query={organisation}>
        {(one) => (
          <div className="sections">
            <DefinitionList
              items={[
                { term: t('people.organisation.name_en'), is: one.nameEn },
                ...(one.nameZh === null ? [] : [{ term: t('people.organisation.name_zh'), is: one.nameZh }]),
                { term: t('people.organisation.kind'), is: t(`people.kind.${one.kind}`) },
                { term: t('people.organisation.br'), is: one.brNumber ?? '–' },
              ]}
            />
            <OrganisationContacts of={one} />
            <OrganisationMembers of={one} />
            {one.kind !== 'individual' && <OrganisationGroup of={one} />}
            <PastRecords organisationId={one.id} />
            {/* Drawn anew when the facts change, so that the boxes show them. */}
            <OrganisationFacts key={JSON.stringify(one.facts)} of={one} />
          </div>
        )}
      </Shown>
    </Page>
  );
}
