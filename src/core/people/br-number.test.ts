import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brNumberOf } from './br-number.ts';

test.each([
  ['12345678', '12345678'],
  [' 1234 5678 ', '12345678'],
  ['12345678-000-03-26-A', '12345678'],
  ['12345678-000-03-26-7', '12345678'],
  ['12345678–000–03–26–a', '12345678'],
])('%s is the number %s', (typed, number) => expect(brNumberOf(typed)).toBe(number));

test.each([
  '',
  '1234567',
  '123456789',
  '1234567A',
  '12345678-000',
  '12345678-000-03-26',
  '12345678-000-03-26-AB',
  '１２３４５６７８',
  '12345678 000 03 26 A',
])('%s is no business registration number', (typed) => expect(brNumberOf(typed)).toBeUndefined());

test('whatever is typed, the answer is 8 digits or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(brNumberOf(typed) ?? '00000000').toMatch(/^\d{8}$/);
    }),
  );
});
