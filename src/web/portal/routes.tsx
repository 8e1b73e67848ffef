import type { AppPage } from '../app/page.ts';

/** Every page of the portal. A module adds its own from `src/modules/<m>/pages/portal.tsx`. */
export const portalPages: readonly AppPage[] = [];
