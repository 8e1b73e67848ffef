import type { Role } from '../../platform/http/actor.ts';
import { ApiRefusal } from '../ui/api.ts';
import type { ApiAnswer } from '../ui/api.ts';
import { useApi } from '../ui/queries.ts';

/** Who is signed in: what the app needs to know to draw itself. What they may do, the hub decides each time. */
export type Me = ApiAnswer<'GET /me'>;

export function useMe() {
  return useApi('GET /me');
}

/** Who was signed in as far as the page knows, without asking; `refetch` asks. */
export function useKnownMe() {
  return useApi('GET /me', undefined, { enabled: false });
}

/** Nobody is signed in, as opposed to: it could not be found out. */
export function isNobody(error: Error | null): boolean {
  return error instanceof ApiRefusal && error.status === 401;
}

/** For what to show; the hub checks again when it is done. */
export function has(me: Me | undefined, roles: readonly Role[]): boolean {
  return me !== undefined && me.roles.some(({ role }) => roles.includes(role));
}
