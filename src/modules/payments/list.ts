import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Cell } from '../../platform/csv.ts';
import type { runView } from './views.ts';

type Run = Awaited<ReturnType<typeof runView>>;

/** What a run pays, row by row, with its sum: dollars with two decimals, for the bank's form and for the file. */
export function paymentTable(run: Run, locale: Locale): Cell[][] {
  const head = (['payee', 'br', 'claim', 'award', 'amount'] as const).map((key) => t(locale, `payment.list.${key}`));
  const rows = run.payments.map((payment) => [payment.payee, payment.br, payment.claimReference, payment.awardReference, dollars(payment.amount)]);
  return [head, ...rows, [t(locale, 'payment.list.total', { count: run.count }), '', '', run.reference, dollars(run.total)]];
}

/** Cents as dollars with two decimals, exactly: `1234.50`. Amounts paid are never below nothing. */
export function dollars(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
