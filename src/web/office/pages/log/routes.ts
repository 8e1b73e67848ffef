import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const logPages: readonly AppPage[] = [
  { path: '/office/log', load: () => import('./blocks.tsx') },
  { path: '/office/history/:id', load: () => import('./history.tsx') },
];

export const logPlaces: readonly Place[] = [
  { to: '/office/log', label: 'log.office.title', roles: ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'] },
];
