/*
 * Reading one answer: from what people type or a page sends to the one form in which it is kept. Text is NFC with plain line
 * ends; money is cents as digits; a business registration number its 8 digits; a telephone number +852… . Whatever cannot be
 * read gives a problem, never an exception, and nothing is guessed.
 */
import type { MessageKey } from '../../platform/messages.ts';
import { isDay } from './facts.ts';
import { readMoney } from './money.ts';
import type { Field } from './shape-form.ts';
import { choicesTerm, moneyTerm } from './terms.ts';
import type { Scheme } from './shape.ts';

/** An answer as it is kept: plain JSON. Money is cents as digits, files are ids. */
export type Answer = string | number | boolean | readonly string[];

export interface ValueProblem {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What an answer was read as: nothing where it is empty, a problem where it cannot be kept. */
export type ReadAnswer =
  | { readonly answer: Answer | undefined; readonly problem?: undefined }
  | { readonly answer?: undefined; readonly problem: ValueProblem };

const empty: ReadAnswer = { answer: undefined };
const wrong = (key: MessageKey, params: ValueProblem['params'] = {}): ReadAnswer => ({ problem: { key, params } });

/** Reads one answer to a field. `today` is the day in Hong Kong, for dates that may not be in the future. */
export function readAnswer(scheme: Scheme, field: Field, given: unknown, today: string): ReadAnswer {
  if (given === undefined || given === null || given === '') return empty;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(given, field.maxLength, field.kind === 'long-text');
    case 'yes-no':
    case 'consent':
      return readYesNo(given);
    case 'choice':
      return readChoice(scheme, field, given);
    case 'multi-choice':
      return readChoices(scheme, field, given);
    case 'whole':
      return readWhole(field, given);
    case 'money':
      return readCents(scheme, field, given);
    case 'date':
      return readDate(field, given, today);
    case 'email':
      return readEmail(given);
    case 'phone':
      return readPhone(given);
    case 'br-number':
      return readBr(given);
    case 'file':
      return readFiles(field, given);
  }
}

type Of<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

// Control characters other than tab and line feed: PostgreSQL refuses the first of them, and no reader can see the rest.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

function readText(given: unknown, limit: number, hasLines: boolean): ReadAnswer {
  if (typeof given !== 'string') return wrong('forms.wrong_kind');
  // Far above the limit nothing else is worth looking at.
  if (given.length > 200_000) return wrong('forms.too_long', { limit, length: given.length });
  if (!given.isWellFormed()) return wrong('forms.characters');
  const lines = given.normalize('NFC').replaceAll(/\r\n?/g, '\n');
  if (control.test(lines)) return wrong('forms.characters');
  const text = (hasLines ? lines : lines.replaceAll(/\s+/g, ' ')).trim();
  if (text === '') return empty;
  // A text has at most as many characters as code units, so most need no counting.
  const length = text.length <= limit ? text.length : lengthOf(text);
  return length > limit ? wrong('forms.too_long', { limit, length }) : { answer: text };
}

/** Characters as PostgreSQL and people count them: a Chinese character is one, so is one outside the first plane. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function readYesNo(given: unknown): ReadAnswer {
  if (typeof given === 'boolean') return { answer: given };
  if (given === 'yes' || given === 'true') return { answer: true };
  return given === 'no' || given === 'false' ? { answer: false } : wrong('forms.wrong_kind');
}

function offered(scheme: Scheme, field: Of<'choice' | 'multi-choice'>): readonly string[] {
  const options = field.optionsFrom === undefined ? (field.options ?? []) : choicesTerm(scheme, field.optionsFrom);
  return options.map(({ value }) => value);
}

function readChoice(scheme: Scheme, field: Of<'choice'>, given: unknown): ReadAnswer {
  if (typeof given !== 'string') return wrong('forms.wrong_kind');
  return offered(scheme, field).includes(given) ? { answer: given } : wrong('forms.not_offered');
}

function readChoices(scheme: Scheme, field: Of<'multi-choice'>, given: unknown): ReadAnswer {
  if (!Array.isArray(given)) return wrong('forms.wrong_kind');
  const values = offered(scheme, field);
  if (given.some((value) => !values.includes(value as string))) return wrong('forms.not_offered');
  const chosen = values.filter((value) => given.includes(value));
  if (field.maxChoices !== undefined && chosen.length > field.maxChoices)
    return wrong('forms.too_many_choices', { limit: field.maxChoices });
  return chosen.length === 0 ? empty : { answer: chosen };
}

/** What was typed, with full-width digits and signs made plain; nothing where it is not a text. */
function typed(given: unknown): string | undefined {
  return typeof given === 'string' && given.length <= 1000 ? given.normalize('NFKC').trim() : undefined;
}

