import { ApiRefusal, Unreachable } from '../api.ts';
import type { Device } from './device.ts';
import { beginDraft, changeField, changesOf, hearOf, saveAnswered, settleConflict } from './draft.ts';
import type { Change, Draft, SaveAnswer, Value } from './draft.ts';

/** How saving stands. `kept`: on this device only, until the hub can be reached or the reader has signed in again. */
export type Saving =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' | 'saving' | 'kept' | 'signed-out' }
  | { readonly kind: 'refused'; readonly problem: Error };

export interface Kept {
  readonly draft: Draft;
  readonly saving: Saving;
}

interface Setting {
  readonly values: Readonly<Record<string, Value>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly device: Device;
  readonly save: (changes: readonly Change[]) => Promise<SaveAnswer>;
  /** When the hub last saved it. */
  readonly savedAt?: Date | null;
  /** Milliseconds of quiet before it saves. */
  readonly quiet?: number;
  readonly now?: () => Date;
}

export interface Keeper {
  readonly get: () => Kept;
  readonly subscribe: (changed: () => void) => () => void;
  readonly change: (field: string, value: Value) => void;
  readonly settle: (field: string, choice: 'yours' | 'theirs') => void;
  /** Takes in what the hub had when it was asked again. */
  readonly hear: (values: Setting['values'], revisions: Setting['revisions']) => void;
  /** Saves what is not saved yet, now. True when nothing is left and nobody has to choose. */
  readonly flush: () => Promise<boolean>;
  readonly stop: () => void;
}

const retryAfter = [2_000, 5_000, 15_000, 30_000];

/** Keeps a draft: on the device with every change, at the hub after a moment of quiet, again and again while it cannot be reached. */
export function keepDraft({
  values,
  revisions,
  device,
  save,
  savedAt = null,
  quiet = 800,
  now = () => new Date(),
}: Setting): Keeper {
  const left = device.read();
  const draft = beginDraft(values, revisions, left);
  // It reached the hub, only the answer did not come back.
  for (const { field } of left) if (!(field in draft.pending)) device.forget(field);
  let kept: Kept = {
    draft,
    saving: changesOf(draft).length > 0 ? { kind: 'unsaved' } : { kind: 'saved', at: savedAt },
  };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  let failures = 0;
  let isStopped = false;

  const set = (next: Partial<Kept>) => {
    kept = { ...kept, ...next };
    for (const listener of listeners) listener();
  };
  const later = (delay: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void send(), delay);
  };

  const send = (): Promise<void> => {
    sending ??= sendOnce().finally(() => (sending = undefined));
    return sending;
  };

  const sendOnce = async (): Promise<void> => {
    clearTimeout(timer);
    const changes = changesOf(kept.draft);
    if (changes.length === 0) return;
    set({ saving: { kind: 'saving' } });
    try {
      const answer = await save(changes);
      failures = 0;
      const next = saveAnswered(kept.draft, changes, answer);
      for (const { field } of answer.saved) if (!(field in next.pending)) device.forget(field);
      const isDone = changesOf(next).length === 0;
      set({ draft: next, saving: isDone ? { kind: 'saved', at: now() } : { kind: 'unsaved' } });
      if (!isDone) later(quiet);
    } catch (error) {
      failed(error as Error);
    }
  };

  const failed = (problem: Error) => {
    if (problem instanceof ApiRefusal && problem.status === 401) return set({ saving: { kind: 'signed-out' } });
    if (problem instanceof ApiRefusal && problem.status < 500) return set({ saving: { kind: 'refused', problem } });
    if (!(problem instanceof ApiRefusal || problem instanceof Unreachable)) throw problem;
    later(retryAfter[Math.min(failures, retryAfter.length - 1)]!);
    failures += 1;
    return set({ saving: { kind: 'kept' } });
  };

  const changed = (next: Draft, field: string) => {
    const pending = next.pending[field];
    const conflict = next.conflicts.find((one) => one.field === field);
    if (pending) device.keep({ field, ...pending });
    else if (conflict) device.keep({ field, value: conflict.yours, base: next.revisions[field] ?? 0 });
    else device.forget(field);
    const isWaiting = kept.saving.kind === 'signed-out' || kept.saving.kind === 'kept';
    set({ draft: next, ...(!isWaiting && changesOf(next).length > 0 && { saving: { kind: 'unsaved' } as const }) });
    if (kept.saving.kind !== 'signed-out' && kept.saving.kind !== 'kept') later(quiet);
  };

  if (changesOf(draft).length > 0) later(0);
  return {
    get: () => kept,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (field, value) => changed(changeField(kept.draft, field, value), field),
    settle: (field, choice) => changed(settleConflict(kept.draft, field, choice), field),
    hear: (newValues, newRevisions) => {
      const next = hearOf(kept.draft, newValues, newRevisions);
      if (next !== kept.draft) set({ draft: next });
    },
    flush: async () => {
      // What was typed while a save was under way needs another.
      await sending;
      await send();
      return changesOf(kept.draft).length === 0 && kept.draft.conflicts.length === 0;
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
