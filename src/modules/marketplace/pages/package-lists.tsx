import { Button } from '../../../web/ui/button.tsx';
import { ChoiceField } from '../../../web/ui/form/choice-fields.tsx';
import { MoneyField } from '../../../web/ui/form/text-fields.tsx';
import { useT } from '../../../web/ui/reading.tsx';
import { TextTrio } from './text-trio.tsx';
import { blankText, centsFrom, newKey, type TypedItem, type TypedOption } from './typed-content.ts';

interface ItemsProps {
  readonly items: readonly TypedItem[];
  readonly onChange: (items: readonly TypedItem[]) => void;
}

/** What comes for the basic price, one thing after the other. */
export function Items({ items, onChange }: ItemsProps) {
  const t = useT();
  return (
    <section className="form-section" aria-labelledby="includes">
      <h2 id="includes">{t('marketplace.edit.includes')}</h2>
      <p className="muted">{t('marketplace.edit.includes_hint')}</p>
      {items.map(({ key, text }, at) => (
        <div key={key} className="list-item">
          <TextTrio
            name={`includes.${at}`}
            label={t('marketplace.edit.item', { n: at + 1 })}
            value={text}
            onChange={(next) => onChange(items.map((item) => (item.key === key ? { key, text: next } : item)))}
          />
          <Button
            kind="quiet"
            onPress={() => onChange(items.filter((item) => item.key !== key))}
            aria-label={t('marketplace.edit.remove_item', { n: at + 1 })}
          >
            {t('common.remove')}
          </Button>
        </div>
      ))}
      {items.length < 20 && (
        <div>
          <Button kind="secondary" onPress={() => onChange([...items, { key: newKey(), text: blankText }])}>
            {t('marketplace.edit.add_item')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface FeaturesProps {
  readonly options: readonly TypedOption[];
  readonly onChange: (options: readonly TypedOption[]) => void;
}

/** What can be added, each with its own price. */
export function Features({ options, onChange }: FeaturesProps) {
  const t = useT();
  const change = (key: string, part: Partial<TypedOption>) =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...part } : option)));
  return (
    <section className="form-section" aria-labelledby="options">
      <h2 id="options">{t('marketplace.edit.options')}</h2>
      <p className="muted">{t('marketplace.edit.options_hint')}</p>
      {options.map(({ key, name, pricing, amount }, at) => (
        <div key={key} className="list-item">
          <TextTrio
            name={`options.${at}.name`}
            label={t('marketplace.edit.option', { n: at + 1 })}
            value={name}
            onChange={(next) => change(key, { name: next })}
          />
          <ChoiceField
            name={`options.${at}.pricing`}
            label={t('marketplace.catalogue.pricing')}
            value={pricing}
            onChange={(value) => change(key, { pricing: value === 'monthly' ? 'monthly' : 'one-off' })}
            choices={(['one-off', 'monthly'] as const).map((value) => ({ value, label: t(`marketplace.pricing.${value}`) }))}
            inRow
          />
          <MoneyField
            name={`options.${at}.amount`}
            label={t('marketplace.edit.option_amount')}
            value={amount}
            onChange={(value) => change(key, { amount: value })}
            error={amount.trim() !== '' && centsFrom(amount) === undefined ? t('common.money.bad') : undefined}
          />
          <Button
            kind="quiet"
            onPress={() => onChange(options.filter((option) => option.key !== key))}
            aria-label={t('marketplace.edit.remove_option', { n: at + 1 })}
          >
            {t('common.remove')}
          </Button>
        </div>
      ))}
      {options.length < 20 && (
        <div>
          <Button
            kind="secondary"
            onPress={() =>
              onChange([...options, { key: newKey(), id: undefined, name: blankText, pricing: 'one-off', amount: '' }])
            }
          >
            {t('marketplace.edit.add_option')}
          </Button>
        </div>
      )}
    </section>
  );
}
