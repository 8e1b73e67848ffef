import { Button } from '../../../web/ui/button.tsx';
import { SavedState } from '../../../web/ui/draft/use-draft.tsx';
import { Notice } from '../../../web/ui/blocks.tsx';
import { ChoiceField, SelectField } from '../../../web/ui/form/choice-fields.tsx';
import { Form } from '../../../web/ui/form/form.tsx';
import { MoneyField } from '../../../web/ui/form/text-fields.tsx';
import { useAct } from '../../../web/ui/queries.ts';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { RuleList } from '../../../web/office/parts/rules.tsx';
import { Acts, type MyPackage } from './package-acts.tsx';
import { Features, Items } from './package-lists.tsx';
import { TextTrio } from './text-trio.tsx';
import { centsFrom } from './typed-content.ts';
import { usePackageCheck, useSavedPackage } from './use-package.ts';

/** Writes a package: saved as it is typed, with the scheme's rules and what it comes to beside it. */
export function PackageEditor({ of, person }: { readonly of: MyPackage; readonly person: string }) {
  const t = useT();
  const format = useFormat();
  const { typed, change, saving, flush, isContested, settle } = useSavedPackage(of, person);
  const check = usePackageCheck(of, typed);
  const submit = useAct('POST /packages/:id/submit');
  const send = async () => {
    if (await flush()) submit.mutate({ params: { id: of.id } });
  };
  const choices = (options: MyPackage['sectors']) => options.map(({ value, label }) => ({ value, label: format.text(label) }));
  const isFixed = of.replaces !== null;
  return (
    <div className="sidebar-layout">
      <Form onSubmit={() => void send()} problem={submit.error}>
        {isContested && <Contested onSettle={settle} />}
        <section className="form-section" aria-labelledby="place">
          <h2 id="place">{t('marketplace.edit.place')}</h2>
          {isFixed && <p className="muted">{t('marketplace.edit.place_fixed')}</p>}
          <SelectField
            name="category"
            label={t('marketplace.catalogue.category')}
            value={typed.category}
            onChange={(category) => change({ category })}
            choices={choices(of.categories)}
            isDisabled={isFixed}
          />
          <SelectField
            name="sector"
            label={t('marketplace.catalogue.sector')}
            value={typed.sector}
            onChange={(sector) => change({ sector })}
            choices={choices(of.sectors)}
            isDisabled={isFixed}
          />
        </section>
        <section className="form-section" aria-labelledby="what">
          <h2 id="what">{t('marketplace.edit.what')}</h2>
          <TextTrio name="name" label={t('marketplace.edit.name')} value={typed.name} onChange={(name) => change({ name })} />
          <TextTrio
            name="summary"
            label={t('marketplace.edit.summary')}
            hint={t('marketplace.edit.summary_hint')}
            value={typed.summary}
            onChange={(summary) => change({ summary })}
            isLong
            maxLength={600}
          />
        </section>
        <Items items={typed.includes} onChange={(includes) => change({ includes })} />
        <section className="form-section" aria-labelledby="price">
          <h2 id="price">{t('marketplace.edit.price')}</h2>
          <ChoiceField
            name="pricing"
            label={t('marketplace.catalogue.pricing')}
            value={typed.pricing}
            onChange={(pricing) => change({ pricing: pricing === 'monthly' ? 'monthly' : 'one-off' })}
            choices={(['one-off', 'monthly'] as const).map((value) => ({ value, label: t(`marketplace.pricing.${value}`) }))}
            inRow
          />
          <MoneyField
            name="packagePrice"
            label={t(typed.pricing === 'monthly' ? 'marketplace.edit.fee' : 'marketplace.edit.amount')}
            hint={t('common.money.hint')}
            value={typed.amount}
            onChange={(amount) => change({ amount })}
            error={typed.amount.trim() !== '' && centsFrom(typed.amount) === undefined ? t('common.money.bad') : undefined}
          />
        </section>
        <Features options={typed.options} onChange={(options) => change({ options })} />
        <div className="row">
          <Button type="submit" isPending={submit.isPending} isDisabled={!of.may.submit}>
            {t('marketplace.edit.send')}
          </Button>
          <SavedState saving={saving} />
        </div>
        <Acts of={of} />
      </Form>
      <aside className="sticky stack" aria-labelledby="check">
        <h2 id="check" className="side-title">
          {t('marketplace.edit.check')}
        </h2>
        <p className="check-price">
          {check?.price ? t('marketplace.edit.costs', { price: check.price }) : t('marketplace.edit.no_cost')}
        </p>
        <RuleList rules={check?.rules ?? of.rules} />
        <p className="small muted">{t('marketplace.edit.missing', { n: (check?.missing ?? of.missing).length })}</p>
      </aside>
    </div>
  );
}

/** Somebody else has saved the package meanwhile: nothing is overwritten until the reader has chosen. */
function Contested({ onSettle }: { readonly onSettle: (choice: 'yours' | 'theirs') => void }) {
  const t = useT();
  return (
    <Notice tone="amber" announced title={t('marketplace.edit.contested')}>
      <div className="row">
        <Button kind="secondary" onPress={() => onSettle('yours')}>
          {t('marketplace.edit.keep_mine')}
        </Button>
        <Button kind="secondary" onPress={() => onSettle('theirs')}>
          {t('marketplace.edit.take_theirs')}
        </Button>
      </div>
    </Notice>
  );
}
