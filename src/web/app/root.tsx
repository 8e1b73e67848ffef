import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import type { Locale, Say } from '../../platform/messages.ts';
import { address } from '../ui/addresses.ts';
import { apiThrough, ApiRefusal } from '../ui/api.ts';
import type { ApiCall } from '../ui/api.ts';
import { DemoBanner, SkipLink } from '../ui/frame.tsx';
import { ApiProvider } from '../ui/queries.ts';
import { ReadingProvider } from '../ui/reading.tsx';
import { SessionEndProvider } from '../ui/session-end.tsx';
import { Anchor } from './anchor.tsx';
import { SessionEndedDialog } from './session-ended.tsx';

interface RootProps {
  readonly locale: Locale;
  readonly t: Say;
  readonly demo: boolean;
}

/** What is around every page of the app: the reader's language, the API, and what happens when a session ends. */
export function Root({ locale, t, demo }: RootProps) {
  const { pathname, search } = useLocation();
  const now = useMinute();
  const queries = useQueryClient();
  const [hasEnded, setHasEnded] = useState(false);
  const [returns, setReturns] = useState(0);
  const ended = useCallback(() => setHasEnded(true), []);
  const here = address(locale, pathname + search);
  const reading = useMemo(() => ({ locale, t, now, here, Anchor }), [locale, t, now, here]);
  const session = useMemo(() => ({ ended, returns }), [ended, returns]);
  const api = useMemo(
    () =>
      watched(
        apiThrough((path, init) => fetch(path, init), locale),
        ended,
      ),
    [locale, ended],
  );
  useFocusOnArrival(pathname);

  return (
    <ReadingProvider value={reading}>
      <ApiProvider value={api}>
        <SessionEndProvider value={session}>
          <SkipLink />
          {demo && <DemoBanner />}
          <Outlet />
          <SessionEndedDialog
            isOpen={hasEnded}
            onClose={() => setHasEnded(false)}
            onBack={() => {
              setHasEnded(false);
              setReturns((times) => times + 1);
              void queries.invalidateQueries();
            }}
          />
          <ScrollRestoration />
        </SessionEndProvider>
      </ApiProvider>
    </ReadingProvider>
  );
}

/** The API, with an eye on answers that say that nobody is signed in any more. */
function watched(api: ApiCall, ended: () => void): ApiCall {
  const call = api as (key: string, input?: unknown) => Promise<unknown>;
  const watching = async (key: string, input?: unknown) => {
    try {
      return await call(key, input);
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 401 && key !== whoAmI) ended();
      throw error;
    }
  };
  return watching as ApiCall;
}

/** The one question that a visitor may ask to be told that they are nobody. */
const whoAmI = 'GET /me';

/** The instant, good to a minute: clocks on the page run by it. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** A new page is read from its top, by ear too: the focus goes to its main part, as it would on a page load. */
function useFocusOnArrival(pathname: string): void {
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
