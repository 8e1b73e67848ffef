import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languageTag, locales } from '../platform/messages.ts';
import { catalogues } from './index.ts';

const english = catalogues.en;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The facts a message asks for. */
function facts(message: string): string[] {
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap((element) => {
      const { type, value } = element as { type: number; value: string };
      const inner = 'options' in element ? Object.values(element.options).flatMap((option) => walk(option.value)) : [];
      return type >= 1 && type <= 6 ? [value, ...inner] : inner;
    });
  return [...new Set(walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()))].toSorted();
}

describe.each(locales)('the catalogue %s', (locale) => {
  const own = catalogues[locale];

  test('has the keys that English has, and no others', () => {
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('has a text for every key that ICU can read and that asks for the same facts as English', () => {
    const wrong = Object.entries(own).flatMap(([key, message]) => {
      if (message.trim() === '') return [`${key} is empty`];
      try {
        new IntlMessageFormat(message, languageTag[locale], undefined, { ignoreTag: true }).getAst();
        const [here, there] = [facts(message), facts(english[key] ?? '')];
        return here.join() === there.join() ? [] : [`${key} asks for ${here.join()}, English for ${there.join()}`];
      } catch (error) {
        return [`${key}: ${String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });
});

test('keys begin with the area whose file they are in, and the compiler knows every area', () => {
  const list = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8');
  const known = new Set([...list.matchAll(/from '\.\/en\/([\w-]+)\.json'/g)].map((found) => found[1]));
  const areas = new Set(Object.keys(english).map((key) => key.split('.')[0]));
  expect([...areas].filter((area) => !known.has(area))).toEqual([]);
});

/** Characters that only one of the two scripts has, in pairs. */
const simplified =
  '们这个还没发进请让给与为应对说语证样检验执业务财资产网络计单处时间问题关联认确统书开门电话长报录选择项动机构经济评审员额规则号码类详见';
const traditional =
  '們這個還沒發進請讓給與為應對說語證樣檢驗執業務財資產網絡計單處時間問題關聯認確統書開門電話長報錄選擇項動機構經濟評審員額規則號碼類詳見';

test.each([
  ['zh-Hant', simplified, traditional],
  ['zh-Hans', traditional, simplified],
] as const)('%s has no character of the other script', (locale, theirs, ours) => {
  const foreign = new Set(theirs.split('').filter((one, at) => one !== ours[at]));
  const wrong = Object.entries(catalogues[locale]).filter(([, message]) => message.split('').some((one) => foreign.has(one)));
  expect(wrong).toEqual([]);
});
