import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField, MultiField, SelectField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';

const reaches = ['all_read', 'everything', 'chosen'] as const;
type Reach = (typeof reaches)[number];
const lengths = ['7', '30', '90', '180', '365'] as const;

interface NewTokenProps {
  /** Those of use to me. */
  readonly scopes: readonly string[];
  readonly onMade: (token: string) => void;
}

/** Makes a token: what it is for, what it may do, and for how long. */
export function NewToken({ scopes, onMade }: NewTokenProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [reach, setReach] = useState<Reach>('all_read');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState('90');
  const make = useAct('POST /me/tokens', {
    onDone: ({ token }) => {
      onMade(token);
      setName('');
      setChosen([]);
    },
  });
  const wanted: Readonly<Record<Reach, readonly string[]>> = {
    all_read: scopes.filter((scope) => scope.endsWith(':read')),
    everything: scopes,
    chosen,
  };
  const send = () => make.mutate({ body: { name, scopes: [...wanted[reach]], days: Number(days) } });
  return (
    <section className="stack" aria-labelledby="make">
      <h2 id="make">{t('tokens.make')}</h2>
      <Form onSubmit={send} problem={make.error}>
        <TextField name="name" label={t('tokens.name')} hint={t('tokens.name.hint')} value={name} onChange={setName} />
        <ChoiceField
          name="reach"
          label={t('tokens.scopes')}
          value={reach}
          onChange={(value) => setReach(value as Reach)}
          choices={reaches.map((value) => ({ value, label: t(`tokens.scopes.${value}`) }))}
        />
        {reach === 'chosen' && (
          <MultiField
            name="scopes"
            label={t('tokens.scopes.choose')}
            value={chosen}
            onChange={setChosen}
            choices={scopes.map((value) => ({ value, label: value }))}
          />
        )}
        <SelectField
          name="days"
          label={t('tokens.days')}
          value={days}
          onChange={setDays}
          choices={lengths.map((value) => ({ value, label: t('tokens.days.n', { days: value }) }))}
        />
        <p>
          <Button type="submit" isPending={make.isPending}>
            {t('tokens.make')}
          </Button>
        </p>
      </Form>
    </section>
  );
}
