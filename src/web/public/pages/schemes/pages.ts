import type { PublicPage } from '../../page.ts';
import { checkPage } from './check.tsx';
import { schemesPage } from './list.tsx';
import { rulesPage } from './rules.tsx';
import { schemePage } from './scheme.tsx';

export const schemePages: readonly PublicPage[] = [schemesPage, schemePage, checkPage, rulesPage];
