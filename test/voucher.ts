import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScheme } from '../src/core/schemes/load.ts';
import type { Scheme } from '../src/core/schemes/shape.ts';

/** For tests: the text of the voucher scheme's file as it ships. */
export const voucherText = readFileSync(join(import.meta.dirname, '../schemes/dtspp.yaml'), 'utf8');

/** For tests: the voucher scheme, with parts of its file replaced. A part that is not in the file is a mistake in the test. */
export function voucher(...changes: readonly (readonly [from: string, to: string])[]): Scheme {
  const { scheme, problems } = readVoucher(...changes);
  if (!scheme) throw new Error(JSON.stringify(problems));
  return scheme;
}

/** For tests: reads the file with parts of it replaced. */
export function readVoucher(...changes: readonly (readonly [from: string, to: string])[]) {
  let text = voucherText;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`The scheme file does not say: ${from}`);
    text = text.replace(from, to);
  }
  return readScheme(text, 'schemes/dtspp.yaml');
}
