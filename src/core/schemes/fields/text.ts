import { empty, type ReadParts, readParts, type ReadValue, wrong } from './answer.ts';
import { measure } from '../../../platform/measure.ts';
import type { SimpleField, WordLimit } from '../shape-fields.ts';

// Control characters other than tab and line feed: PostgreSQL refuses the first of them, and no reader can see the rest.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

interface Limits {
  readonly maxLength?: number | undefined;
  readonly limit?: WordLimit | undefined;
}

const longest = 20_000;

/** Reads a text within its limits: NFC, plain line ends, without spaces around it. */
export function readText(given: unknown, { maxLength = longest, limit }: Limits, hasLines: boolean): ReadValue {
  if (typeof given !== 'string') return wrong('forms.wrong_kind');
  // Far above the limit nothing else is worth looking at.
  if (given.length > 200_000) return wrong('forms.too_long', { limit: maxLength, length: given.length });
  if (!given.isWellFormed()) return wrong('forms.characters');
  const lines = given.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  if (control.test(lines)) return wrong('forms.characters');
  const text = (hasLines ? lines : lines.replaceAll(/\s+/g, ' ')).trim();
  if (text === '') return empty;
  // A text has at most as many characters as code units, so most need no counting.
  const length = text.length <= maxLength ? text.length : lengthOf(text);
  if (length > maxLength) return wrong('forms.too_long', { limit: maxLength, length });
  if (limit === undefined) return { answer: text };
  const { words, characters, share } = measure(text, limit);
  if (share <= 1) return { answer: text };
  return wrong('forms.too_many_words', { words, characters, mostWords: limit.words, mostCharacters: limit.characters });
}

/** Characters as PostgreSQL and people count them: a Chinese character is one, so is one outside the first plane. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A text in English and Chinese: `{en, zh}`. */
export function readBilingual(field: Extract<SimpleField, { kind: 'bilingual' }>, given: unknown): ReadParts {
  const read = (part: unknown) => readText(part, field, field.lines === true);
  const { needs = 'either' } = field;
  const needed = needs === 'both' ? ['en', 'zh'] : needs === 'either' ? [] : [needs];
  return readParts(given, { en: read, zh: read }, () => needed);
}
