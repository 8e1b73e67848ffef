import type { AppPage } from '../app/app-page.ts';
import type { Place } from '../app/room.tsx';

/** Every page of the portal. A module adds its own from `src/modules/<m>/pages/portal.tsx`. */
export const portalPages: readonly AppPage[] = [];

/** The portal's menu. */
export const portalPlaces: readonly Place[] = [{ to: '/portal', label: 'common.nav.portal' }];
