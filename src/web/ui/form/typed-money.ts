/** Cents as digits → what a person would type: `1250050` → `12,500.50`. */
export function typedMoney(cents: string | bigint): string {
  const exact = BigInt(cents);
  const size = exact < 0n ? -exact : exact;
  const rest = size % 100n;
  const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${exact < 0n ? '-' : ''}${whole}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** An amount as typed, with its thousands apart when it can be read; anything else stays as it is, for the hub to refuse. */
export function tidyMoney(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/^\s*(HK)?\$?\s*/i, '')
    .trim();
  const found = /^(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return typed;
  const cents = `${found[1]!.replaceAll(',', '')}${(found[2] ?? '').padEnd(2, '0')}`;
  return typedMoney(cents);
}

/** An amount as typed in cents; nothing where it cannot be read. */
export function centsOf(typed: string): bigint | undefined {
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(tidyMoney(typed).replaceAll(',', ''));
  return found ? BigInt(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : undefined;
}
