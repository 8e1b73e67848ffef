import { t } from '../../messages/index.ts';
import { type Locale, type LocalText, locales } from '../../platform/formats.ts';
import type { Fact, Facts } from '../../platform/messages.ts';

/** A text per language as the reader's; other facts as they are. */
export function factsIn(locale: Locale, facts: Readonly<Record<string, Fact | LocalText>>): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, isLocalText(value) ? value[locale] : value] as const),
  );
}

function isLocalText(value: Fact | LocalText): value is LocalText {
  return typeof value === 'object' && value !== null && locales.every((locale) => locale in value);
}

/** The body of a mail from the hub: whom it is for, what it says, who sends it. An unknown reader is greeted without a name. */
export function letter(locale: Locale, name: string, paragraphs: readonly string[]): string {
  const greeting = name === '' ? t(locale, 'mail.greeting') : t(locale, 'mail.greeting_named', { name });
  return [greeting, ...paragraphs, t(locale, 'mail.end', { hub: t(locale, 'common.hub') })].join('\n\n');
}

const prefixes: Readonly<Record<Locale, string>> = { en: 'en', 'zh-Hant': 'zh-hant', 'zh-Hans': 'zh-hans' };

/** A place of the hub as a whole address in a language, for mail. */
export function addressIn(locale: Locale, hub: string, place: string): string {
  return `${hub}/${prefixes[locale]}${place}`;
}

/** What fits in a subject line. */
export function subjectOf(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
