import { useState } from 'react';
import { Notice } from '../../ui/blocks.tsx';
import type { ApiAnswer } from '../../ui/api.ts';
import { Button } from '../../ui/button.tsx';
import { YesNoField } from '../../ui/form/choice-fields.tsx';
import { DateField } from '../../ui/form/date-field.tsx';
import { Form } from '../../ui/form/form.tsx';
import { NumberField, TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useReading, useT } from '../../ui/reading.tsx';

type Organisation = ApiAnswer<'GET /organisations/:id'>;

const yesNo = ['substantive_business', 'listed', 'subvented', 'statutory_body'] as const;

/** What the hub knows of an organisation. A change is written down with the day from which it is true. */
export function OrganisationFacts({ of: { id, facts } }: { readonly of: Organisation }) {
  const t = useT();
  const { now } = useReading();
  const [staff, setStaff] = useState(String(facts.full_time_staff ?? ''));
  const [address, setAddress] = useState(facts.address ?? '');
  const [incorporated, setIncorporated] = useState(facts.incorporated_on ?? '');
  const [website, setWebsite] = useState(facts.website ?? '');
  const [answers, setAnswers] = useState(
    () => Object.fromEntries(yesNo.map((name) => [name, facts[name] ?? null])) as Record<(typeof yesNo)[number], boolean | null>,
  );
  const [since, setSince] = useState(() => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  const save = useAct('PUT /organisations/:id/facts', { refreshes: ['GET /organisations/:id'] });
  const submit = () => {
    const stated = {
      ...(staff.trim() !== '' && { full_time_staff: Number(staff.replaceAll(',', '')) }),
      ...(address.trim() !== '' && { address }),
      ...(website.trim() !== '' && { website }),
      ...(incorporated !== '' && { incorporated_on: incorporated }),
      ...Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null)),
    };
    save.mutate({ params: { id }, body: { facts: stated, validFrom: since } });
  };
  return (
    <section className="stack" aria-labelledby="facts">
      <h2 id="facts">{t('people.facts.title')}</h2>
      <p className="muted">{t('people.facts.lede')}</p>
      <Form onSubmit={submit} problem={save.error}>
        <NumberField
          name="facts.full_time_staff"
          label={t('people.fact.full_time_staff')}
          hint={t('people.fact.full_time_staff_hint')}
          value={staff}
          onChange={setStaff}
        />
        {yesNo.map((name) => (
          <YesNoField
            key={name}
            name={`facts.${name}`}
            label={t(`people.fact.${name}`)}
            value={answers[name]}
            onChange={(answer) => setAnswers({ ...answers, [name]: answer })}
          />
        ))}
        <DateField
          name="facts.incorporated_on"
          label={t('people.fact.incorporated_on')}
          isOptional
          value={incorporated}
          onChange={setIncorporated}
        />
        <TextField
          name="facts.address"
          label={t('people.fact.address')}
          isOptional
          value={address}
          onChange={setAddress}
          autoComplete="street-address"
        />
        <TextField
          name="facts.website"
          label={t('people.fact.website')}
          hint={t('people.fact.website_hint')}
          isOptional
          value={website}
          onChange={setWebsite}
          autoComplete="url"
        />
        <DateField
          name="validFrom"
          label={t('people.facts.since')}
          hint={t('people.facts.since_hint')}
          value={since}
          onChange={setSince}
        />
        {save.isSuccess && (
          <Notice tone="jade" announced>
            {t('people.facts.saved')}
          </Notice>
        )}
        <div>
          <Button type="submit" isPending={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
