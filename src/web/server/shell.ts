import { languageTag } from '../../platform/formats.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Theme } from '../ui/theme.ts';
import type { EntryAssets } from './files.ts';

interface Shell {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly assets: EntryAssets;
  /** For the one style element that React Aria adds. */
  readonly nonce: string;
  readonly demo: boolean;
  readonly hub: string;
  readonly needsScript: string;
}

/** The page that loads the portal's and office's app. Everything in it is ours, except the two texts, which are escaped. */
export function appShell({ locale, theme, assets, nonce, demo, hub, needsScript }: Shell): string {
  const tags = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(hub)}</title>`,
    '<meta name="robots" content="noindex">',
    '<meta name="color-scheme" content="light dark">',
    `<meta property="csp-nonce" nonce="${nonce}">`,
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...assets.preloads.map((href) => `<link rel="modulepreload" href="${href}">`),
    ...assets.scripts.map((src) => `<script type="module" src="${src}"></script>`),
  ];
  const html = `<html lang="${languageTag[locale]}"${theme === 'auto' ? '' : ` data-theme="${theme}"`}>`;
  const root = `<div id="root" data-locale="${locale}"${demo ? ' data-demo' : ''}></div>`;
  const fallback = `<noscript><p class="wide page">${escapeHtml(needsScript)}</p></noscript>`;
  return `<!doctype html>${html}<head>${tags.join('')}</head><body class="app">${root}${fallback}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
