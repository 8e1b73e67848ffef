import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReference, newId, reference } from './ids.ts';

test('identifiers sort by the time they were made', () => {
  expect([newId('app', 2_000), newId('app', 1_000), newId('app', 3_000)].toSorted()[0]).toMatch(newId('app', 1_000).slice(0, 13));
});

test('identifiers do not repeat', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('app', 1))).size).toBe(10_000);
});

test('a reference is short, padded and ends in its check letter', () => {
  expect(reference('dtspp', 2026, 4217n)).toMatch(/^DTSPP-2026-004217-[A-HJ-NP-Z]$/);
});

test('a slip of one digit or a swap of neighbours is noticed', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 11, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      (number, place, by) => {
        const whole = reference('DTSPP', 2026, BigInt(number));
        expect(isReference(whole)).toBe(true);
        const digit = Number(whole[place]);
        const slipped = whole.slice(0, place) + String((digit + by) % 10) + whole.slice(place + 1);
        expect(isReference(slipped)).toBe(false);
        const swapped = whole.slice(0, place - 1) + whole.charAt(place) + whole.charAt(place - 1) + whole.slice(place + 1);
        expect(isReference(swapped)).toBe(swapped === whole);
      },
    ),
  ));
