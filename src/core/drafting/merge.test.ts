import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merged } from './merge.ts';

const base = {
  terms: { cap: { value: '1' }, share: { value: 50 } },
  rules: [
    { id: 'a', x: 1 },
    { id: 'b', x: 1 },
  ],
  who: ['p'],
};

test('what each changed is kept, things of a list by their names', () => {
  const mine = {
    ...base,
    terms: { ...base.terms, cap: { value: '2' } },
    rules: [
      { id: 'b', x: 1 },
      { id: 'c', x: 3 },
      { id: 'a', x: 1 },
    ],
  };
  const theirs = {
    ...base,
    terms: { ...base.terms, share: { value: 75 } },
    rules: [
      { id: 'a', x: 9 },
      { id: 'b', x: 1 },
      { id: 'd', x: 4 },
    ],
  };
  expect(merged(base, mine, theirs)).toEqual({
    terms: { cap: { value: '2' }, share: { value: 75 } },
    rules: [
      { id: 'b', x: 1 },
      { id: 'c', x: 3 },
      { id: 'a', x: 9 },
      { id: 'd', x: 4 },
    ],
    who: ['p'],
  });
});

test('what one removed and the other left alone goes; where both changed a value, mine stands', () => {
  expect(merged(base, { ...base, rules: [{ id: 'b', x: 1 }] }, base)).toMatchObject({ rules: [{ id: 'b', x: 1 }] });
  expect(merged(base, base, { ...base, rules: [{ id: 'b', x: 1 }] })).toMatchObject({ rules: [{ id: 'b', x: 1 }] });
  expect(merged(base, { ...base, terms: { cap: { value: '2' } } }, { ...base, terms: { cap: { value: '3' } } })).toMatchObject({
    terms: { cap: { value: '2' } },
  });
});

test('merging with what is unchanged gives the other', () =>
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(merged(a as never, a as never, b as never)).toEqual(b);
      expect(merged(a as never, b as never, a as never)).toEqual(b);
    }),
  ));
