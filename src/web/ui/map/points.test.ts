import { expect, test } from 'vitest';
import { pointsIn, pointsOf, writePoints } from './points.ts';

test('what is drawn is what is typed, and the other way round', () => {
  const typed = '22.302711, 114.177216\n22.25, 114.1';
  const points = pointsOf(typed);
  expect(points).toEqual([
    [114.177216, 22.302711],
    [114.1, 22.25],
  ]);
  expect(pointsOf(writePoints(points, false))).toEqual(points);
  expect(writePoints(points, true)).toBe('22.302711, 114.177216, 0\n22.250000, 114.100000, 0');
});

test('a line that cannot be read is left out, and full-width digits can', () => {
  expect(pointsOf('here\n２２．３，１１４．１\n\n22.3 114.2 60')).toEqual([
    [114.1, 22.3],
    [114.2, 22.3, 60],
  ]);
});

test('an area is drawn without the point that closes it', () => {
  expect(
    pointsIn({
      type: 'Polygon',
      coordinates: [
        [
          [1, 2],
          [3, 4],
          [5, 6],
          [1, 2],
        ],
      ],
    }),
  ).toHaveLength(3);
});
