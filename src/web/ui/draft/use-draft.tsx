import { useEffect, useState, useSyncExternalStore } from 'react';
import { useFormat, useT } from '../reading.tsx';
import { useSessionEnd } from '../session-end.tsx';
import { deviceStore } from './device.ts';
import type { Change, SaveAnswer, Value } from './draft.ts';
import { keepDraft } from './keeper.ts';
import type { Kept, Keeper, Saving } from './keeper.ts';

interface DraftSetting {
  /** Names the draft on this device: the id of the application. */
  readonly id: string;
  /** Who types: their words are kept apart from those of others at the same computer. */
  readonly person: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly revisions: Readonly<Record<string, number>>;
  readonly savedAt: Date | null;
  readonly save: (changes: readonly Change[]) => Promise<SaveAnswer>;
}

/**
 * A draft that saves itself. `values` and `revisions` are what the hub had when it was last asked; what is typed here leads:
 * give the component that uses it a `key` of the draft's id. Show `<SavedState saving={draft.saving} />` in sight of the fields.
 */
export function useDraft(setting: DraftSetting): Kept & Pick<Keeper, 'change' | 'settle' | 'flush'> {
  const { returns } = useSessionEnd();
  const [keeper] = useState(() => keepDraft({ ...setting, device: deviceStore(localStorage, setting.id, setting.person) }));
  const kept = useSyncExternalStore(keeper.subscribe, keeper.get);

  useEffect(() => {
    const again = () => void keeper.flush();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      void keeper.flush();
      keeper.stop();
    };
  }, [keeper]);
  // Signed in again: what waited on this device goes to the hub.
  useEffect(() => {
    if (returns > 0) void keeper.flush();
  }, [keeper, returns]);
  const { values, revisions } = setting;
  useEffect(() => keeper.hear(values, revisions), [keeper, values, revisions]);

  return { ...kept, change: keeper.change, settle: keeper.settle, flush: keeper.flush };
}

/** Where what was typed is: at the hub and since when, on its way, or on this device only. */
export function SavedState({ saving }: { readonly saving: Saving }) {
  const t = useT();
  const format = useFormat();
  const isTrouble = saving.kind === 'kept' || saving.kind === 'signed-out' || saving.kind === 'refused';
  return (
    <p className={isTrouble ? 'saved-state saved-state-trouble' : 'saved-state'} role="status">
      {wordsOf(saving)}
    </p>
  );

  function wordsOf(of: Saving): string {
    switch (of.kind) {
      case 'saved':
        return of.at ? t('common.saved', { at: format.clock(of.at) }) : '';
      case 'saving':
        return t('common.saving');
      case 'unsaved':
        return t('common.saved.unsaved');
      case 'kept':
        return t('common.saved.offline');
      case 'signed-out':
        return t('common.saved.signed_out');
      case 'refused':
        return of.problem.message;
    }
  }
}
