import { useState } from 'react';
import { useReading, useT } from '../reading.tsx';
import { ErrorText, FieldLabel } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { useField } from './problems.tsx';
import { joinDay, splitDay } from './typed-date.ts';
import type { TypedDay } from './typed-date.ts';

const westernOrder: readonly (keyof TypedDay)[] = ['day', 'month', 'year'];
const chineseOrder: readonly (keyof TypedDay)[] = ['year', 'month', 'day'];

/**
 * A day the reader knows, typed into three boxes in the order of their language. The value is `2026-03-31`. People copy such
 * days from a paper; a calendar to click through would be slower, and three plain boxes work with every aid there is.
 */
export function DateField({
  name,
  label,
  hint,
  error: known,
  isOptional,
  isDisabled,
  value,
  onChange,
  onBlur,
}: FieldProps<string>) {
  const { locale } = useReading();
  const t = useT();
  const { id, error, changed } = useField({ name, label, error: known });
  const [typed, setTyped] = useState<TypedDay>(() => splitDay(value));
  // A value from outside (another tab, the server) replaces what is in the boxes; our own echo does not.
  const shown = joinDay(typed) === value ? typed : splitDay(value);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const change = (part: keyof TypedDay, text: string) => {
    const next = { ...shown, [part]: text };
    setTyped(next);
    changed();
    onChange(joinDay(next));
  };
  return (
    <fieldset
      id={id}
      className={error === undefined ? 'field' : 'field field-invalid'}
      aria-describedby={describedBy}
      disabled={isDisabled}
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
      <div className="date-boxes">
        {(locale === 'en' ? westernOrder : chineseOrder).map((part) => (
          <label key={part} className={`date-box date-box-${part}`}>
            <span>{t(`common.date.${part}`)}</span>
            <input
              className="input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={shown[part]}
              aria-invalid={error === undefined ? undefined : true}
              onChange={(event) => change(part, event.currentTarget.value)}
              onBlur={onBlur}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
