import type { ReactNode } from 'react';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Go, useT } from '../../../web/ui/reading.tsx';
import { Money, Text } from '../../../web/ui/values.tsx';

export type Card = ApiAnswer<'GET /catalogue'>['packages'][number];

interface CardProps {
  readonly of: Card;
  /** On the provider's own page its name says nothing. */
  readonly withProvider?: boolean;
  readonly children?: ReactNode;
}

/** A package on a list: what it is, what it costs, what is in it. */
export function PackageCard({ of, withProvider = true, children }: CardProps) {
  const t = useT();
  return (
    <li className="card" id={of.id}>
      <p className="card-kind">
        <Text of={of.category.label} /> · <Text of={of.sector.label} />
      </p>
      <h3 className="card-name">
        <Go to={`/catalogue/${of.id}`}>
          <Text of={of.name} />
        </Go>
      </h3>
      {withProvider && (
        <p className="card-provider">
          <Go to={`/providers/${of.provider.id}`}>
            <Text of={of.provider.name} />
          </Go>
        </p>
      )}
      <div className="card-money">
        <Price of={of} />
        <p className="card-given">{t('marketplace.card.given', { given: of.given })}</p>
      </div>
      {of.includes.length > 0 && (
        <ul className="card-includes" aria-label={t('marketplace.card.includes')}>
          {of.includes.map((item) => (
            <li key={item.en}>
              <Text of={item} />
            </li>
          ))}
        </ul>
      )}
      <p className="card-foot">
        <span>
          {[
            of.more > 0 && t('marketplace.card.more', { n: of.more }),
            of.options > 0 && t('marketplace.card.options', { n: of.options }),
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </span>
        {children}
      </p>
    </li>
  );
}

/** The price as it is asked, and for a monthly fee what it comes to. */
export function Price({ of }: { readonly of: Pick<Card, 'pricing' | 'amount' | 'price' | 'months'> }) {
  const t = useT();
  return (
    <p className="price">
      <span className="price-amount">
        <Money cents={of.amount} />
      </span>{' '}
      <span className="price-way">{t(of.pricing === 'monthly' ? 'marketplace.card.monthly' : 'marketplace.card.once')}</span>
      {of.pricing === 'monthly' && of.months !== null && (
        <span className="price-total">{t('marketplace.card.in_all', { price: of.price, months: of.months })}</span>
      )}
    </p>
  );
}
