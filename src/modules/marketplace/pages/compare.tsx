import type { ReactNode } from 'react';
import { publicPage } from '../../../web/public/page.ts';
import { Breadcrumbs, Empty } from '../../../web/ui/blocks.tsx';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Money, Text } from '../../../web/ui/values.tsx';
import { Price } from './card.tsx';
import { mostCompared } from './catalogue-address.ts';
import type { Full } from './package.tsx';

export const comparePage = publicPage<readonly Full[]>({
  path: '/catalogue/compare',
  hidden: true,
  load: async ({ api, query }) => {
    const wanted = [...new Set(query.getAll('p'))].slice(0, mostCompared);
    return (await api('GET /catalogue/compare', { query: { p: wanted } })).packages;
  },
  title: (_, { t }) => t('marketplace.compare.title'),
  View: ({ loaded }) => <Compare packages={loaded} />,
});

function Compare({ packages }: { readonly packages: readonly Full[] }) {
  const t = useT();
  return (
    <div className="wide page">
      <Breadcrumbs crumbs={[{ to: '/catalogue', label: t('marketplace.catalogue.title') }]} />
      <div className="page-head">
        <h1>{t('marketplace.compare.title')}</h1>
        {packages.length > 0 && <p className="lede">{t('marketplace.compare.lede')}</p>}
      </div>
      {packages.length === 0 ? (
        <Empty title={t('marketplace.compare.none.title')}>
          <p>{t('marketplace.compare.none.text')}</p>
          <p>
            <Go to="/catalogue">{t('marketplace.compare.back')}</Go>
          </p>
        </Empty>
      ) : (
        <Side packages={packages} />
      )}
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly head: string;
  readonly cell: (pack: Full) => ReactNode;
}

/** What stands for a package on a narrow screen, where two may have the same name. */
const letters = ['A', 'B', 'C'] as const;

/** One column a package; on a narrow screen each fact is a block with one line a package. */
function Side({ packages }: { readonly packages: readonly Full[] }) {
  const t = useT();
  const format = useFormat();
  const lines: readonly Line[] = [
    { key: 'price', head: t('marketplace.package.price'), cell: (pack) => <Price of={pack} /> },
    { key: 'cost', head: t('marketplace.package.cost'), cell: (pack) => <Money cents={pack.price} /> },
    {
      key: 'given',
      head: t('marketplace.package.support'),
      cell: (pack) => (
        <span className="package-given">
          <Money cents={pack.given} />
        </span>
      ),
    },
    {
      key: 'own',
      head: t('marketplace.package.own'),
      cell: (pack) => (
        <strong>
          <Money cents={String(BigInt(pack.price) - BigInt(pack.given))} />
        </strong>
      ),
    },
    { key: 'category', head: t('marketplace.catalogue.category'), cell: (pack) => <Text of={pack.category.label} /> },
    { key: 'sector', head: t('marketplace.catalogue.sector'), cell: (pack) => <Text of={pack.sector.label} /> },
    {
      key: 'includes',
      head: t('marketplace.package.includes'),
      cell: (pack) => <Items items={pack.includes.map((item) => format.text(item))} />,
    },
    {
      key: 'options',
      head: t('marketplace.package.options'),
      cell: (pack) =>
        pack.options.length === 0 ? (
          <span className="muted">{t('marketplace.package.no_options')}</span>
        ) : (
          <Items items={pack.options.map(({ name, price }) => `${format.text(name)}: ${format.money(price)}`)} />
        ),
    },
  ];
  return (
    <table className="compare" role="table">
      <caption className="hidden-visually">{t('marketplace.compare.title')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell">
            <span className="hidden-visually">{t('marketplace.compare.feature')}</span>
          </td>
          {packages.map((pack, at) => (
            <th key={pack.id} scope="col" role="columnheader">
              <span className="compare-letter" aria-hidden="true">
                {letters[at]}
              </span>
              <Go to={`/catalogue/${pack.id}`}>
                <Text of={pack.name} />
              </Go>
              <span className="compare-provider">
                <Text of={pack.provider.name} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map(({ key, head, cell }) => (
          <tr key={key} role="row">
            <th scope="row" role="rowheader">
              {head}
            </th>
            {packages.map((pack, at) => (
              <td key={pack.id} role="cell" data-label={letters[at]}>
                {cell(pack)}
              </td>
            ))}
          </tr>
        ))}
        <tr role="row" className="compare-acts" data-no-print="">
          <th scope="row" role="rowheader">
            <span className="hidden-visually">{t('marketplace.package.enquire')}</span>
          </th>
          {packages.map((pack, at) => (
            <td key={pack.id} role="cell" data-label={letters[at]}>
              <Go to={`/portal/enquiries/new/${pack.id}`} className="button button-primary">
                {t('marketplace.package.enquire')}
              </Go>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Items({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="compare-items">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
