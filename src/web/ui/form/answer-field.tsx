import type { LocalText } from '../../../platform/formats.ts';
import { useFormat } from '../reading.tsx';
import { ChoiceField, ConsentField, MultiField, YesNoField } from './choice-fields.tsx';
import { DateField } from './date-field.tsx';
import { LongTextField, MoneyField, NumberField, TextField } from './text-fields.tsx';

/** A field of a scheme's form, as scheme files write it; files are the page's own matter. */
export interface FormField {
  readonly id: string;
  readonly kind:
    | 'text'
    | 'long-text'
    | 'choice'
    | 'multi-choice'
    | 'yes-no'
    | 'whole'
    | 'money'
    | 'date'
    | 'email'
    | 'phone'
    | 'br-number'
    | 'consent'
    | 'file';
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
  readonly required?: boolean | undefined;
  readonly maxLength?: number | undefined;
  /** For choices: the values, wherever the file has them. */
  readonly options?:
    | readonly { readonly value: string; readonly label: LocalText; readonly hint?: LocalText | undefined }[]
    | undefined;
}

interface AnswerFieldProps {
  readonly field: FormField;
  /** The name problems come with; the field's id unless the API puts the answers under another. */
  readonly name?: string;
  /** As typed or as kept, except money: `typedMoney(cents)` first. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const asTexts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
const asYesNo = (value: unknown) => (typeof value === 'boolean' ? value : null);

/** One question of a scheme's form, drawn by its kind. What a file field needs (sending, removing) the page gives FileField itself. */
export function AnswerField({ field, name = field.id, value, onChange, onBlur, error, isDisabled = false }: AnswerFieldProps) {
  const format = useFormat();
  const common = {
    name,
    label: format.text(field.label),
    hint: field.hint && format.text(field.hint),
    error,
    isOptional: field.required !== true,
    isDisabled,
    onChange,
    ...(onBlur && { onBlur }),
  };
  const choices = (field.options ?? []).map((option) => ({
    value: option.value,
    label: format.text(option.label),
    hint: option.hint && format.text(option.hint),
  }));
  switch (field.kind) {
    case 'text':
      return <TextField {...common} value={asText(value)} />;
    case 'long-text':
      return <LongTextField {...common} value={asText(value)} {...(field.maxLength && { maxLength: field.maxLength })} />;
    case 'email':
      return <TextField {...common} value={asText(value)} type="email" keyboard="email" autoComplete="email" />;
    case 'phone':
      return <TextField {...common} value={asText(value)} type="tel" keyboard="tel" autoComplete="tel" />;
    case 'br-number':
      return <TextField {...common} value={asText(value)} keyboard="numeric" />;
    case 'whole':
      return <NumberField {...common} value={asText(value)} />;
    case 'money':
      return <MoneyField {...common} value={asText(value)} />;
    case 'date':
      return <DateField {...common} value={asText(value)} />;
    case 'choice':
      return <ChoiceField {...common} value={asText(value)} choices={choices} />;
    case 'multi-choice':
      return <MultiField {...common} value={asTexts(value)} choices={choices} />;
    case 'yes-no':
      return <YesNoField {...common} value={asYesNo(value)} />;
    case 'consent':
      return <ConsentField {...common} value={value === true} />;
    case 'file':
      return null;
  }
}
