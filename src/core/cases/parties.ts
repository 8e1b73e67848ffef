// Who stands on either side of a case, and so who may not decide it: whoever declared a conflict, is a member of one of
// the organisations, or sent the application.

import { randomInt } from 'node:crypto';
import type { Db } from '../../platform/db.ts';
import type { Actor, Role } from '../../platform/http/actor.ts';
import { roles } from '../../platform/http/actor.ts';
import type { Reviewer } from '../decisions/rules.ts';
import type { Basis } from '../module.ts';

export interface Parties {
  readonly applicant: string;
  /** The organisation on the other side of what the application stands on: a voucher's provider. */
  readonly counterparty: string | undefined;
  /** Organisations that the application names: sponsors, partners. */
  readonly named: readonly string[];
  readonly persons: readonly string[];
}

interface Standing {
  readonly applicationId: string;
  readonly organisation_id: string;
  readonly basis_id: string | null;
  readonly created_by: string;
  readonly submitted_by: string | null;
}

/** Both sides of an application, and those it names. */
export async function partiesOf(
  db: Db,
  bases: readonly Basis[],
  basisKind: string | undefined,
  application: Standing,
): Promise<Parties> {
  const senders = [application.created_by, ...(application.submitted_by === null ? [] : [application.submitted_by])];
  const side =
    application.basis_id === null || basisKind === undefined
      ? undefined
      : await basisNamed(bases, basisKind).counterparties(db, application.basis_id);
  const named = await db
    .selectFrom('application_party')
    .select('organisation_id')
    .where('application_id', '=', application.applicationId)
    .where('status', '<>', 'removed')
    .where('organisation_id', 'is not', null)
    .execute();
  return {
    applicant: application.organisation_id,
    counterparty: side?.organisationId,
    named: named.map((row) => row.organisation_id ?? ''),
    persons: [...senders, ...(side?.personIds ?? [])],
  };
}

/** The basis a scheme names. That a module of this hub brings it was checked when the scheme was published. */
export function basisNamed(bases: readonly Basis[], name: string): Basis {
  const found = bases.find((basis) => basis.name === name);
  if (found === undefined) throw new Error(`No module of this hub keeps ${name}`);
  return found;
}

/** Everybody who has something to do with one of the parties. */
export async function conflicted(db: Db, parties: Parties): Promise<ReadonlySet<string>> {
  const other = parties.counterparty === undefined ? [] : [parties.counterparty];
  const organisations = [parties.applicant, ...other, ...parties.named];
  const found = await db
    .selectFrom('membership')
    .select('person_id')
    .where('organisation_id', 'in', organisations)
    .union(db.selectFrom('conflict_of_interest').select('person_id').where('organisation_id', 'in', organisations))
    .execute();
  return new Set([...found.map((row) => row.person_id), ...parties.persons]);
}

/** A person as a reviewer of a case. */
export async function reviewerOf(db: Db, actor: Actor, scheme: string, parties: Parties): Promise<Reviewer> {
  return { id: actor.id, roles: rolesFor(actor, scheme), isConflicted: (await conflicted(db, parties)).has(actor.id) };
}

/** The roles a person holds for a scheme. */
export function rolesFor(actor: Actor, scheme: string): readonly Role[] {
  return roles.filter((role) =>
    actor.grants.some((grant) => grant.role === role && (grant.scheme === null || grant.scheme === scheme)),
  );
}

/** The schemes a person may work on in the office, or `every`. */
export function schemesOf(actor: Actor, wanted: readonly Role[]): readonly string[] | 'every' {
  const grants = actor.grants.filter((grant) => wanted.includes(grant.role));
  if (grants.some((grant) => grant.scheme === null)) return 'every';
  return grants.flatMap((grant) => (grant.scheme === null ? [] : [grant.scheme]));
}

/** Everybody who holds a role for a scheme and has nothing to do with the parties, in no order that says anything. */
export async function eligible(db: Db, role: Role, scheme: string, parties: Parties): Promise<readonly string[]> {
  const holders = await db
    .selectFrom('role_grant')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('scheme', 'is', null), where('scheme', '=', scheme)]))
    .orderBy('person_id')
    .execute();
  const out = await conflicted(db, parties);
  return holders.map((row) => row.person_id).filter((person) => !out.has(person));
}

/** One of those who may take a case, by chance that nobody can foresee. Nothing when there is nobody. */
export async function byLot(db: Db, role: Role, scheme: string, parties: Parties, not: readonly string[]) {
  const pool = (await eligible(db, role, scheme, parties)).filter((person) => !not.includes(person));
  return { chosen: pool.length === 0 ? undefined : pool[randomInt(pool.length)], among: pool.length };
}
