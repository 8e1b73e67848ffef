import { expect, test } from 'vitest';
import { voucher } from '../../../test/voucher.ts';
import { changeInWords } from './compare-words.ts';
import { compareSchemes } from './compare.ts';
import { wordDiff } from './word-diff.ts';

const told = (...changes: readonly (readonly [string, string])[]) => compareSchemes(voucher(), voucher(...changes));

test('the same scheme has no changes', () => {
  expect(told()).toEqual([]);
});

test('a term that has changed is told by its label, from one value to the other', () => {
  const changes = told(
    ['value: "50,000.00"', 'value: "60,000.00"'],
    ['value: 6\n    unit: months', 'value: 9\n    unit: months'],
  );
  expect(changes.map(({ what, does, name, label }) => [what, does, name, label?.en])).toEqual([
    ['terms', 'changed', 'cap', 'Most that one enterprise can receive'],
    ['terms', 'changed', 'deployPeriod', 'Time to put the solution to use'],
  ]);
  expect(changes[0]!.aspects).toEqual([
    {
      is: 'value',
      name: 'value',
      from: expect.objectContaining({ en: 'HK$50,000' }),
      to: expect.objectContaining({ 'zh-Hant': 'HK$60,000' }),
    },
  ]);
  expect(changes[1]!.aspects).toMatchObject([{ from: { en: '6 months', 'zh-Hant': '6個月' }, to: { en: '9 months' } }]);
});

test('a rule is told in words and by its expression, with the words that differ in each language', () => {
  const [change] = told(
    ['when: fullTimeStaff < staffLimit', 'when: fullTimeStaff <= staffLimit'],
    ['en: There are fewer than {staffLimit} full-time staff.', 'en: There are at most {staffLimit} full-time staff.'],
  );
  expect(change).toMatchObject({
    part: 'eligibility',
    what: 'rules',
    does: 'changed',
    name: 'staff',
    path: ['eligibility', 'rules', 2],
  });
  const [when, text] = change!.aspects;
  expect(when).toEqual({ is: 'expression', name: 'when', from: 'fullTimeStaff < staffLimit', to: 'fullTimeStaff <= staffLimit' });
  expect(text?.is === 'text' && text.runs.en).toEqual([
    { is: 'same', text: 'There are ' },
    { is: 'gone', text: 'fewer than' },
    { is: 'new', text: 'at most' },
    { is: 'same', text: ' 50 full-time staff.' },
  ]);
  expect(text?.is === 'text' && text.runs['zh-Hant']).toEqual([{ is: 'same', text: '全職員工少於50人。' }]);
});

test('a question of a form is added, removed, moved and changed', () => {
  const website = `        - id: website
          kind: text
          maxLength: 200
          label: { en: "Website or social page, if any", zh-Hant: 網站或社交媒體專頁（如有）, zh-Hans: 网站或社交媒体主页（如有） }
`;
  const [removed] = told([website, '']);
  expect(removed).toMatchObject({
    part: 'form',
    what: 'fields',
    does: 'removed',
    name: 'website',
    within: { en: 'Your business' },
  });
  const added = compareSchemes(voucher([website, '']), voucher());
  expect(added).toMatchObject([{ does: 'added', name: 'website', label: { 'zh-Hant': '網站或社交媒體專頁（如有）' } }]);
  expect(told([website, website.replace('200', '300')])).toMatchObject([
    { does: 'changed', aspects: [{ is: 'value', name: 'maxLength', from: { en: '200' }, to: { en: '300' } }] },
  ]);
  const first = '        - id: nameEn\n';
  const moved = told([website, ''], [first, `${website}${first}`]);
  expect(moved).toMatchObject([{ does: 'moved', name: 'website', aspects: [] }]);
});

test('a choice of a list, a step and a figure are told where they belong', () => {
  const changes = told(
    ['      - value: tourism\n        label: { en: Tourism, zh-Hant: 旅遊, zh-Hans: 旅游 }\n', ''],
    [
      'title: { en: Decision, zh-Hant: 審批, zh-Hans: 审批 }\n      target: decideTarget',
      'title: { en: Decision, zh-Hant: 審批, zh-Hans: 审批 }\n      target: checkTarget',
    ],
    [', dtspp.sectors]', ']'],
  );
  expect(changes.map(({ part, what, does, name }) => `${part} ${what} ${does} ${name}`)).toEqual([
    'terms options removed tourism',
    'stages application changed decide',
    'figures figures changed figures',
  ]);
  expect(changes[0]!.within?.en).toBe('Sectors');
  expect(changes[1]!.aspects).toMatchObject([{ name: 'target', from: { en: 'Target: application decided (5 business days)' } }]);
});

test('texts of a list without names are paired in their order', () => {
  const [change, ...rest] = told(['en: You pay your own share yourself.', 'en: You pay your share yourself.']);
  expect(rest).toEqual([]);
  expect(change).toMatchObject({ part: 'texts', what: 'texts', does: 'changed', aspects: [{ is: 'text', name: 'expected.1' }] });
});

test('words of Chinese are words', () => {
  expect(wordDiff('每間企業資助上限', '每間企業累計資助上限', 'zh-Hant')).toEqual([
    { is: 'same', text: '每間企業' },
    { is: 'new', text: '累計' },
    { is: 'same', text: '資助上限' },
  ]);
  expect(wordDiff('', 'x', 'en')).toEqual([{ is: 'new', text: 'x' }]);
  expect(wordDiff('a b c', 'a x y c', 'en')).toEqual([
    { is: 'same', text: 'a ' },
    { is: 'gone', text: 'b ' },
    { is: 'new', text: 'x y ' },
    { is: 'same', text: 'c' },
  ]);
});

test('a change in a sentence, in each language', () => {
  const [cap, rule] = told(
    ['value: "50,000.00"', 'value: "60,000.00"'],
    ['when: fullTimeStaff < staffLimit', 'when: fullTimeStaff <= staffLimit'],
  );
  expect(changeInWords(cap!, 'en')).toBe('Value “Most that one enterprise can receive”: HK$60,000, before HK$50,000');
  expect(changeInWords(cap!, 'zh-Hant')).toBe('數值「每間企業資助上限」：由HK$50,000改為HK$60,000');
  expect(changeInWords(rule!, 'en')).toBe('Rule changed: There are fewer than 50 full-time staff.');
});
