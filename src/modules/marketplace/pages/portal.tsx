import type { AppPage } from '../../../web/app/app-page.ts';
import type { Place } from '../../../web/app/room.tsx';

/** The marketplace's pages of the portal: for those who sell, then for those who buy. */
export const marketplacePortalPages: readonly AppPage[] = [
  { path: '/portal/providers', load: () => import('./my-providers.tsx') },
  { path: '/portal/providers/:id', load: () => import('./enrolment.tsx') },
  { path: '/portal/providers/:id/packages', load: () => import('./my-packages.tsx') },
  { path: '/portal/providers/:id/packages/new', load: () => import('./new-package.tsx') },
  { path: '/portal/providers/:id/enquiries', load: () => import('./inbox.tsx') },
  { path: '/portal/providers/packages/:id', load: () => import('./my-package.tsx') },
  { path: '/portal/enquiries/new/:id', load: () => import('./enquire.tsx') },
  { path: '/portal/enquiries', load: () => import('./my-enquiries.tsx') },
  { path: '/portal/enquiries/:id', load: () => import('./my-enquiry.tsx') },
];

export const marketplacePortalPlaces: readonly Place[] = [
  { to: '/portal/enquiries', label: 'marketplace.nav.enquiries' },
  { to: '/portal/providers', label: 'marketplace.nav.selling' },
];
