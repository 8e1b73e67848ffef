import { expect, test } from 'vitest';
import { destination } from './destination.ts';

test.each([
  ['/portal/applications/app_1?section=2', '/portal/applications/app_1?section=2'],
  ['/schemes/dtspp', '/schemes/dtspp'],
  [null, '/portal'],
  ['', '/portal'],
  ['https://elsewhere.example', '/portal'],
  ['//elsewhere.example', '/portal'],
  ['/\\elsewhere.example', '/portal'],
  ['/sign-in?next=/sign-in', '/portal'],
])('after signing in, %s leads to %s', (next, place) => expect(destination(next, false)).toBe(place));

test('whoever holds a role starts in the office', () => expect(destination(null, true)).toBe('/office'));
