import type { ReactNode } from 'react';
import { languageTag, locales } from '../../platform/formats.ts';
import type { Locale } from '../../platform/formats.ts';
import { inLanguage } from './addresses.ts';
import { Go, useReading, useT } from './reading.tsx';

/** What every page of every room has around it: way past the header, sign of the house, languages, light and dark, foot. */

export function SkipLink() {
  const t = useT();
  return (
    <a className="skip" href="#main">
      {t('common.skip')}
    </a>
  );
}

export function DemoBanner() {
  const t = useT();
  return (
    <aside className="demo-banner" aria-label={t('common.demo')}>
      <p className="wide">
        {t('common.demo')} <Go to="/demo">{t('common.demo.how')}</Go> · <Go to="/demo/mailbox">{t('people.mailbox.short')}</Go>
      </p>
    </aside>
  );
}

/** The mark: a causeway, its deck above the water line and its piers in it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true" focusable="false">
      <path d="M1 9.5h30" fill="none" stroke="currentColor" strokeWidth="3" />
      <path d="M6 11v11M16 11v11M26 11v11" fill="none" stroke="currentColor" strokeWidth="3" />
      <path d="M1 17q2.5-2.4 5 0t5 0 5 0 5 0 5 0 5 0" fill="none" stroke="var(--paper)" strokeWidth="2" />
      <path d="M1 17q2.5-2.4 5 0t5 0 5 0 5 0 5 0 5 0" fill="none" stroke="currentColor" strokeWidth="1" />
    </svg>
  );
}

export function Brand({ room }: { readonly room?: string }) {
  const t = useT();
  return (
    <Go to="/" className="brand">
      <Mark />
      <span className="brand-name">{t('common.hub')}</span>
      {room && <span className="brand-room">{room}</span>}
    </Go>
  );
}

const ownName: Readonly<Record<Locale, string>> = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' };

/** The same page in the other languages. Each is named in its own. */
export function LanguageSwitch() {
  const { t, locale, here } = useReading();
  return (
    <nav className="language-switch" aria-label={t('common.language')}>
      <ul className="language-list">
        {locales.map((other) => (
          <li key={other}>
            <a
              href={inLanguage(other, here)}
              hrefLang={languageTag[other]}
              lang={languageTag[other]}
              aria-current={other === locale ? 'true' : undefined}
            >
              {ownName[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Light, dark, or as the device. In the public room the page's small script brings it to life, and it is hidden without. */
export function ThemeSwitch() {
  const t = useT();
  return (
    <label className="theme-switch" data-theme-switch="" hidden>
      <span>{t('common.theme')}</span>
      <select defaultValue="auto">
        <option value="auto">{t('common.theme.auto')}</option>
        <option value="light">{t('common.theme.light')}</option>
        <option value="dark">{t('common.theme.dark')}</option>
      </select>
    </label>
  );
}

interface FooterProps {
  readonly theme?: ReactNode;
}

export function Footer({ theme = <ThemeSwitch /> }: FooterProps) {
  const t = useT();
  return (
    <footer className="footer">
      <div className="wide footer-inner">
        <p>
          {t('common.hub')} · {t('common.footer.open')}
        </p>
        <p>{t('common.footer.time')}</p>
        <p>
          <a href="/api">{t('common.footer.api')}</a>
        </p>
        <p>
          <Go to="/log">{t('log.page.title')}</Go>
        </p>
        {theme}
      </div>
    </footer>
  );
}