function readWhole(field: Of<'whole'>, given: unknown): ReadAnswer {
  const text = typeof given === 'number' ? String(given) : typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  if (!/^[-−]?(\d{1,3}(,\d{3})+|\d+)$/.test(text)) return wrong('forms.not_whole');
  const value = Number(text.replace('−', '-').replaceAll(',', ''));
  if (!Number.isSafeInteger(value)) return wrong('forms.not_whole');
  if (field.min !== undefined && value < field.min) return wrong('forms.too_low', { limit: field.min });
  if (field.max !== undefined && value > field.max) return wrong('forms.too_high', { limit: field.max });
  // Minus nothing is nothing.
  return { answer: value === 0 ? 0 : value };
}

const moneyKey = {
  'not-money': 'forms.not_money',
  negative: 'forms.negative_money',
  'too-many-decimals': 'forms.too_many_decimals',
  'too-large': 'forms.money_too_large',
} as const;

function readCents(scheme: Scheme, field: Of<'money'>, given: unknown): ReadAnswer {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  const cents = readMoney(text);
  if (typeof cents === 'string') return wrong(moneyKey[cents]);
  if (field.max !== undefined) {
    const limit = moneyTerm(scheme, field.max);
    if (cents > limit) return wrong('forms.money_over', { limit: String(limit) });
  }
  return { answer: String(cents) };
}

function readDate(field: Of<'date'>, given: unknown, today: string): ReadAnswer {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  if (!isDay(text) || text < '1800-01-01' || text > '2200-12-31') return wrong('forms.not_date');
  const limit = (day: string | undefined) => (day === 'today' ? today : day);
  const [earliest, latest] = [limit(field.earliest), limit(field.latest)];
  if (earliest !== undefined && text < earliest) return wrong('forms.too_early', { limit: earliest });
  if (latest !== undefined && text > latest) return wrong('forms.too_late', { limit: latest });
  return { answer: text };
}

const address = /^[^\s@"<>(),;:\\[\]]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])$/;

function readEmail(given: unknown): ReadAnswer {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  if (text.length > 254 || !address.test(text) || text.includes('..')) return wrong('forms.not_email');
  const cut = text.lastIndexOf('@');
  return { answer: `${text.slice(0, cut)}@${text.slice(cut + 1).toLowerCase()}` };
}

function readPhone(given: unknown): ReadAnswer {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  const bare = text.replaceAll(/[\s().-]/g, '');
  if (/^[2-9]\d{7}$/.test(bare)) return { answer: `+852${bare}` };
  if (bare.startsWith('+852')) return /^\+852[2-9]\d{7}$/.test(bare) ? { answer: bare } : wrong('forms.not_phone');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? { answer: bare } : wrong('forms.not_phone');
}

/** A number of 8 digits, or as certificates have it with branch, dates and check digit: `12345678-000-01-24-5`. */
function readBr(given: unknown): ReadAnswer {
  const text = typed(given);
  if (text === undefined) return wrong('forms.wrong_kind');
  if (text === '') return empty;
  const found = /^(\d{8})(-\d{3}-\d{2}-\d{2}-[\dA-Z])?$/i.exec(text.replaceAll(/\s/g, ''));
  return found ? { answer: found[1]! } : wrong('forms.not_br');
}

function readFiles(field: Of<'file'>, given: unknown): ReadAnswer {
  if (!Array.isArray(given)) return wrong('forms.wrong_kind');
  if (given.some((id) => typeof id !== 'string' || !/^[a-z]{2,8}_[0-9a-z]{1,40}$/.test(id))) return wrong('forms.no_such_file');
  const ids = [...new Set(given as string[])];
  if (ids.length > field.maxFiles) return wrong('forms.too_many_files', { limit: field.maxFiles });
  return ids.length === 0 ? empty : { answer: ids };
}
