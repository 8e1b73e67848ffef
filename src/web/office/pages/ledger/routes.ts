import type { AppPage } from '../../../app/app-page.ts';
import type { Place } from '../../../app/room.tsx';

export const ledgerPages: readonly AppPage[] = [
  { path: '/office/ledger', load: () => import('./accounts.tsx') },
  { path: '/office/ledger/:id', load: () => import('./statement.tsx') },
];

export const ledgerPlaces: readonly Place[] = [
  { to: '/office/ledger', label: 'ledger.title', roles: ['finance', 'officer', 'admin'] },
];
