import { expect, test } from 'vitest';
import { inItem, itemsOf, newItem, nextPlace } from './items.ts';

const values = {
  'founders.b': 2,
  'founders.a': 1,
  'founders.a.name': 'Chan',
  'founders.c.name': 'Written in while it was removed',
  'founders.d': null,
  'founders.d.name': null,
  foundersNote: 'x',
};

test('items stand in their order; one is there as long as anything of it is', () => {
  expect(itemsOf(values, 'founders')).toEqual(['a', 'b', 'c']);
  expect(nextPlace(values, 'founders')).toBe(3);
  expect(nextPlace({}, 'founders')).toBe(1);
});

test('what goes with an item is all of it and nothing else', () => {
  expect(inItem(values, 'founders.a')).toEqual([
    ['founders.a', 1],
    ['founders.a.name', 'Chan'],
  ]);
  expect(inItem({ 'founders.a': 1, 'founders.ab': 2 }, 'founders.a')).toEqual([['founders.a', 1]]);
});

test('a new item has a name that the hub takes', () => {
  expect(newItem()).toMatch(/^[a-z0-9]{8}$/);
});
