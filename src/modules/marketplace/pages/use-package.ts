import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiRefusal } from '../../../web/ui/api.ts';
import type { ApiCall } from '../../../web/ui/api.ts';
import type { Change, SaveAnswer } from '../../../web/ui/draft/draft.ts';
import { useDraft } from '../../../web/ui/draft/use-draft.tsx';
import { useApiCall } from '../../../web/ui/queries.ts';
import { useT } from '../../../web/ui/reading.tsx';
import type { MyPackage } from './package-acts.tsx';
import { contentFrom, type Typed, typedFrom } from './typed-content.ts';

const field = 'content';

/** A package as a draft of one field: kept on this device, saved at the hub, and never over what somebody else has saved. */
export function useSavedPackage(of: MyPackage, person: string) {
  const t = useT();
  const api = useApiCall();
  const unreadable = t('common.money.bad');
  const save = async ([change]: readonly Change[]): Promise<SaveAnswer> => {
    if (change === undefined) return { saved: [], conflicts: [] };
    const content = contentFrom(JSON.parse(change.value as string) as Typed);
    // Not sent, but kept: it is said where the saving stands, until the amount can be read.
    if (content === undefined) throw new ApiRefusal(422, { title: unreadable });
    try {
      const { revision } = await api('PUT /packages/:id', { params: { id: of.id }, body: { revision: change.base, content } });
      return { saved: [{ field, revision }], conflicts: [] };
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.code !== 'marketplace.stale') throw error;
      return { saved: [], conflicts: [await newer(api, of.id, change)] };
    }
  };
  const { draft, saving, change, settle, flush } = useDraft({
    id: of.id,
    person,
    values: { [field]: JSON.stringify(typedFrom(of.content)) },
    revisions: { [field]: of.revision },
    savedAt: null,
    save,
  });
  const typed = JSON.parse(draft.values[field] as string) as Typed;
  return {
    typed,
    saving,
    flush,
    change: (part: Partial<Typed>) => change(field, JSON.stringify({ ...typed, ...part })),
    isContested: draft.conflicts.length > 0,
    settle: (choice: 'yours' | 'theirs') => settle(field, choice),
  };
}

/** What somebody else has saved meanwhile, for the reader to choose. */
async function newer(api: ApiCall, id: string, change: Change): Promise<SaveAnswer['conflicts'][number]> {
  const there = await api('GET /packages/:id/mine', { params: { id } });
  return {
    field,
    yours: change.value,
    theirs: JSON.stringify(typedFrom(there.content)),
    revision: there.revision,
    by: '',
    at: new Date().toISOString(),
  };
}

/** What the rules say of a package as it stands on the screen, asked a moment after the typing stops. */
export function usePackageCheck(of: MyPackage, typed: Typed) {
  const api = useApiCall();
  const content = contentFrom(useSettled(typed, 500));
  const body = content && { providerId: of.provider.id, packageId: of.id, content };
  const check = useQuery({
    queryKey: ['POST /packages/check', body ?? null],
    queryFn: () => (body === undefined ? null : api('POST /packages/check', { body })),
    placeholderData: keepPreviousData,
  });
  return check.data ?? undefined;
}

/** A value once it has stayed the same for so many milliseconds. */
function useSettled(typed: Typed, quiet: number): Typed {
  const [settled, setSettled] = useState(typed);
  const text = JSON.stringify(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Typed), quiet);
    return () => clearTimeout(timer);
  }, [text, quiet]);
  return settled;
}
