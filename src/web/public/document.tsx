import type { ReactNode } from 'react';
import { languageTag, locales } from '../../platform/formats.ts';
import { inLanguage } from '../ui/addresses.ts';
import { DemoBanner, Footer, SkipLink } from '../ui/frame.tsx';
import { useReading } from '../ui/reading.tsx';
import type { Theme } from '../ui/theme.ts';
import type { PageAssets } from './contract.ts';
import { PublicHeader } from './header.tsx';
import type { PageRequest } from './page.ts';

interface Given {
  readonly request: PageRequest;
  readonly title: string;
  readonly description: string | undefined;
  readonly indexed: boolean;
  readonly origin: string;
  readonly assets: PageAssets;
  readonly theme: Theme;
  readonly children: ReactNode;
}

/** The whole HTML document around a public page. */
export function PublicDocument({ request, title, description, indexed, origin, assets, theme, children }: Given) {
  const { locale, t, here } = useReading();
  const path = here.split('?')[0] ?? here;
  return (
    <html lang={languageTag[locale]} data-theme={theme === 'auto' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('common.page_title', { page: title, hub: t('common.hub') })}</title>
        {description && <meta name="description" content={description} />}
        <meta property="og:title" content={title} />
        {description && <meta property="og:description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0e1a21" media="(prefers-color-scheme: dark)" />
        {indexed ? <link rel="canonical" href={origin + path} /> : <meta name="robots" content="noindex" />}
        {locales.map((other) => (
          <link key={other} rel="alternate" hrefLang={languageTag[other]} href={origin + inLanguage(other, path)} />
        ))}
        <link
          rel="alternate"
          type="application/rss+xml"
          title={t('feeds.title', { hub: t('common.hub') })}
          href={`/api/feeds/calls?language=${locale}`}
        />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body className="public">
        <SkipLink />
        {request.demo && <DemoBanner />}
        <PublicHeader viewer={request.viewer} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  );
}
