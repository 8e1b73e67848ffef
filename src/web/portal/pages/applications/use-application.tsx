import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMe } from '../../../app/me.ts';
import type { ApiAnswer } from '../../../ui/api.ts';
import type { Change } from '../../../ui/draft/draft.ts';
import type { Saving } from '../../../ui/draft/keeper.ts';
import { SavedState, useDraft } from '../../../ui/draft/use-draft.tsx';
import { useApi, useApiCall } from '../../../ui/queries.ts';
import { useT } from '../../../ui/reading.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { asSent } from '../../form/as-sent.ts';

export type Application = ApiAnswer<'GET /applications/:id'>;
type Saved = ApiAnswer<'PATCH /applications/:id/answers'>;

const nameOf = (id: string) => ['GET /applications/:id', { params: { id } }];

interface WithApplicationProps {
  readonly id: string;
  readonly children: (it: Application, person: string) => ReactNode;
}

/** An application of one's own, and who reads it. */
export function WithApplication({ id, children }: WithApplicationProps) {
  const me = useMe();
  const application = useApi('GET /applications/:id', { params: { id } });
  return <Shown query={application}>{(it) => me.data && children(it, me.data.id)}</Shown>;
}

/** The answers of an application as they are typed; whatever page of it is open, what is kept on the device goes to the hub. */
export function useApplicationDraft(it: Application, person: string) {
  const api = useApiCall();
  const queries = useQueryClient();
  const save = async (changes: readonly Change[]) => {
    const answer = await api('PATCH /applications/:id/answers', {
      params: { id: it.id },
      body: { changes: changes.map(asSent) },
    });
    await adopt(queries, it.id, changes, answer);
    return answer;
  };
  return useDraft({ id: it.id, person, values: it.answers, revisions: it.revisions, savedAt: null, save });
}

/** Where what was typed is. What this page has not saved itself was saved some other day: without a time. */
export function Saved({ saving, conflicts }: { readonly saving: Saving; readonly conflicts: number }) {
  const t = useT();
  if (conflicts > 0) {
    return (
      <p className="saved-state saved-state-trouble" role="status">
        <a
          href="#conflicts"
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('conflicts')?.focus();
          }}
        >
          {t('applying.saved.conflict', { n: conflicts })}
        </a>
      </p>
    );
  }
  return saving.kind === 'saved' && saving.at === null ? (
    <p className="saved-state" role="status">
      {t('applying.saved.all')}
    </p>
  ) : (
    <SavedState saving={saving} />
  );
}

/** What the hub saved is what the next page begins with. */
async function adopt(queries: QueryClient, id: string, changes: readonly Change[], answer: Saved): Promise<void> {
  const queryKey = nameOf(id);
  // An answer to an earlier question must not overwrite what was just saved.
  const isAsking = queries.isFetching({ queryKey }) > 0;
  if (isAsking) await queries.cancelQueries({ queryKey });
  queries.setQueryData<Application>(queryKey, (before) => before && withSaved(before, changes, answer));
  queries.removeQueries({ queryKey: ['GET /applications/:id/review'], type: 'inactive' });
  if (isAsking) void queries.invalidateQueries({ queryKey });
}

function withSaved(before: Application, changes: readonly Change[], answer: Saved): Application {
  const answers = { ...before.answers };
  const revisions = { ...before.revisions };
  for (const { field, revision } of answer.saved) {
    const value = changes.find((change) => change.field === field)?.value ?? null;
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) delete answers[field];
    else answers[field] = value;
    revisions[field] = revision;
  }
  const { shown, problems, sections, changedAt } = answer;
  return { ...before, answers, revisions, shown, problems, sections, changedAt };
}

/** Asks again for an application and what is made of it: after a document came or went. */
export function useRefresh(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ queryKey: ['GET /applications/:id/review'], type: 'inactive' });
    await queries.invalidateQueries({ queryKey: nameOf(id) });
  };
}
