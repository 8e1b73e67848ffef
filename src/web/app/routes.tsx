import type { AppPage } from './app-page.ts';

/** Pages of the app that belong to no room: signing in and what goes with it. */
export const doorPages: readonly AppPage[] = [];
