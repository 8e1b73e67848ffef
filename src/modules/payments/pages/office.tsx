import type { AppPage } from '../../../web/app/app-page.ts';
import type { Place } from '../../../web/app/room.tsx';

/** The payments module's pages in the office. */
export const paymentPages: readonly AppPage[] = [
  { path: '/office/payments', load: () => import('./payments.tsx') },
  { path: '/office/payment-runs', load: () => import('./runs.tsx') },
  { path: '/office/payment-runs/:id', load: () => import('./run.tsx') },
];

export const paymentPlaces: readonly Place[] = [
  { to: '/office/payments', label: 'payment.title', roles: ['finance', 'admin'] },
  { to: '/office/payment-runs', label: 'payment.runs', roles: ['finance', 'admin'] },
];
