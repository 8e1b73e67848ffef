import { useState } from 'react';
import type { ApiAnswer } from '../../ui/api.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useReading, useT } from '../../ui/reading.tsx';
import { Day } from '../../ui/values.tsx';
import { useNameOf } from './organisation-name.ts';

type Organisation = ApiAnswer<'GET /organisations/:id'>;

/** The group of companies an organisation belongs to: declared by either side, and taken back by the one that declared it. */
export function OrganisationGroup({ of: { id, group } }: { readonly of: Organisation }) {
  const t = useT();
  const nameOf = useNameOf();
  const { now } = useReading();
  const [brNumber, setBrNumber] = useState('');
  const [since, setSince] = useState(() => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  const refreshes = { refreshes: ['GET /organisations/:id'] } as const;
  const join = useAct('POST /organisations/:id/group', { ...refreshes, onDone: () => setBrNumber('') });
  const leave = useAct('DELETE /organisations/:id/group/:tie', refreshes);
  return (
    <section className="stack" aria-labelledby="group">
      <h2 id="group">{t('people.group.title')}</h2>
      <p className="muted">{t('people.group.lede')}</p>
      {group.length > 0 && (
        <ul>
          {group.map((tie) => (
            <li key={tie.id}>
              {nameOf(tie)} · <Day day={tie.since} />{' '}
              {tie.isOwn ? (
                <Button
                  kind="quiet"
                  aria-label={t('people.group.leave', { name: nameOf(tie) })}
                  isPending={leave.isPending}
                  onPress={() => leave.mutate({ params: { id, tie: tie.id } })}
                >
                  {t('people.group.take_back')}
                </Button>
              ) : (
                <span className="muted small">{t('people.group.theirs')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={() => join.mutate({ params: { id }, body: { brNumber, since } })} problem={join.error}>
        <TextField name="brNumber" label={t('people.group.br')} isShort value={brNumber} onChange={setBrNumber} />
        <DateField name="since" label={t('people.group.since')} value={since} onChange={setSince} />
        <div>
          <Button type="submit" kind="secondary" isPending={join.isPending} isDisabled={brNumber.trim() === ''}>
            {t('people.group.join')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
