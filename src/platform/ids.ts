import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Chance is fetched in bulk: one call for each identifier is a good part of what a busy hub does. */
const chances = Buffer.alloc(4096);
let used = chances.length;

function fiveBits(): number {
  if (used === chances.length) {
    randomFillSync(chances);
    used = 0;
  }
  const byte = chances[used] ?? 0;
  used += 1;
  return byte & 31;
}

/** A new identifier of a kind: `app_01k…`. It sorts by time of making, so indexes grow at one end. */
export function newId(kind: string, at: number = Date.now()): string {
  let time = '';
  for (let rest = at, digit = 0; digit < 9; digit += 1) {
    time = alphabet[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let chance = '';
  for (let digit = 0; digit < 16; digit += 1) chance += alphabet[fiveBits()];
  return `${kind}_${time}${chance}`;
}

const checkLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letter that ends a reference, so that a slip of one character or a swap of neighbours is noticed. */
export function checkLetter(text: string): string {
  let sum = 0;
  for (const [place, character] of [...text].entries()) {
    sum = (sum + (place + 1) * (character.codePointAt(0) ?? 0)) % 23;
  }
  return checkLetters[sum] ?? 'A';
}

/** A reference people see: `DTSPP-2026-004217-K`. */
export function reference(prefix: string, year: number, number: bigint): string {
  const body = `${prefix.toUpperCase()}-${year}-${String(number).padStart(6, '0')}`;
  return `${body}-${checkLetter(body)}`;
}

/** Whether a reference is whole: its last letter fits the rest. */
export function isReference(text: string): boolean {
  const cut = text.lastIndexOf('-');
  return cut > 0 && text.slice(cut + 1) === checkLetter(text.slice(0, cut));
}
