import type { PublicPage } from '../../../web/public/page.ts';
import { cataloguePage } from './catalogue.tsx';
import { comparePage } from './compare.tsx';
import { packagePage } from './package.tsx';
import { providerPage } from './provider.tsx';

/** The marketplace's pages of the public room. */
export const marketplacePages: readonly PublicPage[] = [cataloguePage, comparePage, packagePage, providerPage];
