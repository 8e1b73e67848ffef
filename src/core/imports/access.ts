import type { Db } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';

/** Who may bring records over. Rows of a scheme only where the role is held for that scheme. */
export const importRoles = ['officer', 'admin'] as const;

/** Whether somebody may see and go on with an import: whoever began it, and those whose role is for every scheme. */
export function mayHandle(actor: Actor, createdBy: string): boolean {
  if (!holds(actor, importRoles)) return false;
  return actor.id === createdBy || hasEveryScheme(actor);
}

/** Whether somebody may bring records over for every scheme. */
export const hasEveryScheme = (actor: Actor): boolean =>
  actor.grants.some(({ role, scheme }) => scheme === null && (importRoles as readonly string[]).includes(role));

/** The imports that somebody may see, as a query to go on with. */
export function visibleImports(db: Db, actor: Actor) {
  const all = db.selectFrom('import');
  return hasEveryScheme(actor) ? all : all.where('import.created_by', '=', actor.id);
}
