import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ApiAnswer } from '../../../ui/api.ts';
import { useApi, useApiCall } from '../../../ui/queries.ts';

export type Together = ApiAnswer<'GET /applications/:id/people'>;

/** Everybody on an application. Where there are several it is asked again every so often: people come and go. */
export function useTogether(id: string): Together | undefined {
  const input = { params: { id } };
  const known = useQueryClient().getQueryData<Together>(['GET /applications/:id/people', input]);
  const isTogether = known !== undefined && known.people.length > 1;
  return useApi('GET /applications/:id/people', input, isTogether ? { every: 10_000 } : {}).data;
}

const again = 20_000;

/** Tells the hub where the reader is in the form: when they get there, and now and then while they stay. */
export function useHere(id: string): (part: string) => void {
  const api = useApiCall();
  const last = useRef({ part: '', at: 0 });
  return (part) => {
    const now = Date.now();
    if (last.current.part === part && now - last.current.at < again) return;
    last.current = { part, at: now };
    // Nobody minds when this is not known for a moment.
    api('PUT /applications/:id/here', { params: { id }, body: { part } }).catch(() => undefined);
  };
}

/** The name of a person on the application. */
export const nameIn = (together: Together | undefined, person: string | undefined): string | undefined =>
  together?.people.find(({ id }) => id === person)?.name;

/** Whether a section, or a question in it, was given to the reader. */
export function isMine(
  together: Together,
  section: { readonly id: string; readonly fields: readonly { readonly id: string }[] },
): boolean {
  const parts = new Set([section.id, ...section.fields.map(({ id }) => id)]);
  return together.tasks.some(({ part, person }) => person === together.me && parts.has(part.split('.')[0] ?? ''));
}
