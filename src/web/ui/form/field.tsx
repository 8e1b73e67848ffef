import type { ReactNode } from 'react';
import { useT } from '../reading.tsx';

/** What every field takes. `value` is what is in the box as it was typed: the hub reads it, and says what it cannot read. */
export interface FieldProps<Value> {
  /** As the API names it: `answers.employees`. Problems find the field by it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly isDisabled?: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** When the reader leaves the field: a moment to save. */
  readonly onBlur?: () => void;
}

export function FieldLabel({ label, isOptional = false }: { readonly label: string; readonly isOptional?: boolean | undefined }) {
  const t = useT();
  return (
    <>
      {label}
      {isOptional && <span className="field-optional"> {t('common.optional')}</span>}
    </>
  );
}

export function ErrorText({ children }: { readonly children: string }) {
  const t = useT();
  return (
    <>
      <span className="hidden-visually">{t('common.error_prefix')} </span>
      {children}
    </>
  );
}
