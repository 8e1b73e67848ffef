import { useQuery } from '@tanstack/react-query';
import type { Grant, Role } from '../../platform/http/actor.ts';
import { ApiRefusal } from '../ui/api.ts';
import { useApiCall } from '../ui/queries.ts';

/** Who is signed in: what the app needs to know to draw itself. What they may do, the hub decides each time. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export function useMe() {
  const api = useApiCall() as unknown as (key: string) => Promise<Me>;
  return useQuery<Me, Error>({
    queryKey: ['GET /me', null],
    queryFn: () => api('GET /me'),
    staleTime: 60_000,
  });
}

/** Nobody is signed in, as opposed to: it could not be found out. */
export function isNobody(error: Error | null): boolean {
  return error instanceof ApiRefusal && error.status === 401;
}

/** For what to show; the hub checks again when it is done. */
export function has(me: Me | undefined, roles: readonly Role[]): boolean {
  return me !== undefined && me.grants.some(({ role }) => roles.includes(role));
}
