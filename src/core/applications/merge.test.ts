import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, type Marks, merge } from './merge.ts';

const at = new Date('2026-03-02T06:00:00Z');
const mark = (revision: number, by = 'per_a') => ({ revision, by, at: at.toISOString() });

describe('changes to a draft', () => {
  test('a field nobody has touched takes the value', () => {
    const merged = merge({}, {}, [{ field: 'need', value: 'Queues', base: 0 }], 'per_a', at);
    expect(merged).toMatchObject({
      answers: { need: 'Queues' },
      marks: { need: mark(1) },
      saved: [{ field: 'need', revision: 1 }],
      conflicts: [],
    });
  });

  test('a field that another changed meanwhile comes back with both values, and the rest is saved', () => {
    const merged = merge(
      { need: 'Theirs', plan: 'Old' },
      { need: mark(3, 'per_b'), plan: mark(1) },
      [
        { field: 'need', value: 'Mine', base: 2 },
        { field: 'plan', value: 'New', base: 1 },
      ],
      'per_a',
      at,
    );
    expect(merged.answers).toEqual({ need: 'Theirs', plan: 'New' });
    expect(merged.conflicts).toEqual([{ field: 'need', yours: 'Mine', theirs: 'Theirs', ...mark(3, 'per_b') }]);
    expect(merged.saved).toEqual([{ field: 'plan', revision: 2 }]);
  });

  test('a repeat of a change that had arrived is saved again, without a new revision', () => {
    const merged = merge({ need: 'Mine' }, { need: mark(2) }, [{ field: 'need', value: 'Mine', base: 1 }], 'per_a', at);
    expect(merged).toMatchObject({ saved: [{ field: 'need', revision: 2 }], conflicts: [], isChanged: false });
  });

  test('taking an answer away is a change like any other', () => {
    const gone = merge({ need: 'Mine' }, { need: mark(1) }, [{ field: 'need', value: null, base: 1 }], 'per_a', at);
    expect(gone).toMatchObject({ answers: {}, marks: { need: { revision: 2 } } });
    const late = merge(gone.answers, gone.marks, [{ field: 'need', value: 'Edited', base: 1 }], 'per_b', at);
    expect(late.conflicts).toMatchObject([{ field: 'need', yours: 'Edited', theirs: null }]);
  });

  test('choices in another order are the same answer', () => {
    const merged = merge({ aims: ['a', 'b'] }, { aims: mark(1) }, [{ field: 'aims', value: ['b', 'a'], base: 0 }], 'per_a', at);
    expect(merged).toMatchObject({ conflicts: [], isChanged: false });
  });
});

test('whatever several tabs do in whatever order, none replaces a value it has not seen', () => {
  const step = fc.record({
    tab: fc.nat(2),
    act: fc.constantFrom('look', 'change'),
    field: fc.constantFrom('a', 'b'),
    value: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let [answers, marks]: [Answers, Marks] = [{}, {}];
      const seen = [0, 1, 2].map(() => ({ answers, marks }));
      for (const { tab, act, field, value } of steps) {
        if (act === 'look') {
          seen[tab] = { answers, marks };
          continue;
        }
        const base = seen[tab]!.marks[field]?.revision ?? 0;
        const before = answers[field] ?? null;
        const merged = merge(answers, marks, [{ field, value, base }], `tab${tab}`, at);
        const replaced = (merged.answers[field] ?? null) !== before;
        if (replaced) expect(before).toBe(seen[tab]!.answers[field] ?? null);
        // Nothing vanishes either: what is not saved comes back.
        expect(merged.saved.length + merged.conflicts.length).toBe(1);
        ({ answers, marks } = merged);
        if (merged.saved.length > 0) seen[tab] = { answers, marks };
      }
    }),
  );
});
