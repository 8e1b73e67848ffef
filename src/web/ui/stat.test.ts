import { expect, test } from 'vitest';
import { sparkline } from './stat.tsx';

test('a history is drawn from nothing at the bottom to its largest at the top, in the order of time', () => {
  const { line, end } = sparkline([
    { x: 20, y: 100 },
    { x: 0, y: 0 },
    { x: 10, y: 50 },
  ]);
  expect(line).toBe('M4 40L100 22L196 4');
  expect(end).toEqual({ x: 196, y: 4 });
});

test('a history of one, of nothing and of zeros draws without a gap in the numbers', () => {
  expect(sparkline([]).end).toEqual({ x: 4, y: 40 });
  expect(sparkline([{ x: 5, y: 3 }]).line).toBe('M4 4');
  expect(
    sparkline([
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ]).line,
  ).toBe('M4 40L196 40');
});
