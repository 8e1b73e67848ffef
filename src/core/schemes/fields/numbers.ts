import { isDay } from '../facts.ts';
import { readMoney } from '../money.ts';
import type { SimpleField } from '../shape-fields.ts';
import type { Scheme } from '../shape.ts';
import { moneyTerm } from '../terms.ts';
import { line, type ReadValue, wrong } from './answer.ts';

type Of<Kind extends SimpleField['kind']> = Extract<SimpleField, { kind: Kind }>;

/** A whole number between limits; commas only where thousands end. */
export function readWhole({ min, max }: { min?: number | undefined; max?: number | undefined }, given: unknown): ReadValue {
  return line(typeof given === 'number' ? String(given) : given, (text) => {
    if (!/^[-−]?(\d{1,3}(,\d{3})+|\d+)$/.test(text)) return wrong('forms.not_whole');
    const value = Number(text.replace('−', '-').replaceAll(',', ''));
    if (!Number.isSafeInteger(value)) return wrong('forms.not_whole');
    if (min !== undefined && value < min) return wrong('forms.too_low', { limit: min });
    if (max !== undefined && value > max) return wrong('forms.too_high', { limit: max });
    // Minus nothing is nothing.
    return { answer: value === 0 ? 0 : value };
  });
}

/** A number kept as text with all of its decimals, so that nothing is rounded: `12.50`. */
export function readDecimal({ decimals, min, max }: Of<'decimal'>, given: unknown): ReadValue {
  return line(typeof given === 'number' ? String(given) : given, (text) => {
    const found = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(text);
    if (!found || found[2]!.length > 15) return wrong('forms.not_decimal', { decimals });
    const [, sign, whole, part = ''] = found;
    if (part.replace(/0+$/, '').length > decimals) return wrong('forms.too_many_digits', { decimals });
    const digits = `${BigInt(whole!.replaceAll(',', ''))}.${part.slice(0, decimals).padEnd(decimals, '0')}`;
    const isNothing = Number(digits) === 0;
    const value = sign !== '' && !isNothing ? `-${digits}` : digits;
    if (min !== undefined && Number(value) < min) return wrong('forms.too_low', { limit: min });
    if (max !== undefined && Number(value) > max) return wrong('forms.too_high', { limit: max });
    return { answer: value };
  });
}

const moneyKey = {
  'not-money': 'forms.not_money',
  negative: 'forms.negative_money',
  'too-many-decimals': 'forms.too_many_decimals',
  'too-large': 'forms.money_too_large',
} as const;

/** Dollars as typed, kept as cents in digits. `limit` in cents. */
export function readCents(given: unknown, limit?: bigint): ReadValue {
  return line(given, (text) => {
    const cents = readMoney(text);
    if (typeof cents === 'string') return wrong(moneyKey[cents]);
    if (limit !== undefined && cents > limit) return wrong('forms.money_over', { limit: String(limit) });
    return { answer: String(cents) };
  });
}

export function readMoneyField(scheme: Scheme, field: Of<'money'>, given: unknown): ReadValue {
  return readCents(given, field.max === undefined ? undefined : moneyTerm(scheme, field.max));
}

/** A day such as `2026-03-31`. `today` is the day in Hong Kong. */
export function readDate(field: Of<'date'>, given: unknown, today: string): ReadValue {
  return line(given, (text) => {
    if (!isDay(text) || text < '1800-01-01' || text > '2200-12-31') return wrong('forms.not_date');
    const limit = (day: string | undefined) => (day === 'today' ? today : day);
    const [earliest, latest] = [limit(field.earliest), limit(field.latest)];
    if (earliest !== undefined && text < earliest) return wrong('forms.too_early', { limit: earliest });
    if (latest !== undefined && text > latest) return wrong('forms.too_late', { limit: latest });
    return { answer: text };
  });
}
