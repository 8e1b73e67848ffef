import type { PublicPage } from '../../page.ts';
import { confirmedPage } from './confirmed.tsx';
import { confirmPage } from './confirm.tsx';

/** Where a merchant confirms a claim, by the link in its mail. */
export const confirmPages: readonly PublicPage[] = [confirmPage, confirmedPage];
