import { withQuery } from '../../../web/ui/addresses.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Facet } from '../../../web/ui/facets.tsx';
import { Go, useFormat, useReading, useT } from '../../../web/ui/reading.tsx';
import { type Asked, centsOf } from './catalogue-address.ts';

interface FiltersProps {
  readonly asked: Asked;
  readonly answer: ApiAnswer<'GET /catalogue'>;
}

/** Everything that narrows the list. Folded on a narrow screen, open beside the list on a wide one. */
export function Filters({ asked, answer }: FiltersProps) {
  const t = useT();
  const format = useFormat();
  const { facets, schemes, scheme } = answer;
  const labelled = (options: typeof facets.sector) =>
    options.map(({ value, label, count }) => ({ value, label: format.text(label), count }));
  return (
    <details className="catalogue-filters">
      <summary className="catalogue-filters-open">{t('common.filters')}</summary>
      <div className="filters">
        {asked.sort && <input type="hidden" name="sort" value={asked.sort} />}
        {asked.compare.map((id) => (
          <input key={id} type="hidden" name="compare" value={id} />
        ))}
        {schemes.length > 1 && (
          <label className="catalogue-select">
            <span className="facet-title">{t('marketplace.catalogue.scheme')}</span>
            <select name="scheme" className="input" defaultValue={scheme.scheme}>
              {schemes.map((one) => (
                <option key={one.scheme} value={one.scheme}>
                  {format.text(one.name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <Facet name="sector" title={t('marketplace.catalogue.sector')} options={labelled(facets.sector)} chosen={asked.sector} />
        <Facet
          name="category"
          title={t('marketplace.catalogue.category')}
          options={labelled(facets.category)}
          chosen={asked.category}
        />
        <PriceRange asked={asked} prices={facets.prices} />
        <Facet
          name="pricing"
          title={t('marketplace.catalogue.pricing')}
          options={(['one-off', 'monthly'] as const).map((value) => ({
            value,
            label: t(`marketplace.pricing.${value}`),
            count: facets.pricing.find((one) => one.value === value)?.count ?? 0,
          }))}
          chosen={asked.pricing}
        />
        <label className="catalogue-select">
          <span className="facet-title">{t('marketplace.catalogue.provider')}</span>
          <select name="provider" className="input" defaultValue={asked.provider ?? ''}>
            <option value="">{t('marketplace.catalogue.any_provider')}</option>
            {facets.provider.map(({ value, label, count }) => (
              <option key={value} value={value}>
                {`${format.text(label)} (${format.number(count)})`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-secondary">
          {t('common.apply_filters')}
        </button>
      </div>
    </details>
  );
}

function PriceRange({ asked, prices }: { readonly asked: Asked; readonly prices: FiltersProps['answer']['facets']['prices'] }) {
  const t = useT();
  return (
    <fieldset className="facet" aria-describedby="price-range">
      <legend className="facet-title">{t('marketplace.catalogue.price')}</legend>
      <div className="price-range">
        <label>
          <span className="small">{t('marketplace.catalogue.price_from')}</span>
          <input className="input" name="min" inputMode="numeric" autoComplete="off" defaultValue={asked.min} />
        </label>
        <label>
          <span className="small">{t('marketplace.catalogue.price_to')}</span>
          <input className="input" name="max" inputMode="numeric" autoComplete="off" defaultValue={asked.max} />
        </label>
      </div>
      <p id="price-range" className={asked.isPriceBad ? 'field-error small' : 'muted small'}>
        {asked.isPriceBad ? t('marketplace.catalogue.price_bad') : prices && t('marketplace.catalogue.price_range', prices)}
      </p>
    </fieldset>
  );
}

/** What the list is narrowed by, each with the way to take it out. */
export function ChosenFilters({ asked, answer }: FiltersProps) {
  const { t, here, Anchor } = useReading();
  const format = useFormat();
  const { facets } = answer;
  const named = (options: typeof facets.sector, value: string) => {
    const found = options.find((option) => option.value === value);
    return found === undefined ? value : format.text(found.label);
  };
  const several = (name: 'sector' | 'category' | 'pricing', chosen: readonly string[], say: (value: string) => string) =>
    chosen.map((value) => ({ label: say(value), change: { [name]: chosen.filter((one) => one !== value) } }));
  const price = (name: 'min' | 'max') => {
    const amount = centsOf(asked[name]);
    return amount === undefined
      ? []
      : [{ label: t(`marketplace.catalogue.${name === 'min' ? 'from' : 'to'}`, { amount }), change: { [name]: null } }];
  };
  const chips = [
    ...(asked.q === '' ? [] : [{ label: t('marketplace.catalogue.words', { q: asked.q }), change: { q: null } }]),
    ...several('sector', asked.sector, (value) => named(facets.sector, value)),
    ...several('category', asked.category, (value) => named(facets.category, value)),
    ...price('min'),
    ...price('max'),
    ...several('pricing', asked.pricing, (value) =>
      value === 'monthly' || value === 'one-off' ? t(`marketplace.pricing.${value}`) : value,
    ),
    ...(asked.provider === undefined ? [] : [{ label: named(facets.provider, asked.provider), change: { provider: null } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips chosen" aria-label={t('marketplace.catalogue.chosen')}>
      {chips.map(({ label, change }) => (
        <li key={label}>
          <Anchor
            href={withQuery(here, change)}
            className="chip chip-removable"
            aria-label={t('common.remove_named', { name: label })}
          >
            {label}
            <span aria-hidden="true">×</span>
          </Anchor>
        </li>
      ))}
      <li>
        <Go to="/catalogue" className="chosen-clear">
          {t('common.clear_filters')}
        </Go>
      </li>
    </ul>
  );
}
