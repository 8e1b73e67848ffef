import { t } from '../../messages/index.ts';
import { type Locale, locales, languageTag, type LocalText } from '../../platform/messages.ts';
import type { Figure } from './figure.ts';

/** A text in each language. */
export function inAll(say: (locale: Locale) => string): LocalText {
  return Object.fromEntries(locales.map((locale) => [locale, say(locale)])) as Record<Locale, string>;
}

/**
 * A figure as a sentence may say it: "over 14,300", "about 8,800", "165", or the words of a list. The number is never put
 * higher than it is by "over", and one that is exactly round is said as it is.
 */
export function phraseOf(figure: Figure, value: number | readonly string[]): LocalText {
  if (typeof value === 'number') {
    const { key, n } = roundly(figure.phrase, value);
    return inAll((locale) => t(locale, `figures.phrase.${key}`, { n }));
  }
  return inAll((locale) =>
    new Intl.ListFormat(languageTag[locale], { type: 'conjunction' }).format(value.map((key) => wordOf(figure, key)[locale])),
  );
}

/** The words for a key of a list. */
export function wordOf(figure: Figure, key: string): LocalText {
  return figure.words?.[key] ?? inAll(() => key);
}

function roundly(phrase: Figure['phrase'], value: number): { key: 'exact' | 'over' | 'about'; n: number } {
  if (phrase.rule === 'exact') return { key: 'exact', n: value };
  const step = stepFor(value, phrase.step);
  if (value % step === 0) return { key: 'exact', n: value };
  const steps = value / step;
  return { key: phrase.rule, n: (phrase.rule === 'over' ? Math.floor(steps) : Math.round(steps)) * step };
}

/** The step, or a tenth, a hundredth of it while the number is small: it is never rounded by more than a tenth of itself. */
function stepFor(value: number, step: number): number {
  return step <= 1 || value >= step * 10 ? Math.max(1, step) : stepFor(value, Math.floor(step / 10));
}
