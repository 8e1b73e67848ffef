import { useMemo, useState } from 'react';
import { type Locale, languageTag, locales } from '../../../../platform/formats.ts';
import { SelectField } from '../../../ui/form/choice-fields.tsx';
import { ReadingProvider, useFormat, useReading, useT } from '../../../ui/reading.tsx';
import { SchemeForm } from '../../../portal/form/scheme-form.tsx';
import type { Reading } from './sheet-view.tsx';
import { languageNames } from './words.ts';

/** The forms of a scheme as those who fill them in see them, in any of the three languages. */
export function Forms({ forms }: Pick<Reading, 'forms'>) {
  const t = useT();
  const format = useFormat();
  const reading = useReading();
  const [at, setAt] = useState('0');
  const [locale, setLocale] = useState<Locale>(reading.locale);
  const inLanguage = useMemo(() => ({ ...reading, locale }), [reading, locale]);
  const chosen = forms[Number(at)] ?? forms[0];
  if (!chosen) return null;
  return (
    <div className="stack-wide">
      <div className="preview-choices">
        <SelectField
          name="form"
          label={t('drafting.preview.form')}
          choices={forms.map(({ form }, place) => ({ value: String(place), label: format.text(form.title) }))}
          value={at}
          onChange={setAt}
        />
        <SelectField
          name="language"
          label={t('drafting.preview.language')}
          choices={locales.map((one) => ({ value: one, label: languageNames[one] }))}
          value={locale}
          onChange={(one) => setLocale(one as Locale)}
        />
      </div>
      <p className="muted small">{t('drafting.preview.note')}</p>
      <div className="preview" lang={languageTag[locale]}>
        <ReadingProvider value={inLanguage}>
          <SchemeForm key={at} form={chosen.form} />
        </ReadingProvider>
      </div>
    </div>
  );
}
