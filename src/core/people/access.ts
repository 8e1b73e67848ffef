import type { Db, Tx } from '../../platform/db.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';

/** Roles that may look up any organisation. */
export const lookingUp = ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'] as const;

/** Refuses whoever neither acts for an organisation nor holds one of the roles: for them it is not there. */
export async function reachable(
  db: Db,
  actor: Actor,
  organisationId: string,
  roles: readonly (typeof lookingUp)[number][],
): Promise<void> {
  const isThere = await db.selectFrom('organisation').select('id').where('id', '=', organisationId).executeTakeFirst();
  const may = actor.organisations.includes(organisationId) || holds(actor, roles);
  if (isThere === undefined || !may) throw new Refusal(404, 'people.organisation_not_found');
}

/** Refuses whoever is not an owner: members are told so, for others it is not there. Locks the organisation's members. */
export async function owned(
  tx: Tx,
  actor: Actor,
  organisationId: string,
): Promise<readonly { person_id: string; role: 'owner' | 'member' }[]> {
  const members = await tx
    .selectFrom('membership')
    .select(['person_id', 'role'])
    .where('organisation_id', '=', organisationId)
    .orderBy('person_id')
    .forUpdate()
    .execute();
  const own = members.find((member) => member.person_id === actor.id);
  if (own === undefined) throw new Refusal(404, 'people.organisation_not_found');
  if (own.role !== 'owner') throw new Refusal(403, 'people.owners_only');
  return members;
}
