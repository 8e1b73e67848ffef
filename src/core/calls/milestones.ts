// The plan of a call in the database, and its changes: what is past stays, what changes is recorded and told.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { LocalText } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { callToChange } from './hold.ts';
import { type Chosen, type Dated, isOfCall, proposedPlan } from './plan.ts';

const rowOf = (callId: string, { milestone, kind, title, public: isPublic, at }: Dated) => ({
  call_id: callId,
  milestone,
  kind,
  title: JSON.stringify(title),
  public: isPublic,
  at,
});

/** Writes the plan of a call that is being opened. */
export async function keepPlan(tx: Tx, callId: string, plan: readonly Dated[]): Promise<void> {
  await tx
    .insertInto('call_milestone')
    .values(plan.map((one) => rowOf(callId, one)))
    .execute();
}

/** The plan of calls, each in the order of time; without what only the office sees unless it is asked for. */
export async function planOf(db: Db, callIds: readonly string[], all = false): Promise<(Dated & { callId: string })[]> {
  if (callIds.length === 0) return [];
  let rows = db
    .selectFrom('call_milestone')
    .select(['call_id as callId', 'milestone', 'kind', 'title', 'public', 'at'])
    .where('call_id', 'in', callIds);
  if (!all) rows = rows.where('public', '=', true);
  const found = await rows.orderBy('at').orderBy('milestone').execute();
  return found.map((row) => ({ ...row, title: row.title as LocalText }));
}

export interface PlanChange {
  readonly changes: readonly Chosen[];
  readonly reason: string;
}

/**
 * Moves, adds and takes away dates of a call's plan, by an administrator of its scheme. What is past stays as it was, and
 * nothing is moved into the past. Who has a draft or an application in the call is told of public dates.
 */
export function changePlan(db: Db, actor: Actor, callId: string, { changes, reason }: PlanChange, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const call = await callToChange(tx, actor, callId);
    const plan = await planOf(tx, [callId], true);
    const possible = proposedPlan(call.terms, call.opensAt, call.closesAt);
    const told: Record<string, string | null>[] = [];
    const kept: Dated[] = [];
    const removed: string[] = [];
    let isPublic = false;
    for (const change of changes) {
      const there = plan.find(({ milestone }) => milestone === change.milestone);
      if (isOfCall(change.milestone)) throw new Refusal(409, 'calls.milestone_of_call', { milestone: change.milestone });
      if ((there && there.at <= now) || (change.at !== null && change.at <= now))
        throw new Refusal(409, 'calls.milestone_past', { milestone: change.milestone });
      const known = there ?? possible.find(({ milestone }) => milestone === change.milestone);
      const title = change.title ?? known?.title;
      if (title === undefined)
        throw new Refusal(422, 'http.invalid', {}, [{ field: `${change.milestone}.title`, code: 'field.required' }]);
      told.push({ milestone: change.milestone, from: iso(there?.at ?? null), to: iso(change.at) });
      const shown = change.public ?? known?.public ?? true;
      isPublic ||= shown;
      if (change.at === null) removed.push(change.milestone);
      else
        kept.push({
          milestone: change.milestone,
          kind: change.kind ?? known?.kind ?? 'other',
          title,
          public: shown,
          at: change.at,
        });
    }
    await write(tx, callId, kept, removed);
    const id = newId('chg', now.getTime());
    const row = { id, call_id: callId, kind: 'plan' as const, reason, details: JSON.stringify({ milestones: told }) };
    await tx
      .insertInto('call_change')
      .values({ ...row, asked_by: actor.id, asked_at: now, applied_at: now })
      .execute();
    const facts = { scheme: call.scheme, change: id, milestones: JSON.stringify(told) };
    await record(tx, { at: now, kind: 'call.plan_changed', subject: callId, actor: actor.id, facts, details: { reason } });
    if (isPublic) await enqueue(tx, 'call.tell', { changeId: id });
  });
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

async function write(tx: Tx, callId: string, kept: readonly Dated[], removed: readonly string[]): Promise<void> {
  if (removed.length > 0)
    await tx.deleteFrom('call_milestone').where('call_id', '=', callId).where('milestone', 'in', removed).execute();
  if (kept.length === 0) return;
  await tx
    .insertInto('call_milestone')
    .values(kept.map((one) => rowOf(callId, one)))
    .onConflict((there) =>
      there.columns(['call_id', 'milestone']).doUpdateSet(({ ref }) => ({
        at: ref('excluded.at'),
        title: ref('excluded.title'),
        kind: ref('excluded.kind'),
        public: ref('excluded.public'),
      })),
    )
    .execute();
}
