import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { address } from '../../ui/addresses.ts';
import { Notice, Waiting } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Reason } from '../../ui/form/problems.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct } from '../../ui/queries.ts';
import { Go, useReading, useT } from '../../ui/reading.tsx';
import type { Me } from '../me.ts';
import { useMe } from '../me.ts';
import { isAppPlace } from '../places.ts';
import { tellSignedIn } from '../session-news.ts';
import { CodeForm } from './code-form.tsx';
import { destination } from './destination.ts';
import { PasswordForm } from './password-form.tsx';

/** The door: password or code; then, for whoever holds a role, the other of the two. */
export default function SignInPage() {
  const t = useT();
  const me = useMe();
  const [search] = useSearchParams();
  if (me.isPending) {
    return (
      <Page title={t('people.sign_in.title')}>
        <Waiting />
      </Page>
    );
  }
  if (me.data && me.data.next === null) return <SignedInAlready me={me.data} />;
  if (me.data) return <SecondStep me={me.data} />;
  return search.get('step') === 'code' ? <ByCode /> : <FirstStep />;
}

/** The address that a code was asked for goes along in the history, not in the address bar. */
interface Carried {
  readonly email?: string;
}

function useCarried(): string {
  return (useLocation().state as Carried | null)?.email ?? '';
}

function FirstStep() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const [email, setEmail] = useState(useCarried());
  const done = useDone();
  const send = useAct('POST /auth/code', {
    refreshes: [],
    onDone: () => setSearch((now) => new URLSearchParams([...now, ['step', 'code']]), { state: { email } }),
  });
  const next = search.get('next');
  const onward = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <Page title={t('people.sign_in.title')}>
      <div className="stack-wide">
        <PasswordForm email={email} onEmail={setEmail} onDone={done} />
        <div className="stack">
          <Button
            kind="secondary"
            onPress={() => send.mutate({ body: { email, purpose: 'sign-in' } })}
            isPending={send.isPending}
          >
            {t('people.sign_in.by_code')}
          </Button>
          {send.error && (
            <p className="field-error" role="alert">
              {email.trim() === '' ? t('people.sign_in.email_first') : <Reason of={send.error} />}
            </p>
          )}
        </div>
        <ul className="stack">
          <li>
            <Go to="/reset-password">{t('people.sign_in.forgotten')}</Go>
          </li>
          <li>
            {t('people.sign_in.no_account')} <Go to={`/sign-up${onward}`}>{t('people.sign_up.title')}</Go>
          </li>
        </ul>
      </div>
    </Page>
  );
}

function ByCode() {
  const t = useT();
  const [search] = useSearchParams();
  const done = useDone();
  const email = useCarried();
  if (email === '') {
    const rest = new URLSearchParams([...search].filter(([name]) => name !== 'step'));
    return <Navigate to={`/sign-in?${rest}`} replace />;
  }
  return (
    <Page title={t('people.code.title')} lede={t('people.code.sent', { email })}>
      <CodeForm email={email} purpose="sign-in" onDone={done} />
    </Page>
  );
}

/** The first step is done and there is a role: its holder shows the other thing too, or goes on without the role. */
function SecondStep({ me }: { readonly me: Me }) {
  const t = useT();
  const [search] = useSearchParams();
  const done = useDone();
  const { email } = me;
  const onward = destination(search.get('next'), false);
  const without = onward.startsWith('/office') ? '/portal' : onward;
  return (
    <Page
      title={t('people.second.title')}
      lede={t(me.next === 'code' ? 'people.second.code' : 'people.second.password', { email })}
    >
      <div className="stack-wide">
        {me.next === 'code' ? (
          <CodeForm email={email} purpose="second" onDone={done} />
        ) : (
          <PasswordForm email={email} onDone={done} />
        )}
        <p>
          <Go to={without}>{t('people.second.without')}</Go>
        </p>
      </div>
    </Page>
  );
}

/** Arrived. In the window that another one opened to sign in, there is nothing more to do. */
function SignedInAlready({ me }: { readonly me: Me }) {
  const t = useT();
  const { locale } = useReading();
  const [search] = useSearchParams();
  const place = destination(search.get('next'), me.roles.length > 0);
  if (search.has('again')) {
    return (
      <Page title={t('people.signed_in.title')}>
        <Notice tone="jade" announced>
          <p>{t('people.signed_in.close')}</p>
        </Notice>
      </Page>
    );
  }
  if (isAppPlace(place)) return <Navigate to={place} replace />;
  return <Leave to={address(locale, place)} />;
}

/** On to a page that is not of this app. */
function Leave({ to }: { readonly to: string }) {
  useEffect(() => location.replace(to), [to]);
  return <Waiting />;
}

/** After a step: everything known of the visitor before is out of date. The page then shows what comes next. */
function useDone(): (next: 'code' | 'password' | null) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (next) => {
    if (next === null) tellSignedIn();
    const rest = new URLSearchParams([...search].filter(([name]) => name !== 'step'));
    void queries.resetQueries().then(() => navigate(`/sign-in?${rest}`, { replace: true }));
  };
}
