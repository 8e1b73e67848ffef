import { ErrorText } from '../../../ui/form/field.tsx';
import { useT } from '../../../ui/reading.tsx';

interface FileInputProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
}

/** The browser's own way to choose a file, or to drop one: it works without scripts. */
export function FileInput({ name, label, hint, error, isOptional }: FileInputProps) {
  const t = useT();
  return (
    <div className={error === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={name}>
        {label} {isOptional && <span className="muted">{t('common.optional')}</span>}
      </label>
      <p id={`${name}-hint`} className="field-hint">
        {hint}
      </p>
      {error !== undefined && (
        <p id={`${name}-error`} className="field-error" role="alert">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept=".json,application/json"
        className="input input-file"
        aria-describedby={[`${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')}
        aria-invalid={error !== undefined || undefined}
      />
    </div>
  );
}
