import { expect, test } from 'vitest';
import { address, inLanguage, preferredLocale, readAddress, withQuery } from './addresses.ts';

test('a place gets its language in front, an address elsewhere stays', () => {
  expect(address('zh-Hant', '/schemes/dtspp?x=1')).toBe('/zh-hant/schemes/dtspp?x=1');
  expect(address('en', '/')).toBe('/en');
  for (const other of ['https://example.org/', '//example.org', '/api/schemes', '#part', 'mailto:a@example.org']) {
    expect(address('en', other)).toBe(other);
  }
});

test('an address is read into its language and place', () => {
  expect(readAddress('/zh-hans/catalogue?q=%E5%92%96')).toEqual({ locale: 'zh-Hans', place: '/catalogue?q=%E5%92%96' });
  expect(readAddress('/en')).toEqual({ locale: 'en', place: '/' });
  expect(readAddress('/en?x=1')).toEqual({ locale: 'en', place: '/?x=1' });
  for (const other of ['/', '/fr/schemes', '/english', '/assets/app.js', '']) expect(readAddress(other)).toBeUndefined();
});

test('changing the language keeps the page and its query', () => {
  expect(inLanguage('zh-Hant', '/en/catalogue?q=till&page=3')).toBe('/zh-hant/catalogue?q=till&page=3');
  expect(inLanguage('en', '/zh-hans')).toBe('/en');
  expect(inLanguage('en', '/zh-hans?theme=x')).toBe('/en?theme=x');
});

test('a changed filter goes back to the first page, a changed page keeps the filters', () => {
  expect(withQuery('/en/catalogue?q=till&page=3', { sector: ['retail', 'tourism'] })).toBe(
    '/en/catalogue?q=till&sector=retail&sector=tourism',
  );
  expect(withQuery('/en/catalogue?q=till&page=3', { page: 4 })).toBe('/en/catalogue?q=till&page=4');
  expect(withQuery('/en/catalogue?q=till#top', { q: null })).toBe('/en/catalogue');
});

test.each([
  ['zh-HK,zh;q=0.9,en;q=0.8', 'zh-Hant'],
  ['zh-CN,zh;q=0.9', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['yue-HK', 'zh-Hant'],
  ['fr-FR,en;q=0.5,zh-TW;q=0.7', 'zh-Hant'],
  ['en-GB,zh-HK;q=0.9', 'en'],
  ['fr,zh;q=0', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('a browser that asks for %s gets %s', (accept, locale) => {
  expect(preferredLocale(accept)).toBe(locale);
});
