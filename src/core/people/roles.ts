import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor, Role } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';

export interface NewRole {
  readonly personId: string;
  readonly role: Role;
  /** Nothing: for every scheme. */
  readonly scheme: string | null;
}

/**
 * Gives a person a role. Never to oneself. From then on their sessions last only as long as those of staff, and the role
 * counts once they have signed in with both steps.
 */
export function grantRole(
  db: Db,
  staffHours: number,
  actor: Actor,
  { personId, role, scheme }: NewRole,
  now: Date,
): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    if (personId === actor.id) throw new Refusal(403, 'people.own_role');
    const person = await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().executeTakeFirst();
    if (person === undefined) throw new Refusal(404, 'people.not_found');
    if (scheme !== null) await refuseUnknown(tx, scheme);
    const held = await tx
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('role', '=', role)
      .where('scheme', scheme === null ? 'is' : '=', scheme)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (held !== undefined) throw new Refusal(409, 'people.role_held');

    const id = newId('rol', now.getTime());
    const by = actor.id === 'hub' ? null : actor.id;
    await tx
      .insertInto('role_grant')
      .values({ id, person_id: personId, role, scheme, granted_at: now, granted_by: by })
      .execute();
    await tx
      .updateTable('session')
      .set(({ fn, ref, val }) => ({
        expires_at: fn<Date>('least', [ref('expires_at'), val(new Date(now.getTime() + staffHours * 3_600_000))]),
      }))
      .where('person_id', '=', personId)
      .execute();
    await record(tx, { at: now, kind: 'role.granted', subject: personId, actor: actor.id, facts: { grant: id, role, scheme } });
    await notify(tx, [personId], { kind: 'notice.role.granted', facts: { role, scheme: scheme ?? 'none' } }, now);
    return { id };
  });
}

/** Takes a role back. Never one's own, so there is always an administrator left. */
export function revokeRole(db: Db, actor: Actor, grantId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await refuseFormer(tx, actor);
    const grant = await tx
      .selectFrom('role_grant')
      .select(['person_id', 'role', 'scheme'])
      .where('id', '=', grantId)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (grant === undefined) throw new Refusal(404, 'people.role_not_found');
    const { person_id: personId, role, scheme } = grant;
    if (personId === actor.id) throw new Refusal(403, 'people.own_role');
    await tx.updateTable('role_grant').set({ revoked_at: now, revoked_by: actor.id }).where('id', '=', grantId).execute();
    await record(tx, {
      at: now,
      kind: 'role.revoked',
      subject: personId,
      actor: actor.id,
      facts: { grant: grantId, role, scheme },
    });
    await notify(tx, [personId], { kind: 'notice.role.revoked', facts: { role, scheme: scheme ?? 'none' } }, now);
  });
}

async function refuseUnknown(tx: Tx, scheme: string): Promise<void> {
  const known = await tx.selectFrom('scheme_version').select('scheme').where('scheme', '=', scheme).limit(1).executeTakeFirst();
  if (known === undefined) throw new Refusal(409, 'people.scheme_unknown', { scheme });
}

/** Two administrators who take each other's role at once: the second finds that it has none to act with. */
async function refuseFormer(tx: Tx, actor: Actor): Promise<void> {
  const admins = await tx
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'admin')
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!admins.some((grant) => grant.person_id === actor.id)) throw new Refusal(403, 'http.forbidden');
}
