import { expect, test } from 'vitest';
import { apiQuery, centsOf, readAsked } from './catalogue-address.ts';

const asked = (query: string) => readAsked(new URLSearchParams(query));

test('the address says everything, and what it says wrongly is left out', () => {
  expect(
    asked('q= till &sector=retail&sector=tourism&min=1,000&max=５000&sort=-price&page=3&compare=a&compare=a&compare=b'),
  ).toMatchObject({
    q: 'till',
    sector: ['retail', 'tourism'],
    sort: '-price',
    page: 3,
    compare: ['a', 'b'],
    isPriceBad: false,
  });
  expect(asked('sort=luck&page=-1&pricing=free&min=cheap&compare=a&compare=b&compare=c&compare=d')).toMatchObject({
    sort: undefined,
    page: 1,
    pricing: [],
    compare: ['a', 'b', 'c'],
    isPriceBad: true,
  });
});

test.each([
  ['20000', '2000000'],
  ['HK$ 20,000', '2000000'],
  ['２００', '20000'],
  ['0', '000'],
  ['-1', undefined],
  ['12.5', undefined],
  ['1e9', undefined],
  ['', undefined],
])('a price of %j is %j cents', (text, cents) => expect(centsOf(text)).toBe(cents));

test('the API is asked in cents, and only for prices that can be read', () => {
  expect(apiQuery(asked('min=100&max=x&provider=prv_1'))).toEqual({
    q: '',
    sector: [],
    category: [],
    pricing: [],
    page: 1,
    provider: ['prv_1'],
    min: '10000',
    sort: 'best',
  });
});
