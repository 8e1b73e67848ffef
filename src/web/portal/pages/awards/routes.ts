import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

/** What was awarded, and the claims on it. */
export const awardPages: readonly AppPage[] = [
  { path: '/portal/awards', load: () => import('./awards.tsx') },
  { path: '/portal/awards/:id', load: () => import('./award.tsx') },
  { path: '/portal/awards/:id/why', load: () => import('./why.tsx') },
  { path: '/portal/applications/:id/why', load: () => import('./why-application.tsx') },
  { path: '/portal/reports/:id', load: () => import('../reports/report.tsx') },
  { path: '/portal/claims/:id', load: () => import('./claim.tsx') },
  { path: '/portal/claims/:id/review', load: () => import('./review.tsx') },
  { path: '/portal/claims/:id/receipt', load: () => import('./receipt.tsx') },
];

export const awardPlaces: readonly Place[] = [{ to: '/portal/awards', label: 'award.mine' }];
