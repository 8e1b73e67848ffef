import { expect, test } from 'vitest';
import { newsOf, openCalls } from './home-data.ts';
import type { HomeCall } from './home-data.ts';

const text = { en: '', 'zh-Hant': '', 'zh-Hans': '' };
const call = (scheme: string, opensAt: string, closesAt: string): HomeCall => ({
  scheme,
  schemeName: text,
  title: text,
  summary: text,
  opensAt,
  closesAt,
  alwaysOpen: false,
});
const now = new Date('2026-06-01T00:00:00Z');
const calls = [
  call('later', '2026-05-01T00:00:00Z', '2026-08-01T00:00:00Z'),
  call('sooner', '2026-05-20T00:00:00Z', '2026-06-01T00:00:00.001Z'),
  call('closed', '2025-10-01T00:00:00Z', '2026-06-01T00:00:00Z'),
  call('coming', '2026-06-01T00:00:00.001Z', '2026-09-01T00:00:00Z'),
];

test('open calls are those open this very instant, the next to close first', () => {
  expect(openCalls(calls, now).map(({ scheme }) => scheme)).toEqual(['sooner', 'later']);
});

const counts = [
  {
    id: 'dtspp.applications',
    title: text,
    value: 219,
    series: [
      { at: '2026-04-20T00:00:00Z', value: 150 },
      { at: '2026-05-03T00:00:00Z', value: 176 },
      { at: '2026-05-25T00:00:00Z', value: 195 },
    ],
  },
  { id: 'dtspp.providers', title: text, value: 21, series: [{ at: '2026-05-03T00:00:00Z', value: 21 }] },
  { id: 'dtspp.new', title: text, value: 21, series: [{ at: '2026-05-30T00:00:00Z', value: 1 }] },
];

test('news are what happened to calls in half a year and what grew in about a month, the latest first', () => {
  const told = newsOf(calls, counts, now, 4).map((news) =>
    news.kind === 'grew' ? `${news.count.id} grew by ${news.by}` : `${news.call.scheme} ${news.kind}`,
  );
  expect(told).toEqual(['closed closed', 'sooner opened', 'dtspp.applications grew by 43', 'later opened']);
});
