import { expect, test } from 'vitest';
import { queued, valueAt, withAll, withValue } from './pending.ts';

test('a value is put at its place, and what is beside it is the same', () => {
  const body = { terms: { cap: { value: '1' } }, rules: [{ id: 'a' }, { id: 'b' }] };
  const next = withValue(body, ['terms', 'cap', 'value'], '2') as typeof body;
  expect(next.terms.cap.value).toBe('2');
  expect(next.rules).toBe(body.rules);
  expect(body.terms.cap.value).toBe('1');
  expect(valueAt(withValue(body, ['rules', 0], undefined), ['rules'])).toEqual([{ id: 'b' }]);
  expect(withValue(body, ['lanes', 0, 'id'], 'x')).toMatchObject({ lanes: [{ id: 'x' }] });
  expect(withAll({}, [{ path: ['a'], value: 1 }, { path: ['b', 'c'], value: 2 }, { path: ['a'] }])).toEqual({ b: { c: 2 } });
});

test('what is typed again takes the place of what waits, but not of what is on its way', () => {
  const one = queued([], { path: ['a'], value: 1 }, 0);
  expect(queued(one, { path: ['a'], value: 2 }, 0)).toEqual([{ path: ['a'], value: 2 }]);
  expect(queued(one, { path: ['a'], value: 2 }, 1)).toHaveLength(2);
  expect(queued(one, { path: ['b'], value: 2 }, 0)).toHaveLength(2);
  const removal = queued([], { path: ['list', 0] }, 0);
  expect(queued(removal, { path: ['list', 0] }, 0)).toHaveLength(2);
});
