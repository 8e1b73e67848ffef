// Answers in words, as they are kept, for everybody who reads a form that was filled in.

import { t } from '../../messages/index.ts';
import { formatDay, formatMoney, formatNumber, languageTag, type Locale } from '../../platform/formats.ts';
import { isParts } from './fields/answer.ts';
import { placeLines } from './fields/places.ts';
import { optionsOf } from './form-view.ts';
import type { Field } from './shape-form.ts';
import type { Scheme } from './shape.ts';
import { fillText } from './texts.ts';

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * An answer as it is kept, in words; nothing where there is none, for documents, and for tables and groups, which are laid out
 * (form-words.ts). Parts stand on lines of their own. An identity card number is masked.
 */
export function answerWords(scheme: Scheme, field: Field, value: unknown, locale: Locale): string | null {
  if (value === undefined || value === null) return null;
  switch (field.kind) {
    case 'file':
    case 'group':
    case 'cost-table':
      return null;
    case 'yes-no':
    case 'consent':
      return t(locale, value === true ? 'common.yes' : 'common.no');
    case 'choice':
      return choiceWords(scheme, field, value, locale);
    case 'multi-choice':
      return (value as readonly unknown[])
        .map((one) => choiceWords(scheme, field, one, locale))
        .join(locale === 'en' ? ', ' : '、');
    case 'country':
      return new Intl.DisplayNames([languageTag[locale]], { type: 'region' }).of(value as string) ?? (value as string);
    case 'whole':
      return formatNumber(value as number, locale);
    case 'decimal':
      return [grouped(value as string), field.unit && fillText(scheme, field.unit)[locale]].filter(Boolean).join(' ');
    case 'months':
      return t(locale, 'schemes.period.months', { count: value as number });
    case 'money':
      return formatMoney(value as string, locale);
    case 'date':
      return formatDay(value as string, locale);
    case 'hkid':
      return masked(value as string);
    case 'map-point':
    case 'map-route':
    case 'map-area':
      return placeLines(value);
    case 'bilingual':
    case 'address':
    case 'person':
    case 'organisation':
      return isParts(value) ? lines(partWords(field.kind, value as Parts, locale)) : (value as string);
    default:
      return value as string;
  }
}

const lines = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join('\n');

function partWords(
  kind: 'bilingual' | 'address' | 'person' | 'organisation',
  parts: Parts,
  locale: Locale,
): (string | undefined)[] {
  switch (kind) {
    case 'bilingual':
      return [parts['en'], parts['zh']];
    case 'organisation':
      return [parts['nameEn'], parts['nameZh'], parts['br'] && t(locale, 'forms.part.br_number', { number: parts['br'] })];
    case 'person': {
      const names = [parts['name'], parts['nameZh']].filter(Boolean).join(' ');
      return [names, parts['title'], parts['email'], parts['phone'], parts['hkid'] && masked(parts['hkid'])];
    }
    case 'address':
      return [...addressLines(parts, locale), parts['en'], parts['zh']];
  }
}

function addressLines({ flat, floor, building, street, district, region }: Parts, locale: Locale): (string | undefined)[] {
  const room = [flat && t(locale, 'forms.part.flat_of', { flat }), floor && t(locale, 'forms.part.floor_of', { floor })];
  const where = [
    district && t(locale, `forms.district.${district}` as 'forms.district.southern'),
    region && t(locale, `forms.region.${region}` as 'forms.region.hk'),
  ];
  const joined = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  return [joined(room), building, street, joined(where)];
}

/** The first letter and digit only: who compares it with a card sees whether it may be the same. */
export function masked(hkid: string): string {
  const cut = hkid.search(/\d/) + 1;
  return `${hkid.slice(0, cut)}${hkid.slice(cut).replaceAll(/[\dA]/g, '•')}`;
}

/** `12345.60` with its thousands apart. */
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

type Listed = Extract<Field, { kind: 'choice' | 'multi-choice' }>;

function choiceWords(scheme: Scheme, field: Listed, choice: unknown, locale: Locale): string {
  return optionsOf(scheme, field).find((option) => option.value === choice)?.label[locale] ?? (choice as string);
}
