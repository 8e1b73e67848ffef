import { sql } from 'kysely';
import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../log/log.ts';

/**
 * The record under which a person applies for themselves: an organisation of kind `individual` whose one member they are.
 * It is made at the first time and found at every other.
 */
export function ownIndividual(db: Db, actor: Actor, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', actor.id)
      .modifyEnd(sql`for update`)
      .executeTakeFirstOrThrow();
    const there = await tx
      .selectFrom('organisation')
      .innerJoin('membership', 'membership.organisation_id', 'organisation.id')
      .select('organisation.id')
      .where('membership.person_id', '=', actor.id)
      .where('organisation.kind', '=', 'individual')
      .executeTakeFirst();
    if (there) return there;
    const id = newId('org', now.getTime());
    await tx
      .insertInto('organisation')
      .values({ id, kind: 'individual', name_en: person.name, created_at: now, created_by: actor.id })
      .execute();
    await tx.insertInto('membership').values({ person_id: actor.id, organisation_id: id, role: 'owner', since: now }).execute();
    await record(tx, { at: now, kind: 'organisation.registered', subject: id, actor: actor.id, facts: { kind: 'individual' } });
    return { id };
  });
}
