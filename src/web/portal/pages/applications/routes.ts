import type { AppPage } from '../../../app/app-page.ts';

/** The applicant's side of an application: mine, from the first answer to the receipt. */
export const applicationPages: readonly AppPage[] = [
  { path: '/portal', load: () => import('./mine.tsx') },
  { path: '/portal/apply/:scheme', load: () => import('./apply.tsx') },
  { path: '/portal/applications/:id', load: () => import('./application.tsx') },
  { path: '/portal/applications/:id/sections/:section', load: () => import('./section.tsx') },
  { path: '/portal/applications/:id/review', load: () => import('./review.tsx') },
  { path: '/portal/applications/:id/receipt', load: () => import('./receipt.tsx') },
  { path: '/portal/applications/:id/copy', load: () => import('./copy.tsx') },
];
