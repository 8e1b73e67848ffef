/** What a person may be trusted with. A grant is for every scheme or for one. */
export const roles = ['officer', 'assessor', 'approver', 'committee', 'finance', 'press', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface Grant {
  readonly role: Role;
  /** Nothing: for every scheme. */
  readonly scheme: string | null;
}

/** Who asks. `id` is empty for a visitor who has not signed in. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Organisations the person acts for. */
  readonly organisations: readonly string[];
  /** The session they ask in, when they signed in. */
  readonly session?: string;
  /** The personal token they ask with instead: what it is good for. */
  readonly token?: { readonly id: string; readonly scopes: readonly string[] };
}

export const nobody: Actor = { id: '', name: '', grants: [], organisations: [] };

/** The hub itself, for what jobs do. */
export const theHub: Actor = { id: 'hub', name: 'hub', grants: [], organisations: [] };

/** Whether a person holds one of the roles, for a scheme when one is named, else for any. */
export function holds(actor: Actor, role: Role | readonly Role[], scheme?: string): boolean {
  const wanted: readonly Role[] = typeof role === 'string' ? [role] : role;
  return actor.grants.some(
    (grant) => wanted.includes(grant.role) && (scheme === undefined || grant.scheme === null || grant.scheme === scheme),
  );
}
