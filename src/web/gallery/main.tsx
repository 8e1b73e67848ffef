import '../ui/css/app.css';
import '../ui/css/home.css';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { languageTag, locales } from '../../platform/formats.ts';
import type { Locale } from '../../platform/formats.ts';
import { speaker } from '../../platform/messages.ts';
import { PlainAnchor, ReadingProvider } from '../ui/reading.tsx';
import { Gallery } from './gallery.tsx';

const asked = new URLSearchParams(location.search);
const locale = locales.find((one) => one === asked.get('lang')) ?? 'en';
const theme = asked.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
document.documentElement.lang = languageTag[locale];

const words: Readonly<Record<Locale, () => Promise<{ readonly catalogue: Readonly<Record<string, string>> }>>> = {
  en: () => import('../ui/words/en.ts'),
  'zh-Hant': () => import('../ui/words/zh-Hant.ts'),
  'zh-Hans': () => import('../ui/words/zh-Hans.ts'),
};
const { catalogue } = await words[locale]();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <I18nProvider locale={languageTag[locale]}>
      <ReadingProvider
        value={{
          locale,
          t: speaker(locale, catalogue),
          now: new Date('2026-03-01T02:00:00Z'),
          here: '/en/gallery?sort=price&page=3',
          Anchor: PlainAnchor,
        }}
      >
        <Gallery />
      </ReadingProvider>
    </I18nProvider>,
  );
}
