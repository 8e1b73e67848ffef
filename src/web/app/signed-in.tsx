import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Waiting } from '../ui/blocks.tsx';
import { Failed } from '../ui/shown.tsx';
import { isNobody, useMe } from './me.ts';
import type { Me } from './me.ts';
import { useStay } from './stay.ts';

/** A room that one has to be signed in for. Who is not is shown the door, and comes back to the same page afterwards. */
export function SignedIn({ children }: { readonly children: (me: Me) => ReactNode }) {
  const { pathname, search } = useLocation();
  const me = useMe();
  if (me.data) return <Inside me={me.data}>{children}</Inside>;
  if (isNobody(me.error)) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <main id="main" tabIndex={-1} className="wide page">
      {me.error ? <Failed problem={me.error} isTrying={me.isFetching} onAgain={() => void me.refetch()} /> : <Waiting />}
    </main>
  );
}

function Inside({ me, children }: { readonly me: Me; readonly children: (me: Me) => ReactNode }) {
  useStay();
  return <>{children(me)}</>;
}
