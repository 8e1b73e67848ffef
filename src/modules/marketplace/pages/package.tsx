import { ApiRefusal } from '../../../web/ui/api.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Breadcrumbs } from '../../../web/ui/blocks.tsx';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Money, Text } from '../../../web/ui/values.tsx';
import { publicPage } from '../../../web/public/page.ts';
import type { MessageKey } from '../../../platform/messages.ts';
import { Price } from './card.tsx';

export type Full = ApiAnswer<'GET /packages/:id'>;
type Loaded = { readonly pack: Full } | { readonly gone: ApiRefusal };

export const packagePage = publicPage<Loaded>({
  path: '/catalogue/:id',
  load: async ({ api, params }) => {
    try {
      return { pack: await api('GET /packages/:id', { params: { id: params['id'] ?? '' } }) };
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 410) return { gone: error };
      throw error;
    }
  },
  title: (loaded, { t, locale }) => ('pack' in loaded ? loaded.pack.name[locale] : t('marketplace.package.gone')),
  description: (loaded, { locale }) => ('pack' in loaded ? loaded.pack.summary[locale] : loaded.gone.title),
  View: ({ loaded }) => ('pack' in loaded ? <Package of={loaded.pack} /> : <Gone refusal={loaded.gone} />),
});

/** A package that was here: where it went. */
function Gone({ refusal }: { readonly refusal: ApiRefusal }) {
  const t = useT();
  const by = refusal.facts['by'];
  return (
    <div className="wide page prose">
      <Breadcrumbs crumbs={[{ to: '/catalogue', label: t('marketplace.catalogue.title') }]} />
      <h1>{t('marketplace.package.gone')}</h1>
      <p className="lede">{refusal.title}</p>
      <p>
        {typeof by === 'string' ? (
          <Go to={`/catalogue/${by}`} className="button button-primary">
            {t('marketplace.package.newer')}
          </Go>
        ) : (
          <Go to="/catalogue" className="button button-primary">
            {t('marketplace.compare.back')}
          </Go>
        )}
      </p>
    </div>
  );
}

function Package({ of }: { readonly of: Full }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="wide page">
      <Breadcrumbs
        crumbs={[
          { to: '/catalogue', label: t('marketplace.catalogue.title') },
          { to: `/catalogue?category=${of.category.value}`, label: format.text(of.category.label) },
          { to: `/catalogue?category=${of.category.value}&sector=${of.sector.value}`, label: format.text(of.sector.label) },
        ]}
      />
      <article className="package">
        <div className="page-head">
          <h1>
            <Text of={of.name} />
          </h1>
          <p className="package-provider">
            <Go to={`/providers/${of.provider.id}`}>
              <Text of={of.provider.name} />
            </Go>
          </p>
          <p className="lede">
            <Text of={of.summary} />
          </p>
        </div>
        <Aside of={of} />
        <div className="package-words">
          <section aria-labelledby="includes">
            <h2 id="includes">{t('marketplace.package.includes')}</h2>
            <ul className="ticks">
              {of.includes.map((item) => (
                <li key={item.en}>
                  <Text of={item} />
                </li>
              ))}
            </ul>
          </section>
          {of.options.length > 0 && <Options of={of} />}
          <Costs of={of} />
        </div>
      </article>
    </div>
  );
}

/** How an amount is asked for: once, or each month. */
function useAsked() {
  const t = useT();
  return ({ pricing, amount }: { readonly pricing: Full['pricing']; readonly amount: string }) =>
    t(pricing === 'monthly' ? 'marketplace.package.monthly_of' : 'marketplace.package.one_off_of', { amount });
}

function Options({ of }: { readonly of: Full }) {
  const t = useT();
  const asked = useAsked();
  return (
    <section aria-labelledby="options">
      <h2 id="options">{t('marketplace.package.options')}</h2>
      <p className="muted">{t('marketplace.package.options_lede')}</p>
      <Table
        caption={t('marketplace.package.options')}
        rows={of.options}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('marketplace.package.options'), cell: ({ name }) => <Text of={name} />, lead: 1 },
          { key: 'asked', head: t('marketplace.package.price'), cell: asked },
          {
            key: 'price',
            head: t('marketplace.package.cost'),
            cell: ({ price }) => <Money cents={price} />,
            numeric: true,
            lead: 2,
          },
        ]}
      />
    </section>
  );
}

/** What the scheme would give and what is left to pay, as its rules work it out. */
function Costs({ of }: { readonly of: Full }) {
  const t = useT();
  const format = useFormat();
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">{t('marketplace.package.costs')}</h2>
      <p className="muted">{t('marketplace.package.costs_lede', { scheme: format.text(of.schemeName) })}</p>
      <Table
        caption={t('marketplace.package.costs')}
        rows={of.examples}
        rowKey={({ cost }) => cost}
        columns={[
          {
            key: 'what',
            head: t('marketplace.basis.package'),
            cell: ({ cost }) => t(cost === of.price ? 'marketplace.package.basic' : 'marketplace.package.with_all'),
            lead: 1,
          },
          { key: 'cost', head: t('marketplace.package.cost'), cell: ({ cost }) => <Money cents={cost} />, numeric: true },
          { key: 'given', head: t('marketplace.package.support'), cell: ({ given }) => <Money cents={given} />, numeric: true },
          {
            key: 'own',
            head: t('marketplace.package.own'),
            cell: ({ own }) => (
              <strong>
                <Money cents={own} />
              </strong>
            ),
            numeric: true,
            lead: 2,
          },
        ]}
      />
      <details className="how">
        <summary>{t('marketplace.package.how')}</summary>
        {of.examples.map(({ cost, steps }) => (
          <p key={cost}>{steps.map(({ key, facts }) => t(key as MessageKey, facts)).join(' ')}</p>
        ))}
      </details>
    </section>
  );
}

function Aside({ of }: { readonly of: Full }) {
  const t = useT();
  const [basic] = of.examples;
  return (
    <aside className="package-side">
      <div className="panel sticky stack">
        <Price of={of} />
        {basic && (
          <dl className="package-sums">
            <div>
              <dt>{t('marketplace.package.support')}</dt>
              <dd className="package-given">
                <Money cents={basic.given} />
              </dd>
            </div>
            <div>
              <dt>{t('marketplace.package.own')}</dt>
              <dd>
                <Money cents={basic.own} />
              </dd>
            </div>
          </dl>
        )}
        <Go to={`/portal/enquiries/new/${of.id}`} className="button button-primary button-wide">
          {t('marketplace.package.enquire')}
        </Go>
        <div className="package-next">
          <h2>{t('marketplace.package.next')}</h2>
          <ol>
            <li>{t('marketplace.package.next_enquire')}</li>
            <li>{t('marketplace.package.next_confirm')}</li>
            <li>{t('marketplace.package.next_apply')}</li>
          </ol>
        </div>
        <p className="small">
          <Go to={`/schemes/${of.scheme}/check`}>{t('marketplace.package.check')}</Go>
        </p>
        <p className="small">
          <Go to={`/catalogue?compare=${of.id}#${of.id}`}>{t('marketplace.compare.add')}</Go>
        </p>
        {of.listedSince !== null && (
          <p className="small muted">
            <Since at={of.listedSince} />
          </p>
        )}
      </div>
    </aside>
  );
}

function Since({ at }: { readonly at: string }) {
  const t = useT();
  const format = useFormat();
  return <>{t('marketplace.package.since', { day: format.day(at) })}</>;
}
