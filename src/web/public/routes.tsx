import { marketplacePages } from '../../modules/marketplace/pages/public.tsx';
import type { PublicPage } from './page.ts';
import { callPages } from './pages/calls/pages.ts';
import { confirmPages } from './pages/confirm/pages.ts';
import { figurePages } from './pages/figures/pages.ts';
import { letterPages } from './pages/letters/pages.ts';
import { mailboxPage } from './pages/demo/mailbox.tsx';
import { demoPage } from './pages/demo/people.tsx';
import { homePage } from './pages/home.tsx';
import { logPage } from './pages/log/page.tsx';
import { receiptPage } from './pages/log/receipt.tsx';
import { schemePages } from './pages/schemes/pages.ts';

/** Every page of the public room. A module adds its own from `src/modules/<m>/pages/public.tsx`. */
export const publicPages: readonly PublicPage[] = [
  homePage,
  demoPage,
  mailboxPage,
  ...callPages,
  ...letterPages,
  ...schemePages,
  ...figurePages,
  logPage,
  receiptPage,
  ...confirmPages,
  ...marketplacePages,
];
