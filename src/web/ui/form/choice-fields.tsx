import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { useT } from '../reading.tsx';
import { ErrorText, FieldLabel } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { useField } from './problems.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface ChoiceFieldProps extends FieldProps<string> {
  readonly choices: readonly Choice[];
  /** Beside each other, for two or three short ones. */
  readonly inRow?: boolean;
}

/** One of a list: dials up to seven, a select above. */
export function ChoiceField(props: ChoiceFieldProps) {
  return props.choices.length > 7 ? <SelectField {...props} /> : <RadioChoice {...props} />;
}

function RadioChoice({ choices, inRow = false, ...field }: ChoiceFieldProps) {
  const { id, error, changed } = useField(field);
  return (
    <RadioGroup
      id={id}
      className="field"
      name={field.name}
      value={field.value === '' ? null : field.value}
      onChange={(value) => {
        changed();
        field.onChange(value);
      }}
      {...(field.onBlur && { onBlur: field.onBlur })}
      isDisabled={field.isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      orientation={inRow ? 'horizontal' : 'vertical'}
    >
      <GroupHead {...field} error={error} />
      <div className={inRow ? 'options options-row' : 'options'}>
        {choices.map(({ value, label, hint }) => (
          <RadioField key={value} value={value} className="option-field">
            <RadioButton className="option">
              <span className="option-box option-round" />
              <span>{label}</span>
            </RadioButton>
            {hint && (
              <Text slot="description" className="option-hint">
                {hint}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

/** A long list, in the browser's own select: it knows every device's way of choosing. */
export function SelectField({
  name,
  label,
  hint,
  error: known,
  isOptional,
  isDisabled,
  value,
  onChange,
  onBlur,
  choices,
}: ChoiceFieldProps) {
  const t = useT();
  const { id, error, changed } = useField({ name, label, error: known });
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error === undefined ? 'field' : 'field field-invalid'}>
      <label className="field-label" htmlFor={id}>
        <FieldLabel label={label} isOptional={isOptional} />
      </label>
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
      <select
        id={id}
        name={name}
        className="input"
        value={value}
        disabled={isDisabled}
        aria-describedby={describedBy}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => {
          changed();
          onChange(event.currentTarget.value);
        }}
        onBlur={onBlur}
      >
        <option value="">{t('common.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MultiFieldProps extends FieldProps<readonly string[]> {
  readonly choices: readonly Choice[];
}

/** Any of a list. */
export function MultiField({ choices, ...field }: MultiFieldProps) {
  const { id, error, changed } = useField(field);
  return (
    <CheckboxGroup
      id={id}
      className="field"
      name={field.name}
      value={[...field.value]}
      onChange={(value) => {
        changed();
        field.onChange(value);
      }}
      {...(field.onBlur && { onBlur: field.onBlur })}
      isDisabled={field.isDisabled ?? false}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <GroupHead {...field} error={error} />
      <div className="options">
        {choices.map(({ value, label, hint }) => (
          <CheckboxField key={value} value={value} className="option-field">
            <CheckboxButton className="option">
              <span className="option-box option-square" />
              <span>{label}</span>
            </CheckboxButton>
            {hint && (
              <Text slot="description" className="option-hint">
                {hint}
              </Text>
            )}
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}

/** Yes, no, or not answered yet. */
export function YesNoField({ value, onChange, ...field }: FieldProps<boolean | null>) {
  const t = useT();
  return (
    <RadioChoice
      {...field}
      inRow
      choices={[
        { value: 'yes', label: t('common.yes') },
        { value: 'no', label: t('common.no') },
      ]}
      value={value === null ? '' : value ? 'yes' : 'no'}
      onChange={(answer) => onChange(answer === 'yes')}
    />
  );
}

/** A statement to agree to. The statement is the label. */
export function ConsentField({ name, label, hint, error: known, isDisabled, value, onChange, onBlur }: FieldProps<boolean>) {
  const { id, error, changed } = useField({ name, label, error: known });
  return (
    <div id={id} className={error === undefined ? 'field' : 'field field-invalid'}>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <ErrorText>{error}</ErrorText>
        </p>
      )}
      <CheckboxField
        name={name}
        className="option-field"
        isSelected={value}
        onChange={(isSelected) => {
          changed();
          onChange(isSelected);
        }}
        {...(onBlur && { onBlur })}
        isDisabled={isDisabled ?? false}
        isInvalid={error !== undefined}
        validationBehavior="aria"
        {...(error !== undefined && { 'aria-describedby': `${id}-error` })}
      >
        <CheckboxButton className="option option-consent">
          <span className="option-box option-square" />
          <span>{label}</span>
        </CheckboxButton>
        {hint && (
          <Text slot="description" className="option-hint">
            {hint}
          </Text>
        )}
      </CheckboxField>
    </div>
  );
}

type HeadProps = Pick<FieldProps<unknown>, 'label' | 'hint' | 'isOptional'> & { readonly error: string | undefined };

function GroupHead({ label, hint, isOptional, error }: HeadProps) {
  return (
    <>
      <Label className="field-label">
        <FieldLabel label={label} isOptional={isOptional} />
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <FieldError className="field-error">
          <ErrorText>{error}</ErrorText>
        </FieldError>
      )}
    </>
  );
}
