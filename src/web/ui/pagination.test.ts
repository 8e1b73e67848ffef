import { expect, test } from 'vitest';
import { pagesToShow } from './pagination.tsx';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [3, 5, [1, 2, 3, 4, 5]],
  [1, 60, [1, 2, null, 60]],
  [30, 60, [1, null, 29, 30, 31, null, 60]],
  [4, 60, [1, 2, 3, 4, 5, null, 60]],
  [60, 60, [1, null, 59, 60]],
])('on page %d of %d a reader sees the ends and the neighbours', (page, last, shown) => {
  expect(pagesToShow(page, last)).toEqual(shown);
});
