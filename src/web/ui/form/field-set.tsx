import type { ReactNode } from 'react';
import { ErrorText, FieldLabel } from './field.tsx';
import { useField } from './problems.tsx';

interface FieldSetProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Fields that answer one question together, under its label. */
export function FieldSet({ name, label, hint, error: known, isOptional = false, className = '', children }: FieldSetProps) {
  const { id, error } = useField({ name, label, error: known });
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      id={id}
      className={`field field-set ${className} ${error === undefined ? '' : 'field-invalid'}`}
      aria-describedby={describedBy}
    >
      <legend className="field-label">
        <FieldLabel label={label} isOptional={isOptional} />
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      {children}
    </fieldset>
  );
}
