import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiRefusal, Unreachable } from '../api.ts';
import { deviceStore } from './device.ts';
import type { Change, SaveAnswer } from './draft.ts';
import { keepDraft } from './keeper.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A browser's storage, in memory. */
function memory(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

/** A hub that saves every change, or answers as told. */
function desk(storage = memory()) {
  const sent: (readonly Change[])[] = [];
  let answer: (changes: readonly Change[]) => Promise<SaveAnswer> = (changes) =>
    Promise.resolve({ saved: changes.map(({ field, base }) => ({ field, revision: base + 1 })), conflicts: [] });
  const keeper = keepDraft({
    values: {},
    revisions: {},
    device: deviceStore(storage, 'app_1', 'per_1'),
    save: (changes) => {
      sent.push(changes);
      return answer(changes);
    },
  });
  return { keeper, sent, storage, answerWith: (next: typeof answer) => (answer = next), kind: () => keeper.get().saving.kind };
}

test('typing is saved once, a moment after it stops, and then forgotten on the device', async () => {
  const { keeper, sent, storage, kind } = desk();
  for (const text of ['T', 'Ta', 'Tai']) keeper.change('name', text);
  expect(kind()).toBe('unsaved');
  expect(storage.length).toBe(1);
  await vi.advanceTimersByTimeAsync(800);
  expect(sent).toEqual([[{ field: 'name', value: 'Tai', base: 0 }]]);
  expect(kind()).toBe('saved');
  expect(storage.length).toBe(0);
});

test('without a connection it stays on the device and is sent again until it arrives', async () => {
  const { keeper, sent, storage, answerWith, kind } = desk();
  answerWith(() => Promise.reject(new Unreachable()));
  keeper.change('name', 'Tai');
  await vi.advanceTimersByTimeAsync(800);
  expect(kind()).toBe('kept');
  keeper.change('name', 'Tai Ping');
  expect(kind()).toBe('kept');
  expect(storage.length).toBe(1);
  answerWith((changes) => Promise.resolve({ saved: changes.map(({ field }) => ({ field, revision: 1 })), conflicts: [] }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.at(-1)).toEqual([{ field: 'name', value: 'Tai Ping', base: 0 }]);
  expect(kind()).toBe('saved');
});

test('a closed tab loses nothing: the next one finds what was not saved', async () => {
  const first = desk();
  first.answerWith(() => Promise.reject(new Unreachable()));
  first.keeper.change('name', 'Tai');
  await vi.advanceTimersByTimeAsync(800);
  first.keeper.stop();

  const second = desk(first.storage);
  expect(second.keeper.get().draft.values['name']).toBe('Tai');
  await vi.advanceTimersByTimeAsync(0);
  expect(second.sent).toEqual([[{ field: 'name', value: 'Tai', base: 0 }]]);
});

test('after the session ended it waits, and goes on when asked', async () => {
  const { keeper, sent, answerWith, kind } = desk();
  answerWith(() => Promise.reject(new ApiRefusal(401, {})));
  keeper.change('name', 'Tai');
  await vi.advanceTimersByTimeAsync(60_000);
  keeper.change('name', 'Tai Ping');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kind()).toBe('signed-out');
  expect(sent).toHaveLength(1);
  answerWith((changes) => Promise.resolve({ saved: changes.map(({ field }) => ({ field, revision: 1 })), conflicts: [] }));
  await expect(keeper.flush()).resolves.toBe(true);
  expect(kind()).toBe('saved');
});

test('flush also saves what is typed while a save is under way', async () => {
  const { keeper, sent, answerWith } = desk();
  let release = () => {};
  answerWith(async (changes) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { saved: changes.map(({ field, base }) => ({ field, revision: base + 1 })), conflicts: [] };
  });
  keeper.change('name', 'Tai');
  await vi.advanceTimersByTimeAsync(800);
  keeper.change('name', 'Tai Ping');
  const flushed = keeper.flush();
  release();
  await vi.advanceTimersByTimeAsync(0);
  release();
  await expect(flushed).resolves.toBe(true);
  expect(sent.map((changes) => changes[0])).toEqual([
    { field: 'name', value: 'Tai', base: 0 },
    { field: 'name', value: 'Tai Ping', base: 1 },
  ]);
});

test('a refusal is shown and not repeated; an unsettled conflict holds up sending', async () => {
  const { keeper, sent, storage, answerWith, kind } = desk();
  answerWith(() => Promise.reject(new ApiRefusal(409, { code: 'application.sent', title: 'It is in' })));
  keeper.change('name', 'Tai');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kind()).toBe('refused');
  expect(sent).toHaveLength(1);

  const conflict = { field: 'name', yours: 'Tai', theirs: 'Ng', revision: 4, by: 'Ng', at: '2026-03-01T00:00:00Z' };
  answerWith(() => Promise.resolve({ saved: [], conflicts: [conflict] }));
  keeper.change('name', 'Tai Ping');
  await expect(keeper.flush()).resolves.toBe(false);
  expect(storage.length).toBe(1);
  keeper.settle('name', 'theirs');
  expect(storage.length).toBe(0);
  await expect(keeper.flush()).resolves.toBe(true);
});

test('at a shared computer nobody finds another’s words', () => {
  const storage = memory();
  deviceStore(storage, 'app_1', 'per_1').keep({ field: 'name', value: 'Tai', base: 0 });
  expect(deviceStore(storage, 'app_1', 'per_2').read()).toEqual([]);
  expect(deviceStore(storage, 'app_1', 'per_1').read()).toEqual([{ field: 'name', value: 'Tai', base: 0 }]);
});

test('what reached the hub without its answer coming back is forgotten on the device', () => {
  const storage = memory();
  const device = deviceStore(storage, 'app_1', 'per_1');
  device.keep({ field: 'name', value: 'Tai Ping', base: 0 });
  keepDraft({ values: { name: 'Tai Ping' }, revisions: { name: 1 }, device, save: () => Promise.reject(new Error('asked')) });
  expect(device.read()).toEqual([]);
});
