// What a token may be good for, worked out from the table of routes: a route that reads applications needs
// `applications:read`, one that changes them `applications:write`. Nothing is listed by hand, so a new route has its scope.

import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { holds } from './actor.ts';
import type { Route, Routes } from './route.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

type Marks = Pick<Route, 'access' | 'sessionOnly'>;

/** The scope that a route needs of a token. Nothing where none is needed (public) or none helps (only in a session). */
export function scopeOf(key: string, { access, sessionOnly }: Marks): string | undefined {
  if (access === 'public' || sessionOnly === true) return undefined;
  const [method = '', path = ''] = key.split(' ');
  return `${path.split('/')[1] ?? ''}:${reading.has(method) ? 'read' : 'write'}`;
}

/** Every scope there is, or every one with a route that a person could come in by. */
export function scopesIn(routes: Routes, actor?: Actor): readonly string[] {
  const scopes = new Set<string>();
  for (const [key, route] of Object.entries(routes)) {
    const scope = scopeOf(key, route);
    if (scope !== undefined && (actor === undefined || mayCome(route, actor))) scopes.add(scope);
  }
  return [...scopes].toSorted();
}

function mayCome({ access }: Marks, actor: Actor): boolean {
  return access === 'public' || access === 'person' || holds(actor, access.role);
}

/** Refuses a token where it does not reach. A session reaches everywhere. */
export function allowToken(key: string, route: Marks, { token }: Actor): void {
  if (token === undefined) return;
  if (route.sessionOnly === true) throw new Refusal(403, 'http.session_only');
  const scope = scopeOf(key, route);
  if (scope !== undefined && !token.scopes.includes(scope)) throw new Refusal(403, 'http.scope_missing', { scope });
}
