import type { AppPage } from '../../../web/app/app-page.ts';
import type { Place } from '../../../web/app/room.tsx';

/** The marketplace's pages of the office. */
export const marketplaceOfficePages: readonly AppPage[] = [
  { path: '/office/providers', load: () => import('./office-providers.tsx') },
  { path: '/office/providers/:id', load: () => import('./office-provider.tsx') },
  { path: '/office/packages', load: () => import('./office-packages.tsx') },
  { path: '/office/packages/:id', load: () => import('./office-package.tsx') },
];

export const marketplaceOfficePlaces: readonly Place[] = [
  { to: '/office/providers', label: 'marketplace.office.providers', roles: ['officer'] },
  { to: '/office/packages', label: 'marketplace.office.packages', roles: ['officer'] },
];
