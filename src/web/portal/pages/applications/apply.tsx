import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { address } from '../../../ui/addresses.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Empty, Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useReading } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Clock, Instant } from '../../../ui/values.tsx';
import { useName } from '../../../office/parts/names.ts';

type Call = ApiAnswer<'GET /calls'>['calls'][number];
type Organisation = ApiAnswer<'GET /organisations/mine'>['organisations'][number];

/** The start of an application: which call, for whom, on what. `?basis=` names what it stands on, `?organisation=` for whom. */
export default function ApplyPage() {
  const { scheme = '' } = useParams();
  const { t } = useReading();
  const format = useFormat();
  const page = useApi('GET /schemes/:scheme', { params: { scheme } });
  const calls = useApi('GET /calls', { query: { scheme } });
  const organisations = useApi('GET /organisations/mine');
  const name = page.data ? format.text(page.data.texts.name) : '';
  return (
    <Page title={t('portal.apply.title')} lede={name} crumbs={[{ to: `/schemes/${scheme}`, label: name || t('portal.apply.scheme') }]}>
      <Shown query={page}>
        {({ basis }) => (
          <Shown query={calls}>
            {({ calls: all }) => (
              <Shown query={organisations}>
                {({ organisations: mine }) => (
                  <Begin scheme={scheme} calls={all.filter(({ state }) => state === 'open')} organisations={mine} basisText={basis && format.text(basis.text)} />
                )}
              </Shown>
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}

interface BeginProps {
  readonly scheme: string;
  readonly calls: readonly Call[];
  readonly organisations: readonly Organisation[];
  /** What an application of the scheme must stand on, if anything. */
  readonly basisText: string | undefined;
}

function Begin({ scheme, calls, organisations, basisText }: BeginProps) {
  const { t, locale } = useReading();
  const format = useFormat();
  const nameOf = useName();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const basis = search.get('basis');
  const [callId, setCallId] = useState(search.get('call') ?? calls[0]?.id ?? '');
  const [organisationId, setOrganisationId] = useState(search.get('organisation') ?? (organisations.length === 1 ? organisations[0]!.id : ''));
  const start = useAct('POST /applications', {
    onDone: ({ id }) => void navigate(address(locale, `/portal/applications/${id}`), { replace: true }),
  });
  const call = calls.find(({ id }) => id === callId);

  if (calls.length === 0) {
    return (
      <Empty title={t('portal.apply.no_call')}>
        <LinkButton to={`/schemes/${scheme}`}>{t('portal.apply.to_scheme')}</LinkButton>
      </Empty>
    );
  }
  if (basisText !== undefined && basis === null) {
    return (
      <Notice title={t('portal.apply.basis_first')}>
        <p>{basisText}</p>
        <div className="row">
          <LinkButton to="/catalogue">{t('portal.mine.catalogue')}</LinkButton>
        </div>
      </Notice>
    );
  }
  if (organisations.length === 0) {
    return (
      <Empty title={t('portal.apply.no_organisation')}>
        <p>{t('portal.apply.no_organisation_text')}</p>
        <LinkButton to="/portal/organisations/new">{t('people.organisations.register')}</LinkButton>
      </Empty>
    );
  }
  const begin = () => {
    start.mutate({ body: { callId, organisationId, ...(basis !== null && { basisId: basis }) } });
  };
  return (
    <Form onSubmit={begin} problem={start.error}>
      {calls.length > 1 && (
        <ChoiceField
          name="callId"
          label={t('portal.apply.call')}
          value={callId}
          onChange={setCallId}
          choices={calls.map((one) => ({ value: one.id, label: format.text(one.title) }))}
        />
      )}
      {organisations.length > 1 && (
        <ChoiceField
          name="organisationId"
          label={t('portal.apply.organisation')}
          value={organisationId}
          onChange={setOrganisationId}
          choices={organisations.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      )}
      <DefinitionList
        items={[
          ...(calls.length === 1 && call ? [{ term: t('portal.apply.call'), is: format.text(call.title) }] : []),
          ...(organisations.length === 1 ? [{ term: t('portal.apply.organisation'), is: nameOf(organisations[0]!) }] : []),
          ...(call
            ? [
                {
                  term: t('portal.apply.closes'),
                  is: (
                    <>
                      <Instant at={call.closesAt} /> · <Clock until={call.closesAt} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="muted">{t('portal.apply.saved_as_typed')}</p>
      <Button type="submit" isPending={start.isPending} isDisabled={organisationId === '' || callId === ''}>
        {t('portal.apply.start')}
      </Button>
    </Form>
  );
}
