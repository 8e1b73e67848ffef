import { useState } from 'react';
import { Notice } from '../../ui/blocks.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Form } from '../../ui/form/form.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { AnotherCode, CodeField } from './code-form.tsx';
import { EmailField, PasswordField } from './password-form.tsx';

/** A forgotten password: first the address, then the code from its mailbox with a new one. */
export default function ResetPasswordPage() {
  const t = useT();
  const [email, setEmail] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const send = useAct('POST /auth/code', { refreshes: [], onDone: (_, { body }) => setSentTo(body.email) });
  const set = useAct('POST /auth/password/reset', { refreshes: [] });

  if (set.isSuccess) {
    return (
      <Page title={t('people.reset.done_title')}>
        <div className="stack-wide">
          <Notice tone="jade" announced>
            <p>{t('people.reset.done')}</p>
          </Notice>
          <LinkButton to="/sign-in">{t('people.sign_in.title')}</LinkButton>
        </div>
      </Page>
    );
  }
  if (sentTo === undefined) {
    return (
      <Page title={t('people.reset.title')} lede={t('people.reset.lede')}>
        <Form onSubmit={() => send.mutate({ body: { email, purpose: 'password' } })} problem={send.error}>
          <EmailField value={email} onChange={setEmail} />
          <div>
            <Button type="submit" isPending={send.isPending}>
              {t('people.code.send')}
            </Button>
          </div>
        </Form>
      </Page>
    );
  }
  return (
    <Page title={t('people.reset.title')} lede={t('people.code.sent', { email: sentTo })}>
      <div className="stack-wide">
        <Form onSubmit={() => set.mutate({ body: { email: sentTo, code, password } })} problem={set.error}>
          <CodeField value={code} onChange={setCode} />
          <PasswordField
            label={t('people.password_new')}
            hint={t('people.password_hint')}
            isNew
            value={password}
            onChange={setPassword}
          />
          <div>
            <Button type="submit" isPending={set.isPending}>
              {t('people.reset.act')}
            </Button>
          </div>
        </Form>
        <AnotherCode email={sentTo} purpose="password" />
        <Button kind="quiet" onPress={() => setSentTo(undefined)}>
          {t('people.code.other_email')}
        </Button>
      </div>
    </Page>
  );
}
