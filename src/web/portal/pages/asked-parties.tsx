import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../ui/api.ts';
import { DefinitionList, Empty } from '../../ui/blocks.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { LongTextField } from '../../ui/form/text-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { useAct, useApi } from '../../ui/queries.ts';
import { useFormat, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Status } from '../../ui/values.tsx';
import { partyTone } from './applications/states.ts';

type Asked = ApiAnswer<'GET /parties'>['parties'][number];

/** Applications that name an organisation of mine, to confirm or decline. */
export default function AskedPartiesPage() {
  const t = useT();
  const [search] = useSearchParams();
  const parties = useApi('GET /parties', { query: { page: Math.max(1, Number(search.get('page') ?? 1) || 1) } });
  return (
    <Page
      title={t('parties.page.title')}
      crumbs={[{ to: '/portal', label: t('applying.home.title') }]}
      lede={t('parties.page.lede')}
    >
      <Shown query={parties}>
        {(it) =>
          it.parties.length === 0 ? (
            <Empty title={t('parties.page.none')}>
              <p>{t('parties.page.none_text')}</p>
            </Empty>
          ) : (
            <>
              <ul className="plain-list stack">
                {it.parties.map((one) => (
                  <li key={one.id} className="panel stack">
                    <One of={one} />
                  </li>
                ))}
              </ul>
              <Pagination page={it.page} size={it.pageSize} total={it.total} />
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function One({ of }: { readonly of: Asked }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <h2>
        {format.text(of.scheme)} <Status tone={partyTone[of.state]}>{t(`parties.state.${of.state}`)}</Status>
      </h2>
      <DefinitionList
        items={[
          { term: t('parties.applicant'), is: [of.applicant.name, of.applicant.nameZh].filter(Boolean).join(' ') },
          { term: t('parties.part'), is: of.title === null ? '–' : format.text(of.title) },
          ...(of.validUntil === null
            ? []
            : [{ term: t('parties.state.confirmed'), is: t('parties.valid_until', { at: of.validUntil }) }]),
        ]}
      />
      {of.text !== null && <p>{format.text(of.text)}</p>}
      {of.mayAnswer && <Answer of={of} />}
    </>
  );
}

function Answer({ of }: { readonly of: Asked }) {
  const mine = useApi('GET /organisations/mine', {});
  return (
    <Shown query={mine}>
      {({ organisations }) => <Answering of={of} mine={organisations.filter(({ kind }) => kind !== 'individual')} />}
    </Shown>
  );
}

function Answering({ of, mine }: { readonly of: Asked; readonly mine: ApiAnswer<'GET /organisations/mine'>['organisations'] }) {
  const t = useT();
  const choices = mine
    .filter(({ id }) => of.organisation.id === null || id === of.organisation.id)
    .map(({ id, nameEn, nameZh }) => ({ value: id, label: [nameEn, nameZh].filter(Boolean).join(' ') }));
  const [organisationId, setOrganisationId] = useState(choices.length === 1 ? choices[0]!.value : '');
  const [reason, setReason] = useState('');
  const answer = useAct('POST /parties/:id/answer', { refreshes: ['GET /parties'] });
  const send = (confirms: boolean) =>
    answer.mutate({
      params: { id: of.id },
      body: { confirms, organisationId, ...(reason.trim() !== '' && { reason: reason.trim() }) },
    });
  if (choices.length === 0)
    return (
      <p>
        {t('parties.none_of_mine')} <LinkButton to="/portal/organisations/new">{t('applying.new.register')}</LinkButton>
      </p>
    );
  return (
    <Form onSubmit={() => send(true)} problem={answer.error}>
      <ChoiceField
        name="organisationId"
        label={t('parties.for')}
        choices={choices}
        value={organisationId}
        onChange={setOrganisationId}
      />
      <LongTextField
        name="reason"
        label={t('parties.reason')}
        isOptional
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button type="submit" isDisabled={organisationId === ''} isPending={answer.isPending}>
          {t('parties.confirm')}
        </Button>
        <Button kind="secondary" isDisabled={organisationId === ''} onPress={() => send(false)}>
          {t('parties.decline')}
        </Button>
      </div>
    </Form>
  );
}
