import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const figurePages: readonly AppPage[] = [
  { path: '/office/figures', load: () => import('./figures.tsx') },
  { path: '/office/figures/:id', load: () => import('./records.tsx') },
];

export const figurePlaces: readonly Place[] = [
  { to: '/office/figures', label: 'figures.office.title', roles: ['officer', 'press', 'admin'] },
];
