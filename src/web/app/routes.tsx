import type { AppPage } from './app-page.ts';

/** Pages of the app that belong to no room: signing in and what goes with it. */
export const doorPages: readonly AppPage[] = [
  { path: '/sign-in', load: () => import('./pages/sign-in.tsx') },
  { path: '/sign-up', load: () => import('./pages/sign-up.tsx') },
  { path: '/reset-password', load: () => import('./pages/reset-password.tsx') },
];
