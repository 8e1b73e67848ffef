import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { LongTextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { useName } from '../../parts/names.ts';
import type { OfficeCall } from './call.tsx';
import { guestsOf } from './new-call.ts';

/** Who may apply to a call by invitation. */
export function Guests({ it, isAdmin }: { readonly it: OfficeCall; readonly isAdmin: boolean }) {
  const t = useT();
  const name = useName();
  const [typed, setTyped] = useState('');
  const invite = useAct('POST /calls/:id/invitations', { onDone: () => setTyped('') });
  const remove = useAct('DELETE /calls/:id/invitations/:invitation');
  return (
    <section className="stack" aria-labelledby="guests">
      <h2 id="guests">{t('callpage.office.guests_count', { n: it.invitations.length })}</h2>
      <ul className="plain-list stack">
        {it.invitations.map(({ id, organisation, email }) => {
          const who = organisation ? name(organisation) : (email ?? '');
          return (
            <li key={id} className="row">
              <span>{who}</span>
              {isAdmin && (
                <Button
                  kind="quiet"
                  aria-label={t('callpage.office.uninvite_named', { who })}
                  isPending={remove.isPending}
                  onPress={() => remove.mutate({ params: { id: it.id, invitation: id } })}
                >
                  {t('callpage.office.uninvite')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {isAdmin && it.state !== 'cancelled' && (
        <Form
          onSubmit={() => invite.mutate({ params: { id: it.id }, body: { organisations: [], ...guestsOf(typed) } })}
          problem={invite.error}
        >
          <LongTextField
            name="emails"
            label={t('callpage.office.guests')}
            hint={t('callpage.office.guests_hint')}
            rows={3}
            maxLength={20_000}
            value={typed}
            onChange={setTyped}
          />
          <p>
            <Button type="submit" kind="secondary" isPending={invite.isPending}>
              {t('callpage.office.invite')}
            </Button>
          </p>
        </Form>
      )}
    </section>
  );
}
