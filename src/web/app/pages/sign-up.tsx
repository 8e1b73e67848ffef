import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Notice } from '../../ui/blocks.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { tellSignedIn } from '../session-news.ts';
import { AnotherCode, CodeField } from './code-form.tsx';
import { destination } from './destination.ts';
import { EmailField, PasswordField } from './password-form.tsx';

/** Opening an account: first the address, then the code from its mailbox with a name and a password. */
export default function SignUpPage() {
  const t = useT();
  const [search] = useSearchParams();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [given, setGiven] = useState({ code: '', name: '', password: '' });
  const send = useAct('POST /auth/code', { refreshes: [], onDone: (_, { body }) => setSentTo(body.email) });
  const open = useAct('POST /auth/sign-up', {
    refreshes: [],
    onDone: () => {
      tellSignedIn();
      queries.removeQueries({ queryKey: ['GET /me'] });
    },
  });
  const next = search.get('next');
  const onward = next === null ? '/portal/organisations' : destination(next, false);

  if (open.data) {
    const { hadAccount, passwordKept } = open.data;
    const text = !hadAccount ? 'people.sign_up.opened' : passwordKept ? 'people.sign_up.had' : 'people.sign_up.had_no_password';
    return (
      <Page title={t(hadAccount ? 'people.sign_up.had_title' : 'people.sign_up.opened_title')}>
        <div className="stack-wide">
          <Notice tone="jade" announced>
            <p>{t(text)}</p>
          </Notice>
          <LinkButton to={open.data.next === null ? onward : '/sign-in'}>{t('common.next')}</LinkButton>
        </div>
      </Page>
    );
  }
  if (sentTo === undefined) {
    return (
      <Page title={t('people.sign_up.title')} lede={t('people.sign_up.lede')}>
        <div className="stack-wide">
          <Form onSubmit={() => send.mutate({ body: { email, purpose: 'sign-up' } })} problem={send.error}>
            <EmailField value={email} onChange={setEmail} />
            <div>
              <Button type="submit" isPending={send.isPending}>
                {t('people.code.send')}
              </Button>
            </div>
          </Form>
          <p>
            {t('people.sign_up.have')} <Go to="/sign-in">{t('people.sign_in.title')}</Go>
          </p>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('people.sign_up.title')} lede={t('people.sign_up.sent', { email: sentTo })}>
      <div className="stack-wide">
        <Form onSubmit={() => open.mutate({ body: { email: sentTo, ...given } })} problem={open.error}>
          <CodeField value={given.code} onChange={(code) => setGiven({ ...given, code })} />
          <TextField
            name="name"
            label={t('people.name')}
            hint={t('people.name_hint')}
            value={given.name}
            onChange={(name) => setGiven({ ...given, name })}
            autoComplete="name"
          />
          <PasswordField
            label={t('people.password_new')}
            hint={t('people.password_hint')}
            isNew
            value={given.password}
            onChange={(password) => setGiven({ ...given, password })}
          />
          <div>
            <Button type="submit" isPending={open.isPending}>
              {t('people.sign_up.act')}
            </Button>
          </div>
        </Form>
        <AnotherCode email={sentTo} purpose="sign-up" />
        <Button kind="quiet" onPress={() => setSentTo(undefined)}>
          {t('people.code.other_email')}
        </Button>
      </div>
    </Page>
  );
}
