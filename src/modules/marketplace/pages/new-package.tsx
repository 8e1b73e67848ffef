import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Button } from '../../../web/ui/button.tsx';
import { ChoiceField } from '../../../web/ui/form/choice-fields.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { MoneyField } from '../../../web/ui/form/text-fields.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useAct, useApi } from '../../../web/ui/queries.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { TextTrio } from './text-trio.tsx';
import { blankText, centsFrom, type Pricing } from './typed-content.ts';

/** Where a package belongs, what it is called and what it costs: the rest is written on its own page. */
export default function NewPackagePage() {
  const { id = '' } = useParams();
  const t = useT();
  const packages = useApi('GET /providers/:id/packages', { params: { id } });
  return (
    <Page
      title={t('marketplace.edit.new_title')}
      crumbs={[{ to: `/portal/providers/${id}/packages`, label: t('marketplace.packages.title') }]}
    >
      <Shown query={packages}>{(it) => <Begin of={it} />}</Shown>
    </Page>
  );
}

function Begin({ of }: { readonly of: ApiAnswer<'GET /providers/:id/packages'> }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const known = (options: typeof of.sectors, value: string | null) =>
    options.find((option) => option.value === value)?.value ?? '';
  const [sector, setSector] = useState(known(of.sectors, search.get('sector')));
  const [category, setCategory] = useState(known(of.categories, search.get('category')));
  const [name, setName] = useState(blankText);
  const [pricing, setPricing] = useState<Pricing>('one-off');
  const [amount, setAmount] = useState('');
  const [isSent, setIsSent] = useState(false);
  const begin = useAct('POST /packages', {
    onDone: ({ id }) => void navigate(`/portal/providers/packages/${id}`, { replace: true }),
  });
  const cents = centsFrom(amount);
  const send = () => {
    setIsSent(true);
    if (cents === undefined || sector === '' || category === '') return;
    const content = { sector, category, name, summary: blankText, includes: [], pricing, amount: cents, options: [] };
    begin.mutate({ body: { providerId: of.provider.id, content } });
  };
  const needed = (value: string) => (isSent && value === '' ? t('common.required') : undefined);
  const choices = (options: typeof of.sectors) => options.map(({ value, label }) => ({ value, label: format.text(label) }));
  return (
    <Form onSubmit={send} problem={begin.error}>
      <ChoiceField
        name="category"
        label={t('marketplace.catalogue.category')}
        value={category}
        onChange={setCategory}
        choices={choices(of.categories)}
        error={needed(category)}
      />
      <ChoiceField
        name="sector"
        label={t('marketplace.catalogue.sector')}
        value={sector}
        onChange={setSector}
        choices={choices(of.sectors)}
        error={needed(sector)}
      />
      <TextTrio name="content.name" label={t('marketplace.edit.name')} value={name} onChange={setName} />
      <ChoiceField
        name="pricing"
        label={t('marketplace.catalogue.pricing')}
        value={pricing}
        onChange={(value) => setPricing(value === 'monthly' ? 'monthly' : 'one-off')}
        choices={(['one-off', 'monthly'] as const).map((value) => ({ value, label: t(`marketplace.pricing.${value}`) }))}
        inRow
      />
      <MoneyField
        name="content.amount"
        label={t(pricing === 'monthly' ? 'marketplace.edit.fee' : 'marketplace.edit.amount')}
        hint={t('common.money.hint')}
        value={amount}
        onChange={setAmount}
        error={isSent && cents === undefined ? t('common.money.bad') : undefined}
      />
      <div>
        <Button type="submit" isPending={begin.isPending}>
          {t('marketplace.edit.begin')}
        </Button>
      </div>
    </Form>
  );
}
