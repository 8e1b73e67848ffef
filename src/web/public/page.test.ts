import { expect, test } from 'vitest';
import { findPage, publicPage } from './page.ts';

const pages = ['/', '/schemes', '/schemes/:scheme', '/schemes/compare', '/schemes/:scheme/check'].map((path) =>
  publicPage({ path, title: () => path, View: () => null }),
);
const found = (place: string) => {
  const hit = findPage(pages, place);
  return hit && [hit.page.path, hit.params];
};

test('a place finds its page and the parts it names', () => {
  expect(found('/')).toEqual(['/', {}]);
  expect(found('/?x=1')).toEqual(['/', {}]);
  expect(found('/schemes/dtspp?version=2')).toEqual(['/schemes/:scheme', { scheme: 'dtspp' }]);
  expect(found('/schemes/a%2Fb')).toEqual(['/schemes/:scheme', { scheme: 'a/b' }]);
  expect(found('/schemes/')).toEqual(['/schemes', {}]);
});

test('a fixed path wins over one with a parameter', () => {
  expect(found('/schemes/compare')).toEqual(['/schemes/compare', {}]);
});

test('what is not there is not found, nor is what cannot be read', () => {
  expect(found('/nothing')).toBeUndefined();
  expect(found('/schemes/dtspp/check/more')).toBeUndefined();
  expect(found('/schemes/%E0%A4%A')).toBeUndefined();
});
