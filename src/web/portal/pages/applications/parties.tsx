import { useState } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import type { Value } from '../../../ui/draft/draft.ts';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Status } from '../../../ui/values.tsx';
import { FillingProvider } from '../../form/filling.tsx';
import { OrganisationField } from '../../form/organisation-field.tsx';
import { useLookUp } from '../../form/use-look-up.ts';
import { partyTone } from './states.ts';

type Party = ApiAnswer<'GET /applications/:id/parties'>['parties'][number];

/** The other organisations of an application: who is asked for, who was named, who has confirmed. Nothing where none are. */
export function Parties({ id, isSent = false }: { readonly id: string; readonly isSent?: boolean }) {
  const t = useT();
  const parties = useApi('GET /applications/:id/parties', { params: { id } });
  return (
    <Shown query={parties}>
      {(it) =>
        it.parties.length > 0 && (
          <section className="stack" aria-labelledby="parties">
            <h2 id="parties">{t('parties.title')}</h2>
            {it.parties.map((party) => (
              <OneParty key={party.id} application={id} of={party} isSent={isSent} />
            ))}
          </section>
        )
      }
    </Shown>
  );
}

function OneParty({ application, of, isSent }: { readonly application: string; readonly of: Party; readonly isSent: boolean }) {
  const t = useT();
  const format = useFormat();
  const remove = useAct('DELETE /applications/:id/parties/:party', { refreshes: ['GET /applications/:id/parties'] });
  return (
    <div className="panel stack" data-field={`parties.${of.id}`}>
      <h3>{format.text(of.title)}</h3>
      <p>{format.text(of.text)}</p>
      {!isSent && <p className="muted">{t('parties.how_many', { least: of.least, most: of.most })}</p>}
      {of.named.length > 0 && (
        <ul className="plain-list stack">
          {of.named.map((one) => (
            <li key={one.id} className="picked">
              <span>
                <strong>{one.name}</strong> {one.nameZh}{' '}
                <Status tone={partyTone[one.state]}>{t(`parties.state.${one.state}`)}</Status>
                <br />
                <span className="muted small">
                  {one.email} · {t('parties.asked_at', { at: one.askedAt })}
                  {one.state === 'confirmed' &&
                    one.validUntil !== null &&
                    ` · ${t('parties.valid_until', { at: one.validUntil })}`}
                  {one.reason !== null && ` · ${one.reason}`}
                </span>
              </span>
              {!isSent && (
                <Button
                  kind="quiet"
                  onPress={() => remove.mutate({ params: { id: application, party: one.id } })}
                  aria-label={t('parties.remove_named', { name: one.name })}
                >
                  {t('parties.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {of.mayName && <NameOne application={application} party={of} />}
    </div>
  );
}

const organisation = { id: 'organisation', kind: 'organisation', required: true } as const;
const label = { en: '', 'zh-Hant': '', 'zh-Hans': '' };

function NameOne({ application, party }: { readonly application: string; readonly party: Party }) {
  const t = useT();
  const { locale } = useReading();
  const lookUp = useLookUp();
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({});
  const [email, setEmail] = useState('');
  const name = useAct('POST /applications/:id/parties', {
    refreshes: ['GET /applications/:id/parties'],
    onDone: () => {
      setValues({});
      setEmail('');
    },
  });
  const { id, nameEn, nameZh } = (values['organisation'] ?? {}) as Partial<Record<'id' | 'nameEn' | 'nameZh', string>>;
  const field = { ...organisation, label: { ...label, [locale]: t('parties.organisation') } };
  const send = () =>
    name.mutate({
      params: { id: application },
      body: {
        party: party.id,
        email,
        language: locale,
        ...(id === undefined ? { ...(nameEn && { nameEn }), ...(nameZh && { nameZh }) } : { organisationId: id }),
      },
    });
  return (
    <Form onSubmit={send} problem={name.error}>
      <FillingProvider
        value={{
          values,
          change: (path, value) => setValues((before) => ({ ...before, [path]: value })),
          leave: () => undefined,
          error: () => undefined,
          isShown: () => true,
          isDisabled: false,
          documents: () => null,
          lookUp,
        }}
      >
        <OrganisationField field={field} path="organisation" />
      </FillingProvider>
      <TextField
        name="email"
        type="email"
        keyboard="email"
        label={t('parties.email')}
        hint={t('parties.email_hint')}
        value={email}
        onChange={setEmail}
      />
      <Button type="submit" kind="secondary" isPending={name.isPending}>
        {t('parties.ask')}
      </Button>
    </Form>
  );
}
