import type { AppPage } from '../../app/app-page.ts';
import type { Place } from '../../app/room.tsx';

const reviewers = ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'] as const;

/** The daily work of the office: cases, claims, awards. */
export const workPages: readonly AppPage[] = [
  { path: '/office', load: () => import('./today.tsx') },
  { path: '/office/cases', load: () => import('./queue.tsx') },
  { path: '/office/cases/:id', load: () => import('./case.tsx') },
  { path: '/office/claims', load: () => import('./claims.tsx') },
  { path: '/office/claims/:id', load: () => import('./claim.tsx') },
  { path: '/office/reports', load: () => import('./reports.tsx') },
  { path: '/office/reports/:id', load: () => import('./report.tsx') },
  { path: '/office/awards/:id', load: () => import('./award.tsx') },
];

export const workPlaces: readonly Place[] = [
  { to: '/office/cases', label: 'case.queue.title', roles: reviewers },
  { to: '/office/claims', label: 'claim.queue.title', roles: reviewers },
  { to: '/office/reports', label: 'report.office.title', roles: reviewers },
];
