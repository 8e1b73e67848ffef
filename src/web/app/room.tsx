import { useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import type { Role } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { Brand, Footer, LanguageSwitch } from '../ui/frame.tsx';
import { Go, useReading, useT } from '../ui/reading.tsx';
import { address } from '../ui/addresses.ts';
import { useApiCall } from '../ui/queries.ts';
import { NothingHere } from './dead-ends.tsx';
import { has } from './me.ts';
import type { Me } from './me.ts';
import { LiveThemeSwitch } from './theme-switch.tsx';
import { SignedIn } from './signed-in.tsx';

/** A place in a room's menu. */
export interface Place {
  readonly to: string;
  readonly label: MessageKey;
  /** Only for holders of one of these; for everybody when left out. */
  readonly roles?: readonly Role[];
}

interface RoomProps {
  readonly name: 'portal' | 'office';
  readonly places: readonly Place[];
}

/** The portal or the office around its pages: where one is, where one can go, as whom. */
export function Room({ name, places }: RoomProps) {
  return (
    <SignedIn>
      {(me) => (
        <div className={`room room-${name}`}>
          <RoomHeader name={name} places={places} me={me} />
          <main id="main" tabIndex={-1}>
            {name === 'office' ? <ForStaff me={me} /> : <Outlet />}
          </main>
          <Footer theme={<LiveThemeSwitch />} />
        </div>
      )}
    </SignedIn>
  );
}

/** Roles count after the second step of signing in; without a role there is nothing in the office, not even its doors. */
function ForStaff({ me }: { readonly me: Me }) {
  const { pathname, search } = useLocation();
  if (me.next !== null) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return me.roles.length > 0 ? <Outlet /> : <NothingHere />;
}

function RoomHeader({ name, places, me }: RoomProps & { readonly me: Me }) {
  const t = useT();
  const { pathname } = useLocation();
  const mine = places.filter(({ roles }) => !roles || has(me, roles));
  const here = mine
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
  return (
    <header className="masthead">
      <div className="wide masthead-top">
        <Brand room={t(`common.room.${name}`)} />
        <div className="masthead-tools">
          <LanguageSwitch />
          {name === 'portal' && me.roles.length > 0 && <Go to="/office">{t('common.room.office')}</Go>}
          {name === 'office' && <Go to="/portal">{t('common.room.portal')}</Go>}
          <Go to="/portal/notices">
            {t('notice.title')}
            {me.unread > 0 && <NewsCount n={me.unread} />}
          </Go>
          <Go to="/portal/account" className="masthead-person">
            {me.name}
          </Go>
          <SignOut />
        </div>
      </div>
      <nav className="wide masthead-nav" aria-label={t('common.nav.main')}>
        <ul className="masthead-places">
          {mine.map((place) => (
            <li key={place.to}>
              <Go to={place.to} aria-current={place === here ? (pathname === place.to ? 'page' : 'true') : undefined}>
                {t(place.label)}
              </Go>
            </li>
          ))}
        </ul>
      </nav>
      {me.next !== null && <StepLeft here={pathname} />}
    </header>
  );
}

function NewsCount({ n }: { readonly n: number }) {
  const t = useT();
  return (
    <span className="masthead-count">
      <span aria-hidden="true">{n}</span>
      <span className="hidden-visually"> {t('notice.unread', { n })}</span>
    </span>
  );
}

/** Signed in with one step of two: the roles wait for the other. */
function StepLeft({ here }: { readonly here: string }) {
  const t = useT();
  return (
    <div className="wide">
      <p className="masthead-step">
        {t('people.second.waiting')} <Go to={`/sign-in?next=${encodeURIComponent(here)}`}>{t('people.second.act')}</Go>
      </p>
    </div>
  );
}

function SignOut() {
  const { t, locale } = useReading();
  const api = useApiCall();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    setIsLeaving(true);
    try {
      await api('POST /auth/sign-out');
      // A page load, so that nothing of this person stays in memory.
      location.assign(address(locale, '/'));
    } catch {
      setIsLeaving(false);
    }
  };
  return (
    <button type="button" className="masthead-act" disabled={isLeaving} onClick={() => void leave()}>
      {t('common.nav.sign_out')}
    </button>
  );
}
