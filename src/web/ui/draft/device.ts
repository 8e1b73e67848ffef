import type { Change, Value } from './draft.ts';

/** What this browser keeps of a draft: one entry a field, so that two tabs do not overwrite each other's. */
export interface Device {
  readonly read: () => Change[];
  readonly keep: (change: Change) => void;
  readonly forget: (field: string) => void;
}

/** Storage by draft and person: on a shared computer nobody finds another's words, and what is saved is forgotten here. */
export function deviceStore(storage: Storage, draft: string, person: string): Device {
  const prefix = `causeway.draft/${person}/${draft}/`;
  return {
    read: () =>
      Array.from({ length: storage.length }, (_, at) => storage.key(at))
        .filter((key) => key?.startsWith(prefix))
        .flatMap((key) => parse(key!.slice(prefix.length), storage.getItem(key!))),
    keep: ({ field, value, base }) => {
      try {
        storage.setItem(prefix + field, JSON.stringify({ value, base }));
      } catch {
        // A full or forbidden storage leaves the hub's own saving, which is said to be the only one by `Not saved yet`.
      }
    },
    forget: (field) => storage.removeItem(prefix + field),
  };
}

function parse(field: string, text: string | null): Change[] {
  try {
    const { value, base } = JSON.parse(text ?? '') as { value: Value; base: number };
    return [{ field, value, base }];
  } catch {
    return [];
  }
}
