import type { AppPage } from '../app/app-page.ts';
import type { Place } from '../app/room.tsx';
import { callPages, callPlaces } from './pages/calls/routes.ts';

/** Every page of the office. A module adds its own from `src/modules/<m>/pages/office.tsx`. */
export const officePages: readonly AppPage[] = [
  { path: '/office/people', load: () => import('./pages/people.tsx') },
  ...callPages,
];

/** The office's menu. */
export const officePlaces: readonly Place[] = [
  { to: '/office', label: 'common.nav.office' },
  ...callPlaces,
  { to: '/office/people', label: 'people.nav.people', roles: ['admin'] },
];
