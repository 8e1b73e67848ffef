import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useReading, useT } from '../../../ui/reading.tsx';
import { Status } from '../../../ui/values.tsx';
import { withQuery } from '../../../ui/addresses.ts';
import type { FormField } from '../../../ui/form/answer-field.tsx';
import { usePathLabel } from '../../form/path-label.ts';
import type { Application } from './use-application.tsx';
import { nameIn } from './use-together.ts';
import type { Together } from './use-together.ts';

interface TogetherProps {
  readonly it: Application;
  readonly together: Together;
}

/** Who works on an application: asked in, given parts, and where they are now. */
export function TogetherPanel({ it, together }: TogetherProps) {
  const t = useT();
  const isAlone = together.people.length === 1 && together.guests.length === 0;
  return (
    <section className="stack" aria-labelledby="together">
      <h2 id="together">{t('together.title')}</h2>
      <ul className="plain-list">
        {together.people.map(({ id, name, isGuest }) => (
          <li key={id}>
            {name}
            {id === together.me && <span className="muted"> ({t('together.you')})</span>}
            {isGuest && <span className="muted"> ({t('together.guest')})</span>}
            <Where it={it} together={together} person={id} />
          </li>
        ))}
      </ul>
      {together.guests.length > 0 && <Guests id={it.id} together={together} />}
      {!isAlone && <WhoDoes id={it.id} part="certify" label={t('together.certify')} together={together} />}
      {together.mayAsk && <AskIn id={it.id} />}
    </section>
  );
}

function Where({ it, together, person }: TogetherProps & { readonly person: string }) {
  const t = useT();
  const fields: readonly FormField[] = it.form.sections.flatMap((section) => section.fields);
  const labelOf = usePathLabel(fields, it.answers);
  const at = together.here.find((one) => one.person === person);
  if (!at) return null;
  return (
    <span className="muted small">
      {' '}
      · {t('together.here_at', { name: nameIn(together, person) ?? '', part: labelOf(at.part) })}
    </span>
  );
}

function Guests({ id, together }: { readonly id: string; readonly together: Together }) {
  const t = useT();
  const end = useAct('DELETE /applications/:id/people/:guest', { refreshes: ['GET /applications/:id/people'] });
  return (
    <ul className="plain-list stack">
      {together.guests.map(({ id: guest, email, state }) => (
        <li key={guest} className="picked">
          <span>
            {email}{' '}
            <Status tone={state === 'joined' ? 'jade' : state === 'asked' ? 'harbour' : 'amber'}>
              {t(`together.state.${state}`)}
            </Status>
          </span>
          {together.mayAsk && (
            <Button
              kind="quiet"
              aria-label={t('together.end_named', { email })}
              onPress={() => end.mutate({ params: { id, guest } })}
            >
              {t('together.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function AskIn({ id }: { readonly id: string }) {
  const t = useT();
  const { locale } = useReading();
  const [email, setEmail] = useState('');
  const ask = useAct('POST /applications/:id/people', {
    refreshes: ['GET /applications/:id/people'],
    onDone: () => setEmail(''),
  });
  return (
    <Form onSubmit={() => ask.mutate({ params: { id }, body: { email, language: locale } })} problem={ask.error}>
      <TextField
        name="email"
        type="email"
        keyboard="email"
        label={t('together.email')}
        hint={t('together.email_hint')}
        value={email}
        onChange={setEmail}
      />
      <Button type="submit" kind="secondary" isPending={ask.isPending}>
        {t('together.ask')}
      </Button>
    </Form>
  );
}

interface WhoDoesProps {
  readonly id: string;
  readonly part: string;
  readonly label: string;
  readonly together: Together;
}

/** Who answers a part of the form: chosen from everybody on the application. */
export function WhoDoes({ id, part, label, together }: WhoDoesProps) {
  const t = useT();
  const give = useAct('PUT /applications/:id/tasks', { refreshes: ['GET /applications/:id/people'] });
  const people = part === 'certify' ? together.people.filter(({ isGuest }) => !isGuest) : together.people;
  return (
    <label className="who-does">
      <span className="small muted">{label}</span>
      <select
        className="input"
        value={together.tasks.find((task) => task.part === part)?.person ?? ''}
        onChange={({ currentTarget }) =>
          give.mutate({ params: { id }, body: { part, person: currentTarget.value === '' ? null : currentTarget.value } })
        }
      >
        <option value="">{t('together.nobody')}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A switch in the address between all parts of the form and those given to the reader. */
export function OnlyMine({ isOn }: { readonly isOn: boolean }) {
  const t = useT();
  const { here, Anchor } = useReading();
  return <Anchor href={withQuery(here, { mine: isOn ? null : '1' })}>{t(isOn ? 'together.all' : 'together.mine')}</Anchor>;
}
