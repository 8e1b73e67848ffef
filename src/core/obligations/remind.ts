import { type Db, transact } from '../../platform/db.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { membersOf } from '../people/views.ts';
import { fillText } from '../schemes/texts.ts';
import { schemeVersion } from '../schemes/versions.ts';

/** How long before a duty is due its holder is reminded, once. */
const ahead = 14 * 24 * 3_600_000;

/** Reminds everybody whose duty is due soon and who was not reminded yet, each in a transaction of its own. */
export async function remindOfDuties(db: Db, now: Date): Promise<void> {
  const due = await db
    .selectFrom('obligation')
    .innerJoin('award', 'award.id', 'obligation.award_id')
    .select('obligation.id')
    .where('award.standing', '=', 'active')
    .where('met_at', 'is', null)
    .where('waived_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('due_at', '<', new Date(now.getTime() + ahead))
    .orderBy('due_at')
    .execute();
  for (const { id } of due) await remind(db, id, now);
}

function remind(db: Db, id: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const taken = await tx
      .updateTable('obligation')
      .set({ reminded_at: now })
      .where('id', '=', id)
      .where('reminded_at', 'is', null)
      .where('met_at', 'is', null)
      .returning(['award_id', 'kind', 'due_at'])
      .executeTakeFirst();
    if (taken === undefined) return;
    const award = await tx
      .selectFrom('award')
      .innerJoin('call', 'call.id', 'award.call_id')
      .select(['award.reference', 'award.organisation_id', 'award.scheme', 'call.version'])
      .where('award.id', '=', taken.award_id)
      .executeTakeFirstOrThrow();
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    const title = scheme.obligations.find((duty) => duty.id === taken.kind)?.title;
    await record(tx, { at: now, kind: 'obligation.reminded', subject: id, actor: 'hub', facts: { award: taken.award_id } });
    const facts = {
      reference: award.reference,
      until: taken.due_at.toISOString(),
      ...(title && { what: fillText(scheme, title) }),
    };
    const people = await membersOf(tx, award.organisation_id);
    await notify(tx, people, { kind: 'obligation.notice.due', facts, link: `/portal/awards/${taken.award_id}` }, now);
  });
}
