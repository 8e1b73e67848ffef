import type { Module } from '../../core/module.ts';
import type { Needs } from '../../core/needs.ts';
import { enquiryBasis } from './basis.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { providerDocuments } from './documents.ts';
import { enquiryRoutes } from './enquiry-routes.ts';
import { marketplaceFigures } from './figures.ts';
import { packageRoutes } from './package-routes.ts';
import { providersAmong } from './people.ts';
import { enquiryKeeper } from './retention.ts';
import { providerRoutes } from './provider-routes.ts';

type MarketplaceNeeds = Pick<Needs, 'files' | 'schemes'>;

/** Every route of the marketplace. */
export const marketplaceRoutes = (needs: MarketplaceNeeds) => ({
  ...catalogueRoutes,
  ...providerRoutes(needs),
  ...packageRoutes,
  ...enquiryRoutes,
});
export type MarketplaceRoutes = ReturnType<typeof marketplaceRoutes>;

/** Solution providers, the catalogue of what they sell, and the confirmed enquiry that an application stands on. */
export function marketplaceModule(needs: MarketplaceNeeds): Module {
  const withProviders = needs.schemes.filter(({ provider, packages }) => provider !== undefined && packages !== undefined);
  return {
    name: 'marketplace',
    deliveries: [],
    bases: [enquiryBasis],
    owners: [providerDocuments],
    routes: marketplaceRoutes(needs),
    jobs: {},
    schedules: [],
    keepers: [enquiryKeeper],
    providersAmong,
    figures: marketplaceFigures(withProviders.map(({ scheme }) => scheme)),
  };
}
