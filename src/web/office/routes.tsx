import type { AppPage } from '../app/page.ts';

/** Every page of the office. A module adds its own from `src/modules/<m>/pages/office.tsx`. */
export const officePages: readonly AppPage[] = [];
