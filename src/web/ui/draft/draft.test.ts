import { expect, test } from 'vitest';
import { beginDraft, changeField, changesOf, hearOf, saveAnswered, settleConflict } from './draft.ts';

const begun = beginDraft({ name: 'Tai Tai', staff: '12' }, { name: 3, staff: 1 });

test('changes say the revision the page saw, however often a field is changed', () => {
  const typed = changeField(changeField(begun, 'name', 'Tai'), 'name', 'Tai Ping');
  expect(changesOf(changeField(typed, 'new', 'x'))).toEqual([
    { field: 'name', value: 'Tai Ping', base: 3 },
    { field: 'new', value: 'x', base: 0 },
  ]);
});

test('what was typed while a save was under way is still to be saved, on the new revision', () => {
  const first = changeField(begun, 'name', 'Tai');
  const sent = changesOf(first);
  const typedOn = changeField(first, 'name', 'Tai Ping');
  const after = saveAnswered(typedOn, sent, { saved: [{ field: 'name', revision: 4 }], conflicts: [] });
  expect(after.values['name']).toBe('Tai Ping');
  expect(changesOf(after)).toEqual([{ field: 'name', value: 'Tai Ping', base: 4 }]);
});

const theirs = { field: 'staff', yours: '13', theirs: '40', revision: 2, by: 'Ng', at: '2026-03-01T00:00:00Z' };

function inConflict() {
  const typed = changeField(begun, 'staff', '13');
  return saveAnswered(typed, changesOf(typed), { saved: [], conflicts: [theirs] });
}

test('a field somebody else changed is not sent again until the reader has chosen', () => {
  const draft = inConflict();
  expect(draft.values['staff']).toBe('13');
  expect(changesOf(draft)).toEqual([]);
  const typedOn = changeField(draft, 'staff', '14');
  expect(changesOf(typedOn)).toEqual([]);
  expect(typedOn.conflicts).toEqual([{ ...theirs, yours: '14' }]);
});

test('choosing one’s own sends it on the revision that was seen; choosing the other’s sends nothing', () => {
  const mine = settleConflict(changeField(inConflict(), 'staff', '14'), 'staff', 'yours');
  expect(changesOf(mine)).toEqual([{ field: 'staff', value: '14', base: 2 }]);
  const other = settleConflict(inConflict(), 'staff', 'theirs');
  expect(other.values['staff']).toBe('40');
  expect(changesOf(other)).toEqual([]);
  expect(other.conflicts).toEqual([]);
  expect(changesOf(changeField(other, 'staff', '41'))).toEqual([{ field: 'staff', value: '41', base: 2 }]);
});

test('what the device kept comes back, unless the hub has it already', () => {
  const draft = beginDraft({ name: 'Tai', sectors: ['a', 'b'] }, { name: 3, sectors: 1 }, [
    { field: 'name', value: 'Tai Ping', base: 3 },
    { field: 'sectors', value: ['b', 'a'], base: 0 },
    { field: 'empty', value: '', base: 0 },
  ]);
  expect(draft.values['name']).toBe('Tai Ping');
  expect(changesOf(draft)).toEqual([{ field: 'name', value: 'Tai Ping', base: 3 }]);
});

test('what others changed is shown when the hub was asked again, except where the reader has words of their own', () => {
  const typed = changeField(begun, 'name', 'Tai');
  const heard = hearOf(typed, { name: 'Other', staff: '40' }, { name: 4, staff: 2, gone: 1 });
  expect(heard.values).toEqual({ name: 'Tai', staff: '40', gone: null });
  expect(changesOf(heard)).toEqual([{ field: 'name', value: 'Tai', base: 3 }]);
  expect(changesOf(changeField(heard, 'staff', '41'))).toContainEqual({ field: 'staff', value: '41', base: 2 });
});

test('an old answer of the hub changes nothing', () => {
  const saved = saveAnswered(changeField(begun, 'name', 'Tai'), [{ field: 'name', value: 'Tai', base: 3 }], {
    saved: [{ field: 'name', revision: 4 }],
    conflicts: [],
  });
  expect(hearOf(saved, { name: 'Tai Tai', staff: '12' }, { name: 3, staff: 1 })).toBe(saved);
});
