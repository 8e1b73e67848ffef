import { useRouteError } from 'react-router';
import type { Locale, Say } from '../../platform/messages.ts';
import { address } from '../ui/addresses.ts';
import { Go, useT } from '../ui/reading.tsx';
import { Page } from '../ui/page.tsx';

export function NothingHere() {
  const t = useT();
  return (
    <Page title={t('common.not_found.title')} lede={t('common.not_found.text')}>
      <ul className="stack">
        <li>
          <Go to="/portal">{t('common.nav.portal')}</Go>
        </li>
        <li>
          <Go to="/">{t('common.nav.home')}</Go>
        </li>
      </ul>
    </Page>
  );
}

/**
 * A page that broke, or whose code could not be fetched (a new version came out while it was open). Loading it again helps
 * with the second; what was typed is kept by the page's own saving.
 */
export function Crashed({ t, locale }: { readonly t: Say; readonly locale: Locale }) {
  const error = useRouteError();
  reportError(error);
  return (
    <main id="main" className="wide page stack">
      <title>{t('common.failed.title')}</title>
      <h1>{t('common.failed.title')}</h1>
      <p className="lede">{t('common.failed.text')}</p>
      <p className="row">
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          {t('common.failed.again')}
        </button>
        <a href={address(locale, '/')}>{t('common.nav.home')}</a>
      </p>
    </main>
  );
}
