import type { MessageKey } from '../../platform/messages.ts';
import { Brand, LanguageSwitch } from '../ui/frame.tsx';
import { Go, useReading } from '../ui/reading.tsx';
import { readAddress } from '../ui/addresses.ts';
import type { Viewer } from './page.ts';

const places: readonly { readonly to: string; readonly label: MessageKey }[] = [
  { to: '/schemes', label: 'public.nav.schemes' },
  { to: '/calls', label: 'callpage.nav' },
  { to: '/catalogue', label: 'public.nav.catalogue' },
  { to: '/figures', label: 'public.nav.figures' },
];

export function PublicHeader({ viewer }: { readonly viewer: Viewer | null }) {
  const { t, here } = useReading();
  const place = readAddress(here)?.place ?? '/';
  return (
    <header className="masthead">
      <div className="wide masthead-top">
        <Brand />
        <div className="masthead-tools">
          <LanguageSwitch />
          {viewer ? (
            <Go to={viewer.isStaff ? '/office' : '/portal'} className="masthead-door">
              {t(viewer.isStaff ? 'common.nav.office' : 'common.nav.portal')}
            </Go>
          ) : (
            <Go to="/sign-in" className="masthead-door">
              {t('common.nav.sign_in')}
            </Go>
          )}
        </div>
      </div>
      <nav className="wide masthead-nav" aria-label={t('common.nav.main')}>
        <ul className="masthead-places">
          {places.map(({ to, label }) => (
            <li key={to}>
              <Go to={to} aria-current={isWithin(place, to) ? (place === to ? 'page' : 'true') : undefined}>
                {t(label)}
              </Go>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function isWithin(place: string, section: string): boolean {
  const path = place.split('?')[0]!;
  return path === section || path.startsWith(`${section}/`);
}
