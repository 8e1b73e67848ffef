import type { FormField } from '../../ui/form/answer-field.tsx';
import { SelectField } from '../../ui/form/choice-fields.tsx';
import { FieldSet } from '../../ui/form/field-set.tsx';
import { LongTextField, TextField } from '../../ui/form/text-fields.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { asText, useFilling } from './filling.tsx';
import { partKeys } from './path-label.ts';
import type { Part } from './path-label.ts';

interface PartsFieldProps {
  readonly field: FormField;
  readonly path: string;
}

/** A question that is answered in parts: a text in two languages, an address, a person. Each part is saved by itself. */
export function PartsField({ field, path }: PartsFieldProps) {
  const format = useFormat();
  const { error } = useFilling();
  return (
    <FieldSet
      name={path}
      label={format.text(field.label)}
      hint={field.hint && format.text(field.hint)}
      isOptional={field.required !== true}
      error={error(path)}
    >
      <div className={`parts parts-${field.kind}`}>
        {partsOf(field).map((part) => (
          <PartOf key={part} field={field} path={path} part={part} />
        ))}
      </div>
    </FieldSet>
  );
}

function partsOf(field: FormField): readonly Part[] {
  if (field.kind === 'bilingual') return ['en', 'zh'];
  if (field.kind === 'address') return ['flat', 'floor', 'building', 'street', 'district', 'zh', 'en'];
  return field.parts ?? [];
}

/** Which parts may be left open while the question itself is answered. */
function isOpen(field: FormField, part: Part): boolean {
  if (field.kind === 'bilingual') return field.needs !== 'both' && field.needs !== part;
  return field.kind === 'address' ? part !== 'district' && part !== 'street' : part === 'nameZh' || part === 'title';
}

function PartOf({ field, path, part }: PartsFieldProps & { readonly part: Part }) {
  const t = useT();
  const format = useFormat();
  const { values, change, leave, error, isDisabled } = useFilling();
  const at = `${path}.${part}`;
  const common = {
    name: at,
    label: t(field.kind === 'address' && (part === 'en' || part === 'zh') ? `forms.part.address_${part}` : partKeys[part]),
    isOptional: field.required === true && isOpen(field, part),
    value: asText(values[at]),
    onChange: (text: string) => change(at, text, part === 'district'),
    onBlur: () => leave(at),
    error: error(at),
    isDisabled,
    ...(part === 'zh' && { lang: 'zh-Hant' }),
    ...(part === 'en' && field.kind === 'bilingual' && { lang: 'en' }),
  };
  if (field.kind === 'bilingual')
    return field.lines ? (
      <LongTextField {...common} rows={4} maxLength={field.maxLength} limit={field.limit} />
    ) : (
      <TextField {...common} limit={field.limit} />
    );
  switch (part) {
    case 'district':
      return (
        <SelectField
          {...common}
          choices={(field.options ?? []).map(({ value, label }) => ({ value, label: format.text(label) }))}
        />
      );
    case 'flat':
    case 'floor':
      return <TextField {...common} isShort />;
    case 'email':
      return <TextField {...common} type="email" keyboard="email" />;
    case 'phone':
      return <TextField {...common} type="tel" keyboard="tel" />;
    case 'hkid':
      return <TextField {...common} hint={t('forms.hint.hkid')} isShort />;
    default:
      return <TextField {...common} />;
  }
}
