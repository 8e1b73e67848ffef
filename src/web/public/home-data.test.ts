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

test('news are what happened to calls in the last half year, the latest first', () => {
  expect(newsOf(calls, now, 3).map(({ kind, call: { scheme } }) => `${scheme} ${kind}`)).toEqual([
    'closed closed',
    'sooner opened',
    'later opened',
  ]);
});
