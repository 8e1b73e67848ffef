// A receipt as the file it is handed out as. It is taken letter for letter: what the hub did not write is not its receipt,
// even where it would mean the same, so that nobody has to judge which changes matter.

import { contentHash } from '../../platform/canonical.ts';
import { Receipt, type ReceiptFault, verifyReceipt } from './receipt.ts';

/** The text of a receipt's file, as the hub writes it. */
export const receiptText = (receipt: unknown): string => `${JSON.stringify(receipt, null, 2)}\n`;

/** Whom a receipt must be signed by: fingerprints of public keys. And what it must be the receipt of, where somebody asks. */
export interface WantedOfReceipt {
  readonly keys?: readonly string[] | undefined;
  /** The text of a file with what was sent, as it was exported. */
  readonly submission?: string | undefined;
}

export interface CheckedReceipt {
  /** An empty list: the receipt is whole. */
  readonly faults: readonly ReceiptFault[];
  /** What it says, where it can be read. Nothing of it is proven unless the list is empty. */
  readonly receipt: Receipt | undefined;
}

/** Checks the text of a receipt's file by itself: no network, no database. */
export function checkReceiptText(text: string, { keys, submission }: WantedOfReceipt = {}): CheckedReceipt {
  const json = readJson(text);
  const faults = verifyReceipt(json);
  const receipt = Receipt.safeParse(json).data;
  if (receipt === undefined) return { faults, receipt };
  if (text !== receiptText(json)) faults.push('form');
  if (keys !== undefined && !keys.includes(receipt.block.keyId)) faults.push('other_key');
  if (submission !== undefined && hashOfSubmission(submission) !== receipt.hash) faults.push('other_submission');
  return { faults, receipt };
}

/** The hash of what was sent, from a file that is it or has it under `submission`; nothing when it is neither. */
function hashOfSubmission(text: string): string | undefined {
  const json = readJson(text);
  if (typeof json !== 'object' || json === null) return undefined;
  const { submission = json } = json as { submission?: unknown };
  return typeof submission === 'object' && submission !== null ? contentHash(submission) : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
