import { useState } from 'react';
import type { ReactNode } from 'react';
import { Notice } from '../../ui/blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';
import { Reason } from '../../ui/form/problems.tsx';

type Purpose = 'sign-in' | 'second' | 'sign-up' | 'password';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The six digits from the mail. Phones offer them by themselves. */
export function CodeField({ value, onChange }: CodeFieldProps) {
  const t = useT();
  return (
    <TextField
      name="code"
      label={t('people.code.label')}
      hint={t('people.code.hint')}
      value={value}
      onChange={onChange}
      keyboard="numeric"
      autoComplete="one-time-code"
      isShort
    />
  );
}

/** The way to another code, and whether it is under way. */
export function AnotherCode({ email, purpose }: { readonly email: string; readonly purpose: Purpose }) {
  const t = useT();
  const send = useAct('POST /auth/code', { refreshes: [] });
  return (
    <div className="stack">
      <Button kind="quiet" onPress={() => send.mutate({ body: { email, purpose } })} isPending={send.isPending}>
        {t('people.code.another')}
      </Button>
      {send.isSuccess && (
        <Notice announced>
          <p>{t('people.code.sent_again')}</p>
        </Notice>
      )}
      {send.error && (
        <p className="field-error" role="alert">
          <Reason of={send.error} />
        </p>
      )}
    </div>
  );
}

interface CodeFormProps {
  readonly email: string;
  readonly purpose: 'sign-in' | 'second';
  readonly children?: ReactNode;
  readonly onDone: (next: 'code' | 'password' | null) => void;
}

/** Signing in with a code, as the only step or the second. */
export function CodeForm({ email, purpose, children, onDone }: CodeFormProps) {
  const t = useT();
  const [code, setCode] = useState('');
  const signIn = useAct('POST /auth/sign-in/code', { refreshes: [], onDone: ({ next }) => onDone(next) });
  return (
    <div className="stack-wide">
      <Form onSubmit={() => signIn.mutate({ body: { email, code } })} problem={signIn.error}>
        {children}
        <CodeField value={code} onChange={setCode} />
        <div>
          <Button type="submit" isPending={signIn.isPending}>
            {t('people.sign_in.act')}
          </Button>
        </div>
      </Form>
      <AnotherCode email={email} purpose={purpose} />
    </div>
  );
}
