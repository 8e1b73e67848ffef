import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const callPages: readonly AppPage[] = [
  { path: '/office/calls', load: () => import('./list.tsx') },
  { path: '/office/calls/new', load: () => import('./open.tsx') },
  { path: '/office/calls/:id', load: () => import('./call.tsx') },
];

export const callPlaces: readonly Place[] = [{ to: '/office/calls', label: 'schemepage.office.title' }];
