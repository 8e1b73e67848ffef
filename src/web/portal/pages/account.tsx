import { useState } from 'react';
import { locales } from '../../../platform/formats.ts';
import type { Locale } from '../../../platform/formats.ts';
import { PasswordField } from '../../app/pages/password-form.tsx';
import { useMe } from '../../app/me.ts';
import type { Me } from '../../app/me.ts';
import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceField } from '../../ui/form/choice-fields.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { Page } from '../../ui/page.tsx';
import { useAct } from '../../ui/queries.ts';
import { Go, useT } from '../../ui/reading.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Devices } from './devices.tsx';

/** What is mine: name, language, password, and where I am signed in. */
export default function AccountPage() {
  const t = useT();
  const me = useMe();
  return (
    <Page title={t('people.account.title')}>
      <Shown query={me}>
        {(it) => (
          <div className="sections">
            <About me={it} />
            <Password me={it} />
            <Devices />
            <Programs />
            <OwnData />
          </div>
        )}
      </Shown>
    </Page>
  );
}

/** The way to everything the hub holds about me. */
function OwnData() {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="own-data">
      <h2 id="own-data">{t('owndata.title')}</h2>
      <p className="muted">{t('owndata.lede')}</p>
      <p>
        <Go to="/portal/account/data">{t('owndata.ask')}</Go>
      </p>
    </section>
  );
}

/** The way to what programs may do for me. */
function Programs() {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="programs">
      <h2 id="programs">{t('tokens.title')}</h2>
      <p className="muted">{t('tokens.lede')}</p>
      <p>
        <Go to="/portal/account/tokens">{t('tokens.manage')}</Go>
      </p>
      <p>
        <Go to="/portal/webhooks">{t('webhooks.manage')}</Go>
      </p>
    </section>
  );
}

const ownName: Readonly<Record<Locale, string>> = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' };

function About({ me }: { readonly me: Me }) {
  const t = useT();
  const [name, setName] = useState(me.name);
  const [locale, setLocale] = useState<Locale>(me.locale);
  const change = useAct('PATCH /me', { refreshes: ['GET /me'] });
  return (
    <section className="stack" aria-labelledby="about">
      <h2 id="about">{t('people.account.about')}</h2>
      <p className="muted">{t('people.account.email', { email: me.email })}</p>
      <Form onSubmit={() => change.mutate({ body: { name, locale } })} problem={change.error}>
        <TextField name="name" label={t('people.name')} value={name} onChange={setName} autoComplete="name" />
        <ChoiceField
          name="locale"
          label={t('people.account.language')}
          value={locale}
          onChange={(value) => setLocale(value as Locale)}
          choices={locales.map((value) => ({ value, label: ownName[value] }))}
        />
        {change.isSuccess && (
          <Notice tone="jade" announced>
            {t('people.account.saved')}
          </Notice>
        )}
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Password({ me }: { readonly me: Me }) {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useAct('POST /auth/password/change', {
    refreshes: ['GET /me/sessions'],
    onDone: () => {
      setCurrent('');
      setPassword('');
    },
  });
  return (
    <section className="stack" aria-labelledby="password">
      <h2 id="password">{t('people.password')}</h2>
      {me.hasPassword ? (
        <Form onSubmit={() => change.mutate({ body: { current, password } })} problem={change.error}>
          <PasswordField name="current" label={t('people.password_current')} value={current} onChange={setCurrent} />
          <PasswordField
            label={t('people.password_new')}
            hint={t('people.password_hint')}
            isNew
            value={password}
            onChange={setPassword}
          />
          {change.isSuccess && (
            <Notice tone="jade" announced>
              {t('people.account.password_changed')}
            </Notice>
          )}
          <div>
            <Button type="submit" isPending={change.isPending}>
              {t('people.account.change_password')}
            </Button>
          </div>
        </Form>
      ) : (
        <p>
          {t('people.account.no_password')} <Go to="/reset-password">{t('people.reset.title')}</Go>
        </p>
      )}
    </section>
  );
}
