// What tables of people have in common, whether they come as CSV or as XLSX: rows of texts, read one by one and bounded.

import type { Facts, RefusalCode } from './refusal.ts';

export interface SheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly no: number;
  /** The text of each cell from the first column on; a day or time as ISO 8601; nothing is an empty text. */
  readonly cells: readonly string[];
  /** How much of the file has been read when this row came, from 0 to 1. */
  readonly share: number;
}

/** How large a table may be. */
export const sheetMost = { rows: 50_000, columns: 200, cell: 5_000 } as const;

/** The table cannot be read as one. Its code is a message that says why and the way out. */
export class SheetProblem extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;

  constructor(code: RefusalCode, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.code = code;
    this.facts = facts;
  }
}

/** What a spreadsheet shows in place of a value that it could not work out. */
export const isSheetError = (text: string): boolean => /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text);

/** A column as spreadsheet programs name it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
