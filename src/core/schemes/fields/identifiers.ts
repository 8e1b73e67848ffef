import { line, type ReadValue, wrong } from './answer.ts';

// Hong Kong identifiers, as far as their published format allows to tell a right one from a slip of the finger.

/** A number of 8 digits, or as certificates have it with branch, dates and check digit: `12345678-000-01-24-5`. */
export const readBr = (given: unknown): ReadValue =>
  line(given, (text) => {
    const found = /^(\d{8})(-\d{3}-\d{2}-\d{2}-[\dA-Z])?$/i.exec(text.replaceAll(/\s/g, ''));
    return found ? { answer: found[1]! } : wrong('forms.not_br');
  });

/** 7 digits, `F` and 7 digits for a company of another place, or the 8 digits that companies share with business registration since 2023. */
export const readCr = (given: unknown): ReadValue =>
  line(given, (text) => {
    const bare = text.replaceAll(/[\s-]/g, '').toUpperCase();
    return /^(\d{7,8}|F\d{7})$/.test(bare) ? { answer: bare } : wrong('forms.not_cr');
  });

/** One or two letters, six digits and the check digit, kept as `A123456(3)`. */
export const readHkid = (given: unknown): ReadValue =>
  line(given, (text) => {
    const found = /^([A-Z]{1,2})(\d{6})\(?([\dA])\)?$/.exec(text.replaceAll(/\s/g, '').toUpperCase());
    if (!found) return wrong('forms.not_hkid');
    const [, letters = '', digits = '', check] = found;
    return hkidCheck(letters, digits) === check ? { answer: `${letters}${digits}(${check})` } : wrong('forms.hkid_check');
  });

/**
 * The check digit: letters count 10 (A) to 35 (Z), a missing first letter 36; the eight places weigh 9 to 2; the check digit
 * brings the sum to a multiple of 11, with A for ten.
 */
export function hkidCheck(letters: string, digits: string): string {
  const values = [...letters].map((letter) => letter.codePointAt(0)! - 55);
  const places = [...(values.length === 1 ? [36] : []), ...values, ...[...digits].map(Number)];
  const sum = places.reduce((total, value, place) => total + value * (9 - place), 0);
  const left = (11 - (sum % 11)) % 11;
  return left === 10 ? 'A' : String(left);
}
