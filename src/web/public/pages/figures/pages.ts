import type { PublicPage } from '../../page.ts';
import { figurePage } from './figure.tsx';
import { sheetPage } from './sheet.tsx';

export const figurePages: readonly PublicPage[] = [sheetPage, figurePage];
