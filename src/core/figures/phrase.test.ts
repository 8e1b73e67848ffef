import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Figure, FigureRecord } from './figure.ts';
import { phraseOf } from './phrase.ts';

const figure = (phrase: Figure['phrase'], words?: Figure['words']): Figure => ({
  id: 'test.things',
  scheme: undefined,
  title: 'figures.smes',
  definition: 'figures.smes.definition',
  kind: 'count',
  phrase,
  ...(words === undefined ? {} : { words }),
  records: sql<FigureRecord>`select 1`,
});

test.each([
  ['exact', 1, 165, '165', '165', '165'],
  ['exact', 1, 1234, '1,234', '1,234', '1,234'],
  ['over', 100, 14_327, 'over 14,300', '逾14,300', '超过14,300'],
  ['over', 100, 14_399, 'over 14,300', '逾14,300', '超过14,300'],
  ['over', 100, 14_300, '14,300', '14,300', '14,300'],
  ['over', 100, 1230, 'over 1,200', '逾1,200', '超过1,200'],
  ['over', 100, 219, 'over 210', '逾210', '超过210'],
  ['over', 100, 99, '99', '99', '99'],
  ['over', 100, 0, '0', '0', '0'],
  ['about', 100, 8799, 'about 8,800', '約8,800', '约8,800'],
  ['about', 100, 8849, 'about 8,800', '約8,800', '约8,800'],
  ['about', 100, 8850, 'about 8,900', '約8,900', '约8,900'],
  ['about', 100, 169, 'about 170', '約170', '约170'],
  ['about', 100, 14, '14', '14', '14'],
  ['about', 100, 8800, '8,800', '8,800', '8,800'],
] as const)('%s, in steps of %i: %i', (rule, step, value, en, hant, hans) => {
  expect(phraseOf(figure(rule === 'exact' ? { rule } : { rule, step }), value)).toEqual({ en, 'zh-Hant': hant, 'zh-Hans': hans });
});

test('a list is said in words; a key that has none stands for itself', () => {
  const words = {
    retail: { en: 'Retail', 'zh-Hant': '零售', 'zh-Hans': '零售' },
    tourism: { en: 'Tourism', 'zh-Hant': '旅遊', 'zh-Hans': '旅游' },
  };
  expect(phraseOf(figure({ rule: 'exact' }, words), ['retail', 'tourism', 'old'])).toEqual({
    en: 'Retail, Tourism, and old',
    'zh-Hant': '零售、旅遊及old',
    'zh-Hans': '零售、旅游和old',
  });
});
