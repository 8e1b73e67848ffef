import { locales } from '../../../platform/messages.ts';
import { languageTag } from '../../../platform/formats.ts';
import { LongTextField, TextField } from '../../../web/ui/form/text-fields.tsx';
import { useT } from '../../../web/ui/reading.tsx';
import type { Text } from './typed-content.ts';

interface TextTrioProps {
  /** As problems name it: `name` gives `name.en` and the others. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Text;
  readonly onChange: (value: Text) => void;
  readonly isLong?: boolean;
  readonly maxLength?: number;
}

/** One text in the three languages, each box marked with its language for spelling and speech. */
export function TextTrio({ name, label, hint, value, onChange, isLong = false, maxLength }: TextTrioProps) {
  const t = useT();
  return (
    <fieldset className="text-trio">
      <legend className="hidden-visually">{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {locales.map((locale) => {
        const field = {
          name: `${name}.${locale}`,
          label: t('marketplace.field_in', { field: label, language: t(`marketplace.lang.${locale}`) }),
          value: value[locale],
          onChange: (text: string) => onChange({ ...value, [locale]: text }),
          ...(maxLength !== undefined && { maxLength }),
        };
        return (
          <div key={locale} lang={locale === 'en' ? undefined : languageTag[locale]}>
            {isLong ? <LongTextField {...field} rows={2} /> : <TextField {...field} />}
          </div>
        );
      })}
    </fieldset>
  );
}
