import { isMessageKey, t } from '../../messages/index.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Change } from './compare.ts';

/**
 * A change in one sentence: “Value “Most that one enterprise can receive”: HK$60,000, before HK$50,000”. For messages to
 * people who do not look at the comparison itself.
 */
export function changeInWords({ what: list, does, name, label: named, aspects }: Change, locale: Locale): string {
  const key = `schemefile.what.${list}`;
  const part = `schemefile.part.${list}`;
  const what = t(locale, isMessageKey(key) ? key : isMessageKey(part) ? part : 'schemefile.what.other');
  const label = named?.[locale] ?? name;
  const value = does === 'changed' && aspects.length === 1 ? aspects[0] : undefined;
  if (value?.is === 'value' && value.name === 'value' && value.from && value.to) {
    return t(locale, 'schemefile.change.value', { what, label, from: value.from[locale], to: value.to[locale] });
  }
  return t(locale, `schemefile.change.${does}`, { what, label });
}
