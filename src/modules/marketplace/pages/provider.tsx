import { publicPage } from '../../../web/public/page.ts';
import type { ApiAnswer } from '../../../web/ui/api.ts';
import { Breadcrumbs, Empty } from '../../../web/ui/blocks.tsx';
import { useFormat, useT } from '../../../web/ui/reading.tsx';
import { PackageCard } from './card.tsx';

type Profile = ApiAnswer<'GET /market/providers/:id'>;

export const providerPage = publicPage<Profile>({
  path: '/providers/:id',
  load: ({ api, params }) => api('GET /market/providers/:id', { params: { id: params['id'] ?? '' } }),
  title: ({ name }, { locale }) => name[locale],
  View: ({ loaded }) => <ProviderProfile of={loaded} />,
});

/** A provider as the public sees it: since when it is accepted, and everything it lists. */
function ProviderProfile({ of }: { readonly of: Profile }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="wide page">
      <Breadcrumbs crumbs={[{ to: '/catalogue', label: t('marketplace.catalogue.title') }]} />
      <div className="page-head">
        <h1>{format.text(of.name)}</h1>
        {of.acceptedFrom !== null && (
          <p className="lede">
            {t('marketplace.profile.lede', { scheme: format.text(of.scheme.name), day: format.day(of.acceptedFrom) })}
          </p>
        )}
      </div>
      <section aria-labelledby="packages">
        <h2 id="packages" className="catalogue-count">
          {t('marketplace.catalogue.found', { total: of.packages.length })}
        </h2>
        {of.packages.length === 0 ? (
          <Empty title={t('marketplace.profile.none')} />
        ) : (
          <ul className="cards cards-wide">
            {of.packages.map((one) => (
              <PackageCard key={one.id} of={one} withProvider={false} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
