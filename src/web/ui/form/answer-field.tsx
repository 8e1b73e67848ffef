import type { FieldKind } from '../../../core/schemes/shape-form.ts';
import { COUNTRIES } from '../../../platform/countries.ts';
import { languageTag } from '../../../platform/formats.ts';
import type { LocalText } from '../../../platform/formats.ts';
import { useFormat, useReading, useT } from '../reading.tsx';
import { ChoiceField, ConsentField, MultiField, SelectField, YesNoField } from './choice-fields.tsx';
import { DateField } from './date-field.tsx';
import type { FieldProps } from './field.tsx';
import { LongTextField, MoneyField, NumberField, TextField } from './text-fields.tsx';

interface Option {
  readonly value: string;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
}

/** A field of a scheme's form, as the hub shows it (schemes/form-view.ts). */
export interface FormField {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: LocalText;
  readonly hint?: LocalText | undefined;
  readonly required?: boolean | undefined;
  readonly isConditional?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly limit?: { readonly words: number; readonly characters: number } | undefined;
  readonly lines?: boolean | undefined;
  readonly needs?: 'en' | 'zh' | 'either' | 'both' | undefined;
  /** For choices: the values, wherever the file has them; the categories of a table, the districts of an address. */
  readonly options?: readonly Option[] | undefined;
  readonly unit?: LocalText | undefined;
  readonly parts?: readonly ('name' | 'nameZh' | 'title' | 'email' | 'phone' | 'hkid')[] | undefined;
  /** Percent. */
  readonly share?: number | undefined;
  readonly quantities?: boolean | undefined;
  readonly most?: number | undefined;
  readonly heights?: boolean | undefined;
  readonly item?: LocalText | undefined;
  readonly fields?: readonly FormField[] | undefined;
  readonly accept?: readonly string[] | undefined;
  readonly maxFiles?: number | undefined;
  readonly maxMegabytes?: number | undefined;
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
  const t = useT();
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
      return <TextField {...common} value={asText(value)} limit={field.limit} />;
    case 'signature':
      return <TextField {...common} value={asText(value)} hint={common.hint ?? t('forms.hint.signature')} autoComplete="name" />;
    case 'url':
      return <TextField {...common} value={asText(value)} keyboard="url" />;
    case 'decimal':
      return (
        <TextField {...common} value={asText(value)} keyboard="decimal" isShort unit={field.unit && format.text(field.unit)} />
      );
    case 'months':
      return <TextField {...common} value={asText(value)} keyboard="numeric" isShort unit={t('forms.unit.months')} />;
    case 'country':
      return <CountryField {...common} value={asText(value)} />;
    case 'cr-number':
      return <TextField {...common} value={asText(value)} isShort />;
    case 'hkid':
      return <TextField {...common} value={asText(value)} hint={common.hint ?? t('forms.hint.hkid')} isShort />;
    case 'long-text':
      return <LongTextField {...common} value={asText(value)} maxLength={field.maxLength} limit={field.limit} />;
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
    default:
      // What has parts, rows or items, or is drawn, is the form's own matter (portal/form).
      return null;
  }
}

/** A country or region by its name in the reader's language, Hong Kong and its neighbours first. */
function CountryField(field: FieldProps<string>) {
  const { locale } = useReading();
  const names = new Intl.DisplayNames([languageTag[locale]], { type: 'region' });
  const first = ['HK', 'CN', 'MO', 'TW'];
  const named = (code: string) => ({ value: code, label: names.of(code) ?? code });
  const order = new Intl.Collator(languageTag[locale]);
  const others = COUNTRIES.filter((code) => !first.includes(code)).map(named);
  const choices = [...first.map(named), ...others.toSorted((a, b) => order.compare(a.label, b.label))];
  return <SelectField {...field} choices={choices} />;
}
