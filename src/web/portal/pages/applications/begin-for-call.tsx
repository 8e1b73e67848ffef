import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ApiAnswer } from '../../../ui/api.ts';
import { DefinitionList, Notice } from '../../../ui/blocks.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useAct, useApi, useApiCall } from '../../../ui/queries.ts';
import { Go, useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Instant } from '../../../ui/values.tsx';

type Call = ApiAnswer<'GET /calls/:id'>;
type Mine = ApiAnswer<'GET /organisations/mine'>['organisations'];

/** Chosen for oneself: the record for it is made when the draft is. */
const MYSELF = 'myself';

/** Begins an application for a call: who can apply comes first, then for whom it is. */
export function BeginForCall({ id }: { readonly id: string }) {
  const call = useApi('GET /calls/:id', { params: { id } });
  const mine = useApi('GET /organisations/mine', {});
  return (
    <Shown query={call}>
      {(it) => <Shown query={mine}>{({ organisations }) => <Begin of={it} mine={organisations} />}</Shown>}
    </Shown>
  );
}

function Begin({ of, mine }: { readonly of: Call; readonly mine: Mine }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="stack-wide">
      <DefinitionList
        items={[
          { term: t('applying.receipt.scheme'), is: format.text(of.name) },
          { term: t('applying.new.call'), is: `${format.text(of.title)} (${of.code})` },
          ...(of.alwaysOpen ? [] : [{ term: t('applying.new.closes'), is: <Instant at={of.closesAt} /> }]),
        ]}
      />
      <section className="prose" aria-labelledby="who">
        <h2 id="who">{t('applying.new.who_can')}</h2>
        <ul>
          {of.who.map((who) => (
            <li key={who.en}>{format.text(who)}</li>
          ))}
        </ul>
        <p>
          <Go to={`/schemes/${of.scheme}/check`}>{t('applying.new.check')}</Go>
        </p>
      </section>
      <Way of={of} mine={mine} />
    </div>
  );
}

function Way({ of, mine }: { readonly of: Call; readonly mine: Mine }) {
  const t = useT();
  if (of.state !== 'open') return <Notice tone="amber">{t('applying.new.no_call')}</Notice>;
  if (of.basis !== null)
    return (
      <Notice tone="harbour">
        <p>{t('applying.new.none_text')}</p>
        <p>
          <LinkButton to="/catalogue">{t('applying.home.find')}</LinkButton>
        </p>
      </Notice>
    );
  return <ForWhom of={of} mine={mine} />;
}

function ForWhom({ of, mine }: { readonly of: Call; readonly mine: Mine }) {
  const t = useT();
  const navigate = useNavigate();
  const api = useApiCall();
  const takes = (kind: Mine[number]['kind']) =>
    kind !== 'individual' && of.applicants.includes('organisation') && (of.organisationKinds?.includes(kind) ?? true);
  const fitting = mine.filter(({ kind }) => takes(kind));
  const choices = [
    ...fitting.map(({ id, nameEn, nameZh }) => ({ value: id, label: [nameEn, nameZh].filter(Boolean).join(' ') })),
    ...(of.applicants.includes('person') ? [{ value: MYSELF, label: t('applying.new.myself') }] : []),
  ];
  const [chosen, setChosen] = useState(choices.length === 1 ? choices[0]!.value : '');
  const begin = useAct('POST /applications', {
    refreshes: ['GET /applications/mine', 'GET /organisations/mine'],
    onDone: ({ id }) => void navigate(`/portal/applications/${id}`, { replace: true }),
  });
  const [failed, setFailed] = useState<Error | null>(null);
  const start = async () => {
    try {
      setFailed(null);
      const organisationId = chosen === MYSELF ? (await api('POST /organisations/individual', {})).id : chosen;
      begin.mutate({ body: { callId: of.id, organisationId } });
    } catch (error) {
      setFailed(error as Error);
    }
  };
  if (choices.length === 0)
    return (
      <Notice tone="amber">
        <p>{t(mine.length === 0 ? 'applying.new.no_organisation' : 'applying.new.none_fits')}</p>
        <p>
          <LinkButton to="/portal/organisations/new">{t('applying.new.register')}</LinkButton>
        </p>
      </Notice>
    );
  return (
    <Form onSubmit={() => void start()} problem={failed ?? begin.error}>
      <ChoiceField
        name="organisationId"
        label={t('applying.new.for_whom')}
        choices={choices}
        value={chosen}
        onChange={setChosen}
      />
      <p className="muted">{t('applying.new.saved_hint')}</p>
      <Button type="submit" isDisabled={chosen === ''} isPending={begin.isPending}>
        {t('applying.new.start')}
      </Button>
    </Form>
  );
}
