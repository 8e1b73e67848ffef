import type { AppPage } from '../../../app/app-page.ts';

/** Applying: from the first answer to the receipt, and what comes after. */
export const applicationPages: readonly AppPage[] = [
  { path: '/portal', load: () => import('../home.tsx') },
  { path: '/portal/applications/new', load: () => import('./new.tsx') },
  { path: '/portal/applications/:id', load: () => import('./application.tsx') },
  { path: '/portal/applications/:id/join', load: () => import('./join.tsx') },
  { path: '/portal/applications/:id/review', load: () => import('./review.tsx') },
  { path: '/portal/applications/:id/receipt', load: () => import('./receipt.tsx') },
  { path: '/portal/applications/:id/copy', load: () => import('./copy.tsx') },
  { path: '/portal/applications/:id/earlier', load: () => import('./earlier.tsx') },
  { path: '/portal/applications/:id/referees', load: () => import('./referees.tsx') },
  { path: '/portal/applications/:id/:section', load: () => import('./section.tsx') },
];
