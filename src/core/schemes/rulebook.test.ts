import { expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { rulebookOf } from './rulebook.ts';

test('the rulebook has every rule of every part, with the expression and what its names mean', () => {
  const { parts, terms } = rulebookOf(
    voucher(['value: 50\n    label: { en: Full-time', 'value: 60\n    label: { en: Full-time']),
  );
  expect(parts.map(({ part, rules }) => `${part} ${rules.length}`)).toEqual([
    'eligibility 11',
    'provider 3',
    'packages 4',
    'claim 3',
    'confirmation 4',
  ]);
  const staff = parts[0]!.rules.find(({ id }) => id === 'staff');
  expect(staff).toMatchObject({ when: 'fullTimeStaff < staffLimit', at: ['check', 'draft', 'submit', 'decide'], weight: 'must' });
  expect(staff!.text.en).toBe('There are fewer than 60 full-time staff.');
  expect(staff!.names.map(({ name, value }) => [name, value?.en])).toEqual([
    ['fullTimeStaff', undefined],
    ['staffLimit', '60'],
  ]);
  const price = parts[2]!.rules.find(({ id }) => id === 'packagePrice');
  expect(price!.names.map(({ name }) => name)).toEqual(['packagePrice', 'packagePricing', 'feeMonths', 'packageCeiling']);
  expect(terms.find(({ name }) => name === 'cap')).toMatchObject({ value: { 'zh-Hant': 'HK$50,000' } });
  expect(JSON.stringify(parts)).not.toMatch(/\{[a-z][A-Za-z]*\}/);
});
