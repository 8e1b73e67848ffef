import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const importPages: readonly AppPage[] = [
  { path: '/office/imports', load: () => import('./list.tsx') },
  { path: '/office/imports/new', load: () => import('./new.tsx') },
  { path: '/office/imports/:id', load: () => import('./import.tsx') },
];

export const importPlaces: readonly Place[] = [{ to: '/office/imports', label: 'imports.title', roles: ['officer', 'admin'] }];
