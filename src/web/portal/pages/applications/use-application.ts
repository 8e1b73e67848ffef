import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import type { Change } from '../../../ui/draft/draft.ts';
import { useDraft } from '../../../ui/draft/use-draft.tsx';
import { useApiCall } from '../../../ui/queries.ts';
import { asSent } from '../../form/as-sent.ts';

export type Application = ApiAnswer<'GET /applications/:id'>;

/**
 * A draft that saves itself, with what the hub answers written into what the pages know of the application: so the next
 * page, and the list of tasks, are up to date without asking again.
 */
export function useApplicationDraft(it: Application) {
  const api = useApiCall();
  const queries = useQueryClient();
  const me = useMe();
  const { id } = it;
  const save = async (changes: readonly Change[]) => {
    const answer = await api('PATCH /applications/:id/answers', { params: { id }, body: { changes: changes.map(asSent) } });
    const saved = new Map(answer.saved.map(({ field, revision }) => [field, revision]));
    queries.setQueryData<Application>(['GET /applications/:id', { params: { id } }], (known) => {
      if (!known) return known;
      const answers = { ...known.answers };
      for (const { field, value } of changes) {
        if (!saved.has(field)) continue;
        if (value === null || value === '') delete answers[field];
        else answers[field] = value as Application['answers'][string];
      }
      const { shown, problems, sections, changedAt } = answer;
      return { ...known, answers, revisions: { ...known.revisions, ...Object.fromEntries(saved) }, shown, problems, sections, changedAt };
    });
    return answer;
  };
  return useDraft({
    id,
    person: me.data?.id ?? '',
    values: it.answers,
    revisions: it.revisions,
    savedAt: new Date(it.changedAt),
    save,
  });
}
