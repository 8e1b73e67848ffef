import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form/form.tsx';
import { TextField } from '../../ui/form/text-fields.tsx';
import { useAct } from '../../ui/queries.ts';
import { useT } from '../../ui/reading.tsx';

interface EmailFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function EmailField({ value, onChange }: EmailFieldProps) {
  const t = useT();
  return (
    <TextField
      name="email"
      label={t('people.email')}
      value={value}
      onChange={onChange}
      type="email"
      keyboard="email"
      autoComplete="username"
    />
  );
}

interface PasswordFieldProps {
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly isNew?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A password, which its owner may look at while typing it. */
export function PasswordField({ name = 'password', label, hint, isNew = false, value, onChange }: PasswordFieldProps) {
  const t = useT();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="password-field">
      <TextField
        name={name}
        label={label}
        hint={hint}
        value={value}
        onChange={onChange}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
      />
      <Button kind="quiet" onPress={() => setIsShown(!isShown)}>
        {t(isShown ? 'people.password_hide' : 'people.password_show')}
      </Button>
    </div>
  );
}

interface PasswordFormProps {
  readonly email: string;
  /** Nothing: the address is settled, and only the password is asked for. */
  readonly onEmail?: (email: string) => void;
  readonly children?: ReactNode;
  readonly onDone: (next: 'code' | 'password' | null) => void;
}

/** Signing in with a password, as the first step or the second. */
export function PasswordForm({ email, onEmail, children, onDone }: PasswordFormProps) {
  const t = useT();
  const [password, setPassword] = useState('');
  const signIn = useAct('POST /auth/sign-in', { refreshes: [], onDone: ({ next }) => onDone(next) });
  return (
    <Form onSubmit={() => signIn.mutate({ body: { email, password } })} problem={signIn.error}>
      {children}
      {onEmail && <EmailField value={email} onChange={onEmail} />}
      <PasswordField label={t('people.password')} value={password} onChange={setPassword} />
      <div>
        <Button type="submit" isPending={signIn.isPending}>
          {t('people.sign_in.act')}
        </Button>
      </div>
    </Form>
  );
}
