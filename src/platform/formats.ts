/**
 * How money, numbers, days and instants are written for people: the same in a page, an e-mail and a printed letter.
 * Pure, and shared by the server and the browser. Times are shown in Hong Kong time, whatever the machine thinks.
 */

/** The languages of the hub, as they stand in the catalogues and in text stored per language. */
export type Locale = 'en' | 'zh-Hant' | 'zh-Hans';
export const locales: readonly Locale[] = ['en', 'zh-Hant', 'zh-Hans'];

/** A text that people read, stored per language. */
export type LocalText = Readonly<Record<Locale, string>>;

/** BCP 47 tags for `<html lang>` and `Intl`: the region decides which forms of a character a font shows. */
export const languageTag: Readonly<Record<Locale, string>> = { en: 'en', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' };

const zone = 'Asia/Hong_Kong';
const isChinese = (locale: Locale) => locale !== 'en';

/** `12345` → `12,345`. Takes what JSON brings: a number, a bigint or a decimal string. */
export function formatNumber(value: number | bigint | string, locale: Locale): string {
  const exact = typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value;
  return new Intl.NumberFormat(languageTag[locale]).format(typeof exact === 'string' ? Number(exact) : exact);
}

/** Hong Kong cents → `HK$50,000` or `HK$1,234.50`. Exact at any size: no floating point on the way. */
export function formatMoney(cents: bigint | string | number, locale: Locale): string {
  const exact = BigInt(cents);
  const [size, sign] = exact < 0n ? [-exact, '−'] : [exact, ''];
  const rest = size % 100n;
  const whole = formatNumber(size / 100n, locale);
  return `${sign}HK$${whole}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

/** The reading of a Hong Kong clock and calendar at an instant. */
export function hongKongTime(at: Date): Parts {
  const read: Record<string, number> = {};
  for (const part of clock.formatToParts(at)) read[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = read;
  return { year, month, day, hour, minute };
}

const months = 'January February March April May June July August September October November December'.split(' ');

function writeDay({ year, month, day }: Pick<Parts, 'year' | 'month' | 'day'>, locale: Locale) {
  return isChinese(locale) ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`;
}

function writeTime({ hour, minute }: Pick<Parts, 'hour' | 'minute'>, locale: Locale) {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const two = String(minute).padStart(2, '0');
  if (!isChinese(locale)) return `${twelve}:${two} ${hour < 12 ? 'am' : 'pm'}`;
  const half = locale === 'zh-Hant' ? '時' : '时';
  const part = hour < 12 ? '上午' : '下午';
  return `${part}${twelve}${half}${minute === 0 ? '' : `${two}分`}`;
}

/** `2026-03-31` or an instant → `31 March 2026`, `2026年3月31日` (the day it is in Hong Kong). */
export function formatDay(day: string | Date, locale: Locale): string {
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return writeDay({ year, month, day: date }, locale);
  }
  return writeDay(hongKongTime(new Date(day)), locale);
}

/** An instant → `17 September 2025, 5:00 pm (Hong Kong time)`, `2025年9月17日下午5時`. `short` leaves the zone out. */
export function formatInstant(at: Date | string, locale: Locale, short = false): string {
  const parts = hongKongTime(new Date(at));
  if (isChinese(locale)) return `${writeDay(parts, locale)}${writeTime(parts, locale)}`;
  return `${writeDay(parts, locale)}, ${writeTime(parts, locale)}${short ? '' : ' (Hong Kong time)'}`;
}

/** An instant → `5:00 pm`, `下午5時`, on a Hong Kong clock. */
export function formatClock(at: Date | string, locale: Locale): string {
  return writeTime(hongKongTime(new Date(at)), locale);
}

/** Bytes → `3.4 MB`, in steps of 1,000 as file managers show them. */
export function formatBytes(bytes: number, locale: Locale): string {
  const steps = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), steps.length - 1);
  const size = bytes / 1000 ** step;
  const digits = step === 0 || size >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(languageTag[locale], { maximumFractionDigits: digits }).format(size)} ${steps[step]}`;
}
