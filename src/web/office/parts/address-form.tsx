import type { ReactNode, SyntheticEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { withQuery } from '../../ui/addresses.ts';
import { useT } from '../../ui/reading.tsx';

interface AddressFormProps {
  /** What the form is for, to those who cannot see it. */
  readonly label: string;
  /** What its button says; `Search` without it. */
  readonly act?: string;
  readonly children: ReactNode;
}

/** A row of fields whose values go into the address: what they are called there is their name. */
export function AddressForm({ label, act, children }: AddressFormProps) {
  const t = useT();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : '',
    ]);
    void navigate(withQuery(pathname + search, Object.fromEntries(values) as Record<string, string>));
  };
  return (
    <form className="address-form" role="search" aria-label={label} onSubmit={submit}>
      {children}
      <button type="submit" className="button button-secondary">
        {act ?? t('common.search')}
      </button>
    </form>
  );
}

interface AddressFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: 'search' | 'date' | 'text';
}

export function AddressField({ name, label, value, type = 'search' }: AddressFieldProps) {
  return (
    <label className="address-field">
      <span className="small muted">{label}</span>
      <input key={value} className="input" type={type} name={name} defaultValue={value} autoComplete="off" spellCheck={false} />
    </label>
  );
}

interface AddressChoiceProps extends Omit<AddressFieldProps, 'type'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function AddressChoice({ name, label, value, options }: AddressChoiceProps) {
  return (
    <label className="address-field">
      <span className="small muted">{label}</span>
      <select key={value} className="input" name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
