import type { PublicPage } from '../../page.ts';
import { letterDonePage } from './done.tsx';
import { letterPage } from './letter.tsx';

/** Where referees write their letters, by the link in their mail. */
export const letterPages: readonly PublicPage[] = [letterPage, letterDonePage];
