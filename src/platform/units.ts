import { formatMoney, formatNumber, type Locale } from './formats.ts';

/** How many of a unit's smallest part make one that people count, and what that is called. */
interface Counted {
  readonly size: bigint;
  readonly words: Readonly<Record<Locale, readonly [one: string, many: string]>>;
}

const same = (word: string) => [word, word] as const;

const counted: Readonly<Record<string, Counted>> = {
  'GPU.second': {
    size: 3600n,
    words: { en: [' GPU-hour', ' GPU-hours'], 'zh-Hant': same(' GPU小時'), 'zh-Hans': same(' GPU小时') },
  },
  token: { size: 1n, words: { en: [' token', ' tokens'], 'zh-Hant': same('個詞元'), 'zh-Hans': same('个词元') } },
  'sqft.day': {
    size: 1n,
    words: {
      en: [' square foot for a day', ' square feet for a day'],
      'zh-Hant': same('平方呎（按日計）'),
      'zh-Hans': same('平方英尺（按日计）'),
    },
  },
  'desk.day': {
    size: 1n,
    words: { en: [' desk-day', ' desk-days'], 'zh-Hant': same('個工作枱日'), 'zh-Hans': same('个工位日') },
  },
  slot: { size: 1n, words: { en: [' place', ' places'], 'zh-Hant': same('個名額'), 'zh-Hans': same('个名额') } },
};

/**
 * An amount of a unit of the ledger, in its smallest part, as people say it: `HK$50,000`, `1,234.5 GPU-hours`, `3個名額`. At most
 * two decimals, cut off, so that never more is said than there is. A unit without words stands for itself.
 */
export function formatAmount(amount: bigint | string | number, unit: string, locale: Locale): string {
  if (unit === 'HKD.cent') return formatMoney(amount, locale);
  const { size, words } = counted[unit] ?? {
    size: 1n,
    words: { en: same(` ${unit}`), 'zh-Hant': same(unit), 'zh-Hans': same(unit) },
  };
  const exact = BigInt(amount);
  const hundredths = ((exact % size) * 100n) / size;
  const decimals = hundredths === 0n ? '' : `.${String(hundredths).padStart(2, '0').replace(/0$/, '')}`;
  return `${formatNumber(exact / size, locale)}${decimals}${words[locale][exact === size ? 0 : 1]}`;
}

/** How many of a unit's smallest part make one that people count: 100 cents, 3,600 GPU-seconds. */
export const unitSize = (unit: string): bigint => (unit === 'HKD.cent' ? 100n : (counted[unit]?.size ?? 1n));

/** What people call one of a unit, in their language, to stand behind a number: `GPU-hours`. Money stands before: HK$. */
export function unitWords(unit: string, locale: Locale): string {
  return unit === 'HKD.cent' ? 'HK$' : (counted[unit]?.words[locale][1].trim() ?? unit);
}

/**
 * An amount as people type it (`1,200`, `HK$ 50,000.50`, `12.5` GPU-hours) in the smallest part of its unit, as text. What
 * cannot be read, or is finer than the unit, comes back as it was typed, for the hub to refuse.
 */
export function smallestPart(typed: string, unit: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s]|HK\$/g, '');
  const found = /^(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!found) return typed;
  const size = unitSize(unit);
  const [, whole = '', decimals = ''] = found;
  const scale = 10n ** BigInt(decimals.length);
  const parts = BigInt(whole + decimals) * size;
  return parts % scale === 0n ? String(parts / scale) : typed;
}

/** The same for a fact of a message: `3600 GPU.second`; digits alone are Hong Kong cents. */
export function formatAmountText(fact: string | number | bigint, locale: Locale): string {
  const [amount = '0', unit = 'HKD.cent'] = String(fact).split(' ');
  return formatAmount(amount, unit, locale);
}
