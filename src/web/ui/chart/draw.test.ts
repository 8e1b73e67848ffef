import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawChart, monthTicks } from './draw.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const iso = (days: readonly Date[]) => days.map((day) => day.toISOString());

test('months are marked where they begin in Hong Kong, never more than fit', () => {
  const days = [new Date('2024-08-31T16:00:00Z'), new Date('2026-02-10T00:00:00Z')];
  expect(iso(monthTicks(days, 6))).toEqual([
    '2024-09-30T16:00:00.000Z',
    '2024-12-31T16:00:00.000Z',
    '2025-03-31T16:00:00.000Z',
    '2025-06-30T16:00:00.000Z',
    '2025-09-30T16:00:00.000Z',
    '2025-12-31T16:00:00.000Z',
  ]);
  expect(iso(monthTicks(days, 2))).toEqual(['2024-12-31T16:00:00.000Z', '2025-12-31T16:00:00.000Z']);
  expect(monthTicks([], 6)).toEqual([]);
});

test('a chart is drawn without styles of its own, in the tokens’ colours, ending in its last number', () => {
  const points = [1, 5, 1212].map((value, at) => ({ at: new Date(Date.UTC(2026, at, 1)), value }));
  const svg = drawChart({ kind: 'line', series: [{ label: 'Packages', points }] }, { document, locale: 'en', width: 720 });
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toContain('<style');
  expect(svg).toContain('var(--series-1)');
  expect(svg).toContain('1,212');
});

test('a chart of nothing and of one number still draws', () => {
  for (const points of [[], [{ at: new Date('2026-01-01T00:00:00Z'), value: 0 }]]) {
    expect(
      drawChart({ kind: 'line', series: [{ label: 'x', points }] }, { document, locale: 'zh-Hant', width: 340 }),
    ).not.toContain('NaN');
  }
  expect(drawChart({ kind: 'bar', bars: [] }, { document, locale: 'en', width: 340 })).not.toContain('NaN');
});

test('words of a chart are text, whatever they are', () => {
  const svg = drawChart({ kind: 'bar', bars: [{ label: '<b>"', value: 1 }] }, { document, locale: 'en', width: 720 });
  expect(svg).toContain('&lt;b');
});
