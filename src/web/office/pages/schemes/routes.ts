import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const schemePages: readonly AppPage[] = [
  { path: '/office/schemes', load: () => import('./list.tsx') },
  { path: '/office/schemes/new', load: () => import('./new.tsx') },
  { path: '/office/schemes/:scheme', load: () => import('./read.tsx') },
  { path: '/office/schemes/:scheme/changes', load: () => import('./versions.tsx') },
  { path: '/office/schemes/drafts/:id', load: () => import('./draft.tsx') },
];

export const schemePlaces: readonly Place[] = [{ to: '/office/schemes', label: 'drafting.title' }];
