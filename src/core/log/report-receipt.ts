// What a check of a receipt found, in words, for the command line.

import { readFile, stat } from 'node:fs/promises';
import { t } from '../../messages/index.ts';
import type { Locale } from '../../platform/messages.ts';
import { checkReceiptText, type WantedOfReceipt } from './receipt-file.ts';

/** No receipt is larger, in bytes. */
export const largestReceipt = 1024 * 1024;

/** Checks the text of a receipt and writes what it finds line by line. Returns whether all of it is whole. */
export function reportReceipt(text: string, wanted: WantedOfReceipt, locale: Locale, write: (line: string) => void): boolean {
  const { faults, receipt } = checkReceiptText(text, wanted);
  for (const fault of faults) write(t(locale, `log.receipt.${fault}`));
  if (faults.length > 0 || receipt === undefined) return false;
  const { reference, block } = receipt;
  write(t(locale, 'log.receipt.whole', { reference, instant: exactly(receipt.instant), key: block.keyId }));
  if (wanted.submission !== undefined) write(t(locale, 'log.receipt.submission_whole'));
  return true;
}

/** At a deadline the second counts, so the instant is told to the millisecond. */
const exactly = (instant: string) => instant.replace('T', ' ').replace('Z', ' UTC');

/** The same for a file; what is far too large for a receipt is none. */
export async function checkReceiptFile(
  file: string,
  wanted: WantedOfReceipt,
  locale: Locale,
  write: (line: string) => void,
): Promise<boolean> {
  const isLarge = (await stat(file)).size > largestReceipt;
  return reportReceipt(isLarge ? '' : await readFile(file, 'utf8'), wanted, locale, write);
}
