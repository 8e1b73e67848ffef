import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { has, useMe } from '../../../app/me.ts';
import { Empty } from '../../../ui/blocks.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/form/choice-fields.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { useAct, useApi } from '../../../ui/queries.ts';
import { useFormat, useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import type { ApiAnswer } from '../../../ui/api.ts';

type Listed = ApiAnswer<'GET /schemes'>['schemes'][number];

/** A new scheme, begun as a copy of another or as the small template. */
export default function NewSchemePage() {
  const t = useT();
  const me = useMe();
  const schemes = useApi('GET /schemes');
  return (
    <Page
      title={t('drafting.new')}
      lede={t('drafting.new_lede')}
      crumbs={[{ to: '/office/schemes', label: t('drafting.title') }]}
    >
      {me.data && !has(me.data, ['admin']) ? (
        <Empty title={t('drafting.not_yours')} />
      ) : (
        <Shown query={schemes}>{(answer) => <NewSchemeForm schemes={answer.schemes} />}</Shown>
      )}
    </Page>
  );
}

function NewSchemeForm({ schemes }: { readonly schemes: readonly Listed[] }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [from, setFrom] = useState(search.get('from') ?? '');
  const [name, setName] = useState('');
  const [prefix, setPrefix] = useState('');
  const begin = useAct('POST /scheme-drafts', { onDone: ({ id }) => void navigate(`/office/schemes/drafts/${id}`) });
  const body = { name, ...(from !== '' && { from }), ...(prefix !== '' && { prefix: prefix.toUpperCase() }) };
  return (
    <Form onSubmit={() => begin.mutate({ body })} problem={begin.error}>
      <SelectField
        name="from"
        label={t('drafting.from')}
        hint={t('drafting.from_hint')}
        isOptional
        choices={schemes.map((one) => ({ value: one.scheme, label: format.text(one.name) }))}
        value={from}
        onChange={setFrom}
      />
      <TextField name="name" label={t('schemefile.part.scheme')} hint={t('drafting.name_hint')} value={name} onChange={setName} />
      <TextField
        name="prefix"
        label={t('schemefile.part.prefix')}
        hint={t('drafting.prefix_hint')}
        isOptional
        isShort
        value={prefix}
        onChange={setPrefix}
      />
      <p>
        <Button type="submit" isPending={begin.isPending}>
          {t('drafting.begin')}
        </Button>
      </p>
    </Form>
  );
}
