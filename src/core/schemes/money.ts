/** Why a text is not an amount of Hong Kong dollars. */
export type MoneyProblem = 'not-money' | 'negative' | 'too-many-decimals' | 'too-large';

const digits = /^(\d{1,3}(,\d{3})+|\d+)(\.(\d*))?$/;

/**
 * Reads dollars as people write them (`12,345.60`, `HK$ 500`, full-width digits too) as cents. At most two decimals, never
 * negative, below a million million dollars; commas only where thousands end.
 */
export function readMoney(text: string): bigint | MoneyProblem {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(HK\$|HKD|\$)\s*/i, '');
  if (/^[-−(]/.test(plain)) return /\d/.test(plain) ? 'negative' : 'not-money';
  const found = digits.exec(plain);
  if (!found) return 'not-money';
  const [, whole = '', , , decimals = ''] = found;
  if (decimals.length > 2) return 'too-many-decimals';
  const dollars = whole.replaceAll(',', '');
  if (dollars.replace(/^0+/, '').length > 12) return 'too-large';
  return BigInt(dollars) * 100n + BigInt(decimals.padEnd(2, '0'));
}
