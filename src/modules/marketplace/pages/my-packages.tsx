import { useParams } from 'react-router';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Empty, Notice } from '../../../web/ui/blocks.tsx';
import { Page } from '../../../web/ui/page.tsx';
import { useApi } from '../../../web/ui/queries.ts';
import { Go, useFormat, useT } from '../../../web/ui/reading.tsx';
import { Shown } from '../../../web/ui/shown.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Day, Money, Status, Text } from '../../../web/ui/values.tsx';
import { packageTone } from './states.ts';

type Packages = ApiAnswer<'GET /providers/:id/packages'>;
type Pack = Packages['packages'][number];
type Place = Packages['sectors'][number];

/** A provider's packages by place: what stands in each category of each sector, and where there is room. */
export default function MyPackagesPage() {
  const { id = '' } = useParams();
  const t = useT();
  const format = useFormat();
  const packages = useApi('GET /providers/:id/packages', { params: { id } });
  const it = packages.data;
  return (
    <Page
      title={t('marketplace.packages.title')}
      crumbs={[
        { to: '/portal/providers', label: t('marketplace.mine.title') },
        ...(it ? [{ to: `/portal/providers/${id}`, label: format.text(it.provider.organisation.name) }] : []),
      ]}
      lede={it && t('marketplace.packages.lede', { places: it.places })}
    >
      <Shown query={packages}>
        {(found) => (
          <div className="stack-wide">
            {found.provider.status !== 'accepted' && <Notice tone="amber">{t('marketplace.edit.not_yet')}</Notice>}
            <Places of={found} />
            <Past of={found} />
          </div>
        )}
      </Shown>
    </Page>
  );
}

const isPast = ({ status }: Pack) => status === 'withdrawn' || status === 'replaced';

function Places({ of }: { readonly of: Packages }) {
  const t = useT();
  const format = useFormat();
  const current = of.packages.filter((pack) => !isPast(pack));
  const at = (category: Place, sector: Place) =>
    current.filter((pack) => pack.category.value === category.value && pack.sector.value === sector.value);
  return (
    <Table
      caption={t('marketplace.packages.title')}
      rows={of.categories}
      rowKey={({ value }) => value}
      columns={[
        {
          key: 'category',
          head: t('marketplace.catalogue.category'),
          lead: 1,
          cell: ({ label }) => (
            <strong>
              <Text of={label} />
            </strong>
          ),
        },
        ...of.sectors.map((sector) => ({
          key: sector.value,
          head: format.text(sector.label),
          cell: (category: Place) => <Cell of={of} category={category} sector={sector} packages={at(category, sector)} />,
        })),
      ]}
    />
  );
}

interface CellProps {
  readonly of: Packages;
  readonly category: Place;
  readonly sector: Place;
  readonly packages: readonly Pack[];
}

/** What is in a place; while there is room, the way to add something. */
function Cell({ of, category, sector, packages }: CellProps) {
  const t = useT();
  const format = useFormat();
  const hasRoom = packages.filter(({ replaces }) => replaces === null).length < of.places;
  const query = new URLSearchParams({ category: category.value, sector: sector.value });
  return (
    <div className="place">
      {packages.map((pack) => (
        <div key={pack.id} className="place-package">
          <Go to={`/portal/providers/packages/${pack.id}`}>{format.text(pack.name) || t('marketplace.edit.new_title')}</Go>
          <span className="place-facts">
            <Status tone={packageTone[pack.status]}>{t(`marketplace.status.${pack.isListed ? 'listed' : pack.status}`)}</Status>
            {pack.replaces !== null && <span className="muted">{t('marketplace.packages.new_version')}</span>}
            <Money cents={pack.price} />
          </span>
        </div>
      ))}
      {hasRoom && (
        <Go
          to={`/portal/providers/${of.provider.id}/packages/new?${query}`}
          className="place-add"
          aria-label={t('marketplace.packages.add_named', {
            category: format.text(category.label),
            sector: format.text(sector.label),
          })}
        >
          + {t('marketplace.packages.add')}
        </Go>
      )}
    </div>
  );
}

function Past({ of }: { readonly of: Packages }) {
  const t = useT();
  const past = of.packages.filter(isPast);
  if (of.packages.length === 0) return <Empty title={t('marketplace.packages.none')} />;
  if (past.length === 0) return null;
  return (
    <details>
      <summary className="past-summary">{t('marketplace.packages.past')}</summary>
      <Table
        caption={t('marketplace.packages.past')}
        rows={past}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            head: t('marketplace.office.name'),
            lead: 1,
            cell: ({ id, name }) => (
              <Go to={`/portal/providers/packages/${id}`}>
                <Text of={name} />
              </Go>
            ),
          },
          { key: 'category', head: t('marketplace.catalogue.category'), cell: ({ category }) => <Text of={category.label} /> },
          { key: 'sector', head: t('marketplace.catalogue.sector'), cell: ({ sector }) => <Text of={sector.label} /> },
          { key: 'price', head: t('marketplace.package.price'), numeric: true, cell: ({ price }) => <Money cents={price} /> },
          {
            key: 'status',
            head: t('marketplace.office.status'),
            lead: 2,
            cell: ({ status }) => t(`marketplace.status.${status}`),
          },
          {
            key: 'decided',
            head: t('marketplace.office.decided'),
            cell: ({ decidedAt }) => decidedAt !== null && <Day day={decidedAt} />,
          },
        ]}
      />
    </details>
  );
}
