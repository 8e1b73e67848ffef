import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Cell } from '../../platform/csv.ts';
import type { runView } from './views.ts';

type Run = Awaited<ReturnType<typeof runView>>;

/** What a run pays, row by row, with its sum: dollars with two decimals, for the bank's form and for the file. */
export async function* paymentTable(run: Run, locale: Locale): AsyncGenerator<readonly Cell[]> {
  yield (['payee', 'br', 'claim', 'award', 'amount'] as const).map((key) => t(locale, `payment.list.${key}`));
  for (const payment of run.payments) {
    yield [payment.payee, payment.br, payment.claimReference, payment.awardReference, dollars(payment.amount)];
  }
  yield [t(locale, 'payment.list.total', { count: run.count }), '', '', run.reference, dollars(run.total)];
}

/** Cents as dollars with two decimals, exactly: `1234.50`. Amounts paid are never below nothing. */
export function dollars(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
