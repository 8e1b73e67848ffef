// What whoever holds an award owes for it, each by a date that the scheme's terms set.

import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../log/log.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayOf, deadlineOf, endOfDay } from '../schemes/calendar.ts';
import type { Milestone, Scheme } from '../schemes/shape.ts';
import { obstacleToMeeting } from './rules.ts';

interface Owing {
  readonly awardId: string;
  readonly scheme: Scheme;
}

/**
 * Begins every duty that the scheme counts from a milestone, and when the offer is accepted those that are owed on a date of
 * the call's plan. A duty that has begun stays as it is.
 */
export async function oweAfter(tx: Tx, { awardId, scheme }: Owing, milestone: Milestone, from: Date, now: Date): Promise<void> {
  const dates = milestone === 'accepted' ? await planOf(tx, scheme, awardId) : new Map<string, Date>();
  for (const obligation of scheme.obligations) {
    const counted = obligation.after === milestone && obligation.within !== undefined;
    const onDate = obligation.on === undefined ? undefined : dates.get(obligation.on);
    if (onDate === undefined && !counted) continue;
    const dueAt = onDate ?? deadlineOf(scheme, obligation.within!, from);
    const made = await tx
      .insertInto('obligation')
      .values({ id: newId('obl', now.getTime()), award_id: awardId, kind: obligation.id, due_at: dueAt })
      .onConflict((conflict) => conflict.columns(['award_id', 'kind']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) continue;
    const facts = { award: awardId, obligation: obligation.id, dueAt: dueAt.toISOString() };
    await record(tx, { at: now, kind: 'obligation.begun', subject: made.id, actor: 'hub', facts });
  }
}

/** The dates of the call's plan; nothing is asked for where no duty names one. */
async function planOf(tx: Tx, scheme: Scheme, awardId: string): Promise<ReadonlyMap<string, Date>> {
  if (scheme.obligations.every(({ on }) => on === undefined)) return new Map();
  const rows = await tx
    .selectFrom('call_milestone')
    .innerJoin('award', 'award.call_id', 'call_milestone.call_id')
    .select(['call_milestone.milestone', 'call_milestone.at'])
    .where('award.id', '=', awardId)
    .execute();
  return new Map(rows.map(({ milestone, at }) => [milestone, at]));
}

/** Which moment in the life of an award is reached when a duty of a kind is done. */
const milestoneOf = { deployment: 'deployed', claim: 'claimed', report: undefined } as const;

interface Done {
  readonly obligation: string;
  /** The day it was done on, as Hong Kong counts: `2026-03-31`. */
  readonly day: string;
  readonly by: string;
  /** What shows it: ids of documents, a claim. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** Records a duty as done, and begins what is owed from then on. Refuses a day that does not fit. */
export async function meet(tx: Tx, award: Owing & { readonly acceptedAt: Date }, done: Done, now: Date): Promise<void> {
  const rule = award.scheme.obligations.find(({ id }) => id === done.obligation);
  const row = await tx
    .selectFrom('obligation')
    .select(['id', 'due_at', 'met_at'])
    .where('award_id', '=', award.awardId)
    .where('kind', '=', done.obligation)
    .forUpdate()
    .executeTakeFirst();
  if (rule === undefined || row === undefined) throw new Refusal(404, 'obligation.none');
  const reported = { day: done.day, dayEnds: endOfDay(done.day), acceptedOn: dayOf(award.acceptedAt), today: dayOf(now) };
  const obstacle = obstacleToMeeting({ dueAt: row.due_at, metAt: row.met_at }, reported);
  if (obstacle)
    throw new Refusal(409, obstacle.code, obstacle.facts, [{ field: 'day', code: obstacle.code, facts: obstacle.facts }]);

  const evidence = { day: done.day, ...done.evidence };
  await tx
    .updateTable('obligation')
    .set({ met_at: now, met_by: done.by, evidence: JSON.stringify(evidence) })
    .where('id', '=', row.id)
    .execute();
  const facts = { award: award.awardId, obligation: done.obligation, ...evidence };
  await record(tx, { at: now, kind: 'obligation.met', subject: row.id, actor: done.by, facts });
  const milestone = milestoneOf[rule.kind];
  if (milestone !== undefined) await oweAfter(tx, award, milestone, endOfDay(done.day), now);
}

/** A report was handed in for a duty: recorded as done, late or not; whoever accepts the report sees when. Once. */
export async function handedIn(
  tx: Tx,
  awardId: string,
  done: { readonly obligation: string; readonly by: string; readonly evidence: Readonly<Record<string, string>> },
  now: Date,
): Promise<void> {
  const row = await tx
    .updateTable('obligation')
    .set({ met_at: now, met_by: done.by, evidence: JSON.stringify(done.evidence) })
    .where('award_id', '=', awardId)
    .where('kind', '=', done.obligation)
    .where('met_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return;
  const facts = { award: awardId, obligation: done.obligation, ...done.evidence };
  await record(tx, { at: now, kind: 'obligation.met', subject: row.id, actor: done.by, facts });
}

/** Gives more time for a duty. Somebody of the office does, with a reason that stays in the log. */
export async function extend(
  tx: Tx,
  awardId: string,
  given: { readonly obligation: string; readonly until: string; readonly reason: string; readonly by: string },
  now: Date,
): Promise<{ before: Date; dueAt: Date }> {
  const row = await tx
    .selectFrom('obligation')
    .select(['id', 'due_at', 'met_at'])
    .where('award_id', '=', awardId)
    .where('kind', '=', given.obligation)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(404, 'obligation.none');
  if (row.met_at !== null) throw new Refusal(409, 'obligation.met', { at: row.met_at.toISOString() });
  const dueAt = endOfDay(given.until);
  if (dueAt <= row.due_at) {
    const facts = { at: row.due_at.toISOString() };
    throw new Refusal(409, 'obligation.not_later', facts, [{ field: 'until', code: 'obligation.not_later', facts }]);
  }
  await tx.updateTable('obligation').set({ due_at: dueAt, reminded_at: null }).where('id', '=', row.id).execute();
  const facts = { award: awardId, obligation: given.obligation, from: row.due_at.toISOString(), until: dueAt.toISOString() };
  const details = { reason: given.reason };
  await record(tx, { at: now, kind: 'obligation.extended', subject: row.id, actor: given.by, facts, details });
  return { before: row.due_at, dueAt };
}
