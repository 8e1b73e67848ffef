import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusal } from '../../../../ui/api.ts';
import type { ApiAnswer } from '../../../../ui/api.ts';
import { useApiCall } from '../../../../ui/queries.ts';
import { useSessionEnd } from '../../../../ui/session-end.tsx';
import { type PlaceChange, queued, type Path, withAll, withValue } from './pending.ts';

export type DraftAnswer = ApiAnswer<'GET /scheme-drafts/:id'>;
export type Problem = DraftAnswer['problems'][number];

export type Saving =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' | 'saving' | 'kept' }
  | { readonly kind: 'conflict' | 'refused'; readonly problem: ApiRefusal };

/** What other views of the page are made of. */
const madeOfIt = ['GET /scheme-reading', 'GET /scheme-drafts/:id/changes', 'GET /scheme-drafts/:id/text'];

const QUIET = 600;
const AGAIN = 4000;

/**
 * A draft that saves itself, value by value. What waits is kept on this device until the hub has it. When somebody else has
 * changed the draft meanwhile nothing is sent until the reader has said whether their changes go on top.
 */
export function useSchemeDraft(draft: DraftAnswer, person: string) {
  const api = useApiCall();
  const queries = useQueryClient();
  const { returns } = useSessionEnd();
  const key = `causeway.scheme-draft/${person}/${draft.id}`;
  const [left] = useState(() => readLeft(key));
  const [body, setBody] = useState<unknown>(() => withAll(draft.body, left));
  const [problems, setProblems] = useState(draft.problems);
  const [saving, setSaving] = useState<Saving>({ kind: left.length > 0 ? 'unsaved' : 'saved', at: null });
  const state = useRef({ revision: draft.revision, pending: left, sent: 0, timer: 0 });

  const keep = useCallback(() => {
    const { pending } = state.current;
    try {
      if (pending.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(pending));
    } catch {
      // A full or forbidden storage leaves the hub's own saving, whose state is in sight.
    }
  }, [key]);

  const send = useCallback(async (): Promise<boolean> => {
    const at = state.current;
    clearTimeout(at.timer);
    if (at.sent > 0) return false;
    try {
      while (at.pending.length > 0) {
        at.sent = at.pending.length;
        setSaving({ kind: 'saving' });
        const changes = at.pending.map(({ path, value }) => ({ path: [...path], value }));
        const answer = await api('PATCH /scheme-drafts/:id', {
          params: { id: draft.id },
          body: { revision: at.revision, changes },
        });
        at.revision = answer.revision;
        at.pending = at.pending.slice(at.sent);
        at.sent = 0;
        keep();
        setProblems(answer.problems);
        setSaving({ kind: 'saved', at: new Date() });
        for (const read of madeOfIt) void queries.invalidateQueries({ queryKey: [read] });
      }
      return true;
    } catch (error) {
      at.sent = 0;
      const isRefusal = error instanceof ApiRefusal && error.status < 500 && error.status !== 401;
      if (!isRefusal) setSaving({ kind: 'kept' });
      else setSaving({ kind: error.code === 'drafting.changed_meanwhile' ? 'conflict' : 'refused', problem: error });
      return false;
    }
  }, [api, queries, draft.id, keep]);

  useEffect(() => {
    const at = state.current;
    if (at.pending.length > 0) void send();
    const online = () => void send();
    addEventListener('online', online);
    return () => {
      removeEventListener('online', online);
      void send();
    };
  }, [send]);
  // Signed in again: what waited on this device goes to the hub.
  useEffect(() => {
    if (returns === 0) return undefined;
    const timer = setTimeout(() => void send());
    return () => clearTimeout(timer);
  }, [returns, send]);
  // Not reached: again and again, until it is.
  useEffect(() => {
    if (saving.kind !== 'kept') return undefined;
    const timer = setTimeout(() => void send(), AGAIN);
    return () => clearTimeout(timer);
  }, [saving, send]);
  // What the hub says now, where nothing of ours waits: after a step, or when the whole text was written.
  useEffect(() => {
    const at = state.current;
    if (at.pending.length > 0 || draft.revision <= at.revision) return;
    at.revision = draft.revision;
    setBody(draft.body);
    setProblems(draft.problems);
  }, [draft]);

  const change = useCallback(
    (path: Path, value: unknown) => {
      const at = state.current;
      at.pending = queued(at.pending, value === undefined ? { path } : { path, value }, at.sent);
      setBody((before: unknown) => withValue(before, path, value));
      keep();
      setSaving((now) => (now.kind === 'conflict' ? now : { kind: 'unsaved' }));
      clearTimeout(at.timer);
      at.timer = window.setTimeout(() => void send(), QUIET);
    },
    [keep, send],
  );

  /** Takes in what the hub has; with `onTop` what waits here is put on it, otherwise it is left. */
  const settle = async (onTop: boolean) => {
    const at = state.current;
    const fresh = await api('GET /scheme-drafts/:id', { params: { id: draft.id } });
    at.revision = fresh.revision;
    if (!onTop) at.pending = [];
    keep();
    setBody(withAll(fresh.body, at.pending));
    setProblems(fresh.problems);
    setSaving({ kind: 'saved', at: null });
    await send();
    await queries.invalidateQueries();
  };
  return { body, problems, saving, change, settle, flush: send, revision: () => state.current.revision };
}

function readLeft(key: string): readonly PlaceChange[] {
  try {
    const left = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
    return Array.isArray(left) ? (left as PlaceChange[]) : [];
  } catch {
    return [];
  }
}
