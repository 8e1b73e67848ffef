import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const retentionPages: readonly AppPage[] = [{ path: '/office/retention', load: () => import('./coming.tsx') }];

export const retentionPlaces: readonly Place[] = [
  { to: '/office/retention', label: 'owndata.retention.title', roles: ['admin'] },
];
