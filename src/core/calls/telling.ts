// Who has a draft or an application in a call hears of its changes, in the hub and by mail: some people at a time, each once.

import { sql } from 'kysely';
import { type Db, transact } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { enqueue } from '../../platform/jobs.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { notify } from '../notices/notify.ts';

const atOnce = 200;

const words = {
  extend: 'calls.notice.extended',
  shorten: 'calls.notice.shortened',
  cancel: 'calls.notice.cancelled',
  repin: 'calls.notice.repinned',
  plan: 'calls.notice.plan',
} as const satisfies Record<string, MessageKey>;

/** Tells the next people of a change that took effect, and asks for the rest. */
export function tellOfChange(db: Db, changeId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const change = await tx
      .selectFrom('call_change')
      .innerJoin('call', 'call.id', 'call_change.call_id')
      .select([
        'call_change.call_id as callId',
        'call_change.kind',
        'call_change.reason',
        'call_change.closes_at as closesAt',
        sql<string>`coalesce(call_change.details->>'toldTo', '')`.as('toldTo'),
        'call.title',
      ])
      .where('call_change.id', '=', changeId)
      .forUpdate('call_change')
      .executeTakeFirst();
    // Before a call opens nobody has a draft in it.
    if (change === undefined || change.kind === 'version' || change.toldTo === 'all') return;
    const rows = await tx
      .selectFrom('membership')
      .select('person_id')
      .distinct()
      .where('organisation_id', 'in', (of) =>
        of
          .selectFrom('application')
          .select('application.organisation_id')
          .where('call_id', '=', change.callId)
          .where('status', '<>', 'withdrawn'),
      )
      .where('person_id', '>', change.toldTo)
      .orderBy('person_id')
      .limit(atOnce)
      .execute();
    const people = rows.map((row) => row.person_id);
    const facts = {
      call: change.title as LocalText,
      reason: change.reason,
      ...(change.closesAt && { closesAt: change.closesAt.toISOString() }),
    };
    await notify(tx, people, { kind: words[change.kind], facts, link: `/calls/${change.callId}` }, now);
    const rest = people.length === atOnce;
    const toldTo = rest ? (people.at(-1) ?? '') : 'all';
    await tx
      .updateTable('call_change')
      .set({ details: sql`details || ${JSON.stringify({ toldTo })}::jsonb` })
      .where('id', '=', changeId)
      .execute();
    if (rest) await enqueue(tx, 'call.tell', { changeId });
  });
}
