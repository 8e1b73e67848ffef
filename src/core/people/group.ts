// Groups of companies, as their companies declare them: for schemes that count the staff of a group together. A tie holds for
// both sides from the day it names until whoever declared it takes it back; nothing is overwritten.

import { type Db, transact } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { dayOf } from '../schemes/calendar.ts';
import { brNumberOf } from './br-number.ts';

/** Declares that an organisation of mine and another of the register belong to one group. Declared twice is declared once. */
export function joinGroup(
  db: Db,
  actor: Actor,
  organisationId: string,
  other: { readonly brNumber: string; readonly since: string },
  now: Date,
): Promise<{ id: string }> {
  if (!actor.organisations.includes(organisationId)) throw new Refusal(404, 'people.organisation_not_found');
  if (other.since > dayOf(now)) throw new Refusal(422, 'http.invalid', {}, [{ field: 'since', code: 'people.fact_future' }]);
  return transact(db, async (tx) => {
    const found = await tx
      .selectFrom('organisation')
      .select('id')
      .where('br_number', '=', brNumberOf(other.brNumber) ?? '')
      .executeTakeFirst();
    if (found === undefined || found.id === organisationId)
      throw new Refusal(422, 'people.group_unknown', {}, [{ field: 'brNumber', code: 'people.group_unknown' }]);
    const there = await tx
      .selectFrom('organisation_group')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('other_id', '=', found.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (there !== undefined) return there;
    const id = newId('grp', now.getTime());
    const tie = { organisation_id: organisationId, other_id: found.id, valid_from: other.since };
    await tx
      .insertInto('organisation_group')
      .values({ id, ...tie, recorded_at: now, recorded_by: actor.id })
      .execute();
    const facts = { other: found.id, since: other.since };
    await record(tx, { at: now, kind: 'organisation.group_joined', subject: organisationId, actor: actor.id, facts });
    return { id };
  });
}

/** Takes a declaration of one's own organisation back. What it said until then stays. */
export function leaveGroup(db: Db, actor: Actor, organisationId: string, tieId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const ended = await tx
      .updateTable('organisation_group')
      .set({ ended_at: now, ended_by: actor.id })
      .where('id', '=', tieId)
      .where('organisation_id', '=', organisationId)
      .where('organisation_id', 'in', actor.organisations.length === 0 ? [''] : actor.organisations)
      .where('ended_at', 'is', null)
      .returning('other_id')
      .executeTakeFirst();
    if (ended === undefined) throw new Refusal(404, 'http.not_found');
    const facts = { other: ended.other_id };
    await record(tx, { at: now, kind: 'organisation.group_left', subject: organisationId, actor: actor.id, facts });
  });
}

/** The ties of an organisation that hold now, whichever side declared them. */
export function groupOf(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation_group as tie')
    .innerJoin('organisation', (join) =>
      join.on((on) =>
        on.or([
          on.and([on('tie.organisation_id', '=', organisationId), on('organisation.id', '=', on.ref('tie.other_id'))]),
          on.and([on('tie.other_id', '=', organisationId), on('organisation.id', '=', on.ref('tie.organisation_id'))]),
        ]),
      ),
    )
    .select((of) => [
      'tie.id',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
      'tie.valid_from as since',
      of('tie.organisation_id', '=', organisationId).$castTo<boolean>().as('isOwn'),
    ])
    .where('tie.ended_at', 'is', null)
    .orderBy('tie.recorded_at')
    .execute();
}
