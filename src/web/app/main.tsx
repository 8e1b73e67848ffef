import '../ui/css/app.css';
import { createRoot } from 'react-dom/client';
import { speaker } from '../../platform/messages.ts';
import type { Catalogue, Locale } from '../../platform/messages.ts';
import { App } from './app.tsx';

/** Only the reader's own language is fetched. */
const catalogues: Readonly<Record<Locale, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  en: () => import('../ui/words/en.ts'),
  'zh-Hant': () => import('../ui/words/zh-Hant.ts'),
  'zh-Hans': () => import('../ui/words/zh-Hans.ts'),
};

const root = document.getElementById('root');
if (!root) throw new Error('The shell has no place for the app');
const locale = root.dataset['locale'] as Locale;
const { catalogue } = await catalogues[locale]();
createRoot(root).render(<App locale={locale} t={speaker(locale, catalogue)} demo={root.dataset['demo'] !== undefined} />);
