import type { AppPage } from '../app/app-page.ts';
import type { Place } from '../app/room.tsx';

/** Every page of the office. A module adds its own from `src/modules/<m>/pages/office.tsx`. */
export const officePages: readonly AppPage[] = [];

/** The office's menu. */
export const officePlaces: readonly Place[] = [{ to: '/office', label: 'common.nav.office' }];
