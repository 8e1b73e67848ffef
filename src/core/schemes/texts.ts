import { formatDay, formatMoney, formatNumber } from '../../platform/formats.ts';
import { t } from '../../messages/index.ts';
import { isText, slot } from './check-texts.ts';
import type { Term } from './shape-terms.ts';
import { LANGUAGES, type Language, type LocalText } from './shape-text.ts';
import type { Scheme } from './shape.ts';
import { dollars, type Period } from './terms.ts';

/** A length of time as people write it: `6 months`, `10個工作天`. */
export function periodText({ value, unit }: Period, language: Language): string {
  return t(language, `schemes.period.${unit}`, { count: value });
}

/** A term written out: `HK$50,000`, `50%`, `6 months`, `Retail, Tourism`. */
export function termText(term: Term, language: Language): string {
  switch (term.kind) {
    case 'money':
      return formatMoney(dollars(term.value), language);
    case 'percent':
      return `${formatNumber(term.value, language)}%`;
    case 'whole':
      return formatNumber(term.value, language);
    case 'period':
      return periodText(term, language);
    case 'day':
      return formatDay(term.value, language);
    case 'choices':
      return term.options.map((option) => option.label[language]).join(language === 'en' ? ', ' : '、');
  }
}

/** A text of a scheme with its `{terms}` written out, in every language. */
export function fillText(scheme: Pick<Scheme, 'terms'>, text: LocalText): LocalText {
  const fill = (language: Language) =>
    text[language].replaceAll(slot, (whole, name: string) => {
      const term = scheme.terms[name];
      return term ? termText(term, language) : whole;
    });
  return Object.fromEntries(LANGUAGES.map((language) => [language, fill(language)])) as LocalText;
}

const readings = new WeakMap<Scheme, Scheme>();

/** The scheme as people read it: every text with its terms written out. For pages; judging takes the scheme itself. */
export function readable(scheme: Scheme): Scheme {
  let reading = readings.get(scheme);
  if (!reading) readings.set(scheme, (reading = filled(scheme, scheme) as Scheme));
  return reading;
}

function filled(scheme: Scheme, part: unknown): unknown {
  if (isText(part)) return fillText(scheme, part);
  if (Array.isArray(part)) return part.map((item) => filled(scheme, item));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, filled(scheme, item)]));
}

/** A place of a scheme that is only assumed: where, why, and for terms what is assumed. */
export interface Assumed {
  readonly path: string;
  readonly label?: LocalText;
  readonly value?: LocalText;
  readonly note: LocalText;
}

/** Everything in a scheme that is marked as an assumption, in the order of the file, with texts written out. */
export function assumptions(scheme: Scheme): readonly Assumed[] {
  const found: Assumed[] = [];
  const look = (part: unknown, path: string): void => {
    if (isText(part) || typeof part !== 'object' || part === null) return;
    const { assumption, label, text, kind } = part as Record<string, unknown>;
    if (isText(assumption)) {
      const name = [label, text].find(isText);
      const term = /^terms\.\w+$/.test(path) ? (part as Term) : undefined;
      found.push({
        path,
        ...(name && { label: fillText(scheme, name) }),
        ...(term && kind !== 'choices' && { value: eachLanguage((language) => termText(term, language)) }),
        note: fillText(scheme, assumption),
      });
    }
    for (const [key, item] of Object.entries(part)) if (key !== 'assumption') look(item, path === '' ? key : `${path}.${key}`);
  };
  look(scheme, '');
  return found;
}

/** Builds a text from a saying of it in each language. */
export function eachLanguage(say: (language: Language) => string): LocalText {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as LocalText;
}
