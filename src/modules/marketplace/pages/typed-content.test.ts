import { expect, test } from 'vitest';
import { blankText, centsFrom, contentFrom, typedFrom, type Typed } from './typed-content.ts';

const name = { en: 'Till', 'zh-Hant': '收銀', 'zh-Hans': '收银' };
const typed: Typed = {
  sector: 'retail',
  category: 'payment-sales',
  name,
  summary: blankText,
  includes: [
    { key: 'i0', text: name },
    { key: 'i1', text: blankText },
  ],
  pricing: 'monthly',
  amount: '1,234.50',
  options: [
    { key: 'o-o1', id: 'o1', name, pricing: 'one-off', amount: '10' },
    { key: 'n-2', id: undefined, name: blankText, pricing: 'one-off', amount: '' },
  ],
};

test.each([
  ['1,234.50', '123450'],
  ['HK$1234.5', '123450'],
  ['１２', '1200'],
  ['0', undefined],
  ['1.234', undefined],
  ['-5', undefined],
  ['abc', undefined],
])('an amount of %j is %j cents', (text, cents) => expect(centsFrom(text)).toBe(cents));

test('what is empty is left out of what is sent, and nothing is sent while an amount cannot be read', () => {
  expect(contentFrom(typed)).toMatchObject({
    amount: '123450',
    includes: [name],
    options: [{ id: 'o1', name, pricing: 'one-off', amount: '1000' }],
  });
  expect(contentFrom({ ...typed, amount: '12.345' })).toBeUndefined();
  expect(contentFrom({ ...typed, options: [{ ...typed.options[0]!, amount: 'x' }] })).toBeUndefined();
});

test('the same package is typed the same, so that what was not touched is seen not to have changed', () => {
  const stored = {
    ...contentFrom(typed)!,
    price: '2962800',
    months: 24,
    options: [{ id: 'o1', name, pricing: 'one-off' as const, amount: '1000', price: '1000' }],
  };
  expect(typedFrom(stored)).toEqual(typedFrom(structuredClone(stored)));
  expect(contentFrom(typedFrom(stored))).toEqual(contentFrom(typed));
});
