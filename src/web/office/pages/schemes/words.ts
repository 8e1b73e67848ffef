import type { LocalText } from '../../../../platform/formats.ts';
import { useT } from '../../../ui/reading.tsx';
import { sayOr } from '../../parts/say-or.ts';

/** The words of the scheme language in the reader's language: parts, things, fields, values. What has none is shown as it is written. */
export function useWords() {
  const t = useT();
  const field = (name: string): string => {
    const whole = sayOr(t, `schemefile.field.${name}`, '');
    if (whole !== '') return whole;
    const steps = name.split('.');
    if (steps.length === 1) return sayOr(t, `schemefile.part.${name}`, name);
    const [last = ''] = steps.slice(-1);
    const before = field(steps.slice(0, -1).join('.'));
    return /^\d+$/.test(last) ? `${before} ${last}` : `${before}${t('common.colon')}${field(last)}`;
  };
  return {
    part: (name: string) => sayOr(t, `schemefile.part.${name}`, name),
    what: (name: string) => sayOr(t, `schemefile.what.${name}`, sayOr(t, `schemefile.part.${name}`, field(name))),
    field,
    value: (value: string) => sayOr(t, `schemefile.value.${value}`, value),
  };
}

/** True of a text in the three languages, complete or not. */
export function isLocalText(value: unknown): value is LocalText {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as LocalText).en === 'string';
}

/** What each language calls itself. */
export const languageNames = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' } as const;
