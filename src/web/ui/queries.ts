import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { ApiRefusal, Unreachable } from './api.ts';
import type { ActKey, ApiAnswer, ApiCall, ApiInput, ReadKey } from './api.ts';

const ApiContext = createContext<ApiCall | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApiCall(): ApiCall {
  const api = useContext(ApiContext);
  if (!api) throw new Error('A component asked the API outside the app');
  return api;
}

/** Where queries are kept. A refusal is an answer and is not asked again; a lost connection or a fault of ours is, twice. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        throwOnError: false,
      },
      mutations: { retry: false },
    },
  });
}

function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiRefusal && error.status >= 500);
}

type Arguments<Input> =
  Record<never, never> extends Input ? [input?: Input, settings?: ReadSettings] : [input: Input, settings?: ReadSettings];

interface ReadSettings {
  /** Not asked until this is true. */
  readonly enabled?: boolean;
  /** Asked again every so many milliseconds: queues, progress of a job. */
  readonly every?: number;
  /** Keeps the last page of a list in sight while the next is on its way. */
  readonly keepLast?: boolean;
}

/** What a page shows, by route key: `const answer = useApi('GET /applications/:id', { params: { id } })`. */
export function useApi<Key extends ReadKey>(key: Key, ...given: Arguments<ApiInput<Key>>): UseQueryResult<ApiAnswer<Key>, Error> {
  const api = useApiCall();
  const [input, settings = {}] = given;
  return useQuery<ApiAnswer<Key>, Error>({
    queryKey: [key, input ?? null],
    queryFn: () => (api as (key: Key, input: unknown) => Promise<ApiAnswer<Key>>)(key, input),
    ...(settings.enabled !== undefined && { enabled: settings.enabled }),
    ...(settings.every !== undefined && { refetchInterval: settings.every }),
    ...(settings.keepLast && { placeholderData: (last: unknown) => last as never }),
  });
}

interface ActSettings<Key extends ActKey> {
  /** Reads that are out of date once this is done. Without it, everything on the page is asked again. */
  readonly refreshes?: readonly ReadKey[];
  readonly onDone?: (answer: ApiAnswer<Key>, input: ApiInput<Key>) => void;
}

/**
 * Something done, by route key: `const submit = useAct('POST /applications/:id/submit'); submit.mutate({ params: { id } })`.
 * Give `act.isPending` to the button that starts it: a pending button takes no second press.
 */
export function useAct<Key extends ActKey>(
  key: Key,
  settings: ActSettings<Key> = {},
): UseMutationResult<ApiAnswer<Key>, Error, ApiInput<Key>> {
  const api = useApiCall();
  const queries = useQueryClient();
  return useMutation<ApiAnswer<Key>, Error, ApiInput<Key>>({
    mutationKey: [key],
    mutationFn: (input) => (api as (key: Key, input: unknown) => Promise<ApiAnswer<Key>>)(key, input),
    onSuccess: async (answer, input) => {
      settings.onDone?.(answer, input);
      if (!settings.refreshes) return queries.invalidateQueries();
      await Promise.all(settings.refreshes.map((read) => queries.invalidateQueries({ queryKey: [read] })));
      return undefined;
    },
  });
}
