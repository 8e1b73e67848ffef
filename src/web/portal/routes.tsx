import type { AppPage } from '../app/app-page.ts';
import type { Place } from '../app/room.tsx';
import { awardPages, awardPlaces } from './pages/awards/routes.ts';
import { applicationPages } from './pages/applications/routes.ts';
import { marketplacePortalPages, marketplacePortalPlaces } from '../../modules/marketplace/pages/portal.tsx';

/** Every page of the portal. A module adds its own from `src/modules/<m>/pages/portal.tsx`. */
export const portalPages: readonly AppPage[] = [
  ...applicationPages,
  ...awardPages,
  ...marketplacePortalPages,
  { path: '/portal/account', load: () => import('./pages/account.tsx') },
  { path: '/portal/account/data', load: () => import('./pages/own-data.tsx') },
  { path: '/portal/account/tokens', load: () => import('./pages/programs/tokens.tsx') },
  { path: '/portal/webhooks', load: () => import('./pages/programs/webhooks.tsx') },
  { path: '/portal/webhooks/:id', load: () => import('./pages/programs/webhook.tsx') },
  { path: '/portal/notices', load: () => import('./pages/notices.tsx') },
  { path: '/portal/parties', load: () => import('./pages/asked-parties.tsx') },
  { path: '/portal/organisations', load: () => import('./pages/organisations.tsx') },
  { path: '/portal/organisations/new', load: () => import('./pages/new-organisation.tsx') },
  { path: '/portal/organisations/:id', load: () => import('./pages/organisation.tsx') },
];

/** The portal's menu. */
export const portalPlaces: readonly Place[] = [
  { to: '/portal', label: 'common.nav.portal' },
  ...awardPlaces,
  ...marketplacePortalPlaces,
  { to: '/portal/organisations', label: 'people.nav.organisations' },
];
