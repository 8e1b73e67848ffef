import type { AppPage } from '../app/app-page.ts';
import type { Place } from '../app/room.tsx';
import { marketplaceOfficePages, marketplaceOfficePlaces } from '../../modules/marketplace/pages/office.tsx';
import { callPages, callPlaces } from './pages/calls/routes.ts';
import { figurePages, figurePlaces } from './pages/figures/routes.ts';
import { importPages, importPlaces } from './pages/imports/routes.ts';
import { ledgerPages, ledgerPlaces } from './pages/ledger/routes.ts';
import { logPages, logPlaces } from './pages/log/routes.ts';
import { schemePages, schemePlaces } from './pages/schemes/routes.ts';
import { retentionPages, retentionPlaces } from './pages/retention/routes.ts';
import { workPages, workPlaces } from './pages/work-routes.ts';
import { paymentPages, paymentPlaces } from '../../modules/payments/pages/office.tsx';

/** Every page of the office. A module adds its own from `src/modules/<m>/pages/office.tsx`. */
export const officePages: readonly AppPage[] = [
  ...workPages,
  ...marketplaceOfficePages,
  ...paymentPages,
  { path: '/office/people', load: () => import('./pages/people.tsx') },
  { path: '/office/organisations/:id', load: () => import('./pages/organisation.tsx') },
  ...schemePages,
  ...callPages,
  ...importPages,
  ...ledgerPages,
  ...figurePages,
  ...logPages,
  ...retentionPages,
];

/** The office's menu. */
export const officePlaces: readonly Place[] = [
  { to: '/office', label: 'case.today' },
  ...workPlaces,
  ...marketplaceOfficePlaces,
  ...paymentPlaces,
  ...schemePlaces,
  ...callPlaces,
  ...ledgerPlaces,
  ...figurePlaces,
  ...logPlaces,
  ...importPlaces,
  ...retentionPlaces,
  { to: '/office/people', label: 'people.nav.people', roles: ['admin'] },
];
