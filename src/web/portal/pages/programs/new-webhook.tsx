import { useState } from 'react';
import type { Me } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import { Button } from '../../../ui/button.tsx';
import { MultiField, SelectField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useAct } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { useOwnerName } from './owner-name.ts';

type Kind = ApiAnswer<'GET /webhooks'>['officeKinds'][number];

interface NewWebhookProps {
  readonly organisations: Me['organisations'];
  readonly isAdmin: boolean;
  readonly kinds: readonly Kind[];
  readonly officeKinds: readonly Kind[];
  readonly onMade: (secret: string) => void;
}

const hub = 'hub';

/** Sets a webhook up: for whom, where to, and which events. */
export function NewWebhook({ organisations, isAdmin, kinds, officeKinds, onMade }: NewWebhookProps) {
  const t = useT();
  const ownerName = useOwnerName();
  const owners = [
    ...organisations.map(({ id, nameEn, nameZh }) => ({
      value: id,
      label: ownerName({ organisationId: id, nameEn, nameZh, scheme: null }),
    })),
    ...(isAdmin ? [{ value: hub, label: t('webhooks.for.hub') }] : []),
  ];
  const [owner, setOwner] = useState(owners[0]?.value ?? '');
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const make = useAct('POST /webhooks', {
    onDone: ({ secret }) => {
      onMade(secret);
      setUrl('');
      setChosen([]);
    },
  });
  if (owners.length === 0) return null;
  const offered = owner === hub ? officeKinds : kinds;
  const send = () => {
    const wanted = offered.filter((kind) => chosen.includes(kind));
    make.mutate({ body: { organisationId: owner === hub ? null : owner, url, kinds: wanted } });
  };
  return (
    <section className="stack" aria-labelledby="add">
      <h2 id="add">{t('webhooks.add')}</h2>
      <Form onSubmit={send} problem={make.error}>
        <SelectField name="organisationId" label={t('webhooks.for')} value={owner} onChange={setOwner} choices={owners} />
        <TextField name="url" label={t('webhooks.url')} hint={t('webhooks.url.hint')} value={url} onChange={setUrl} />
        <MultiField
          name="kinds"
          label={t('webhooks.kinds')}
          value={chosen}
          onChange={setChosen}
          choices={offered.map((value) => ({ value, label: t(`log.event.${value}`), hint: value }))}
        />
        <p>
          <Button type="submit" isPending={make.isPending}>
            {t('webhooks.add')}
          </Button>
        </p>
      </Form>
    </section>
  );
}
