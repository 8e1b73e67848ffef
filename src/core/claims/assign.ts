// Who gets a claim: chance decides, as for applications, among the officers who have nothing to do with either side.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Conflict } from '../cases/assign.ts';
import { byLot, partiesOf } from '../cases/parties.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { holdersOf } from '../people/views.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { claimToActOn } from './claim.ts';
import { submittedClaim } from './submitted.ts';

interface Drawing {
  /** People who are left out of this draw. */
  readonly not: readonly string[];
  readonly by: string;
}

/** Gives a claim that nobody has to an officer by lot. A claim that somebody has, or that is further on, stays as it is. */
export function assignClaim(db: Db, bases: readonly Basis[], id: string, now: Date): Promise<void> {
  return transact(db, (tx) => draw(tx, bases, id, { not: [], by: 'hub' }, now));
}

async function draw(tx: Tx, bases: readonly Basis[], id: string, { not, by }: Drawing, now: Date): Promise<void> {
  const claim = await submittedClaim(tx, id);
  if (claim === undefined || claim.officer_id !== null) return;
  const scheme = await schemeVersion(tx, claim.scheme, claim.version);
  const parties = await partiesOf(tx, bases, scheme.basis?.kind, claim);
  const role = scheme.stages.claim?.[0]?.role ?? 'officer';
  const { chosen: officer, among } = await byLot(tx, role, claim.scheme, parties, not);
  if (officer === undefined) return nobodyFree(tx, claim, now);
  await tx.updateTable('claim').set({ officer_id: officer }).where('id', '=', id).execute();
  await record(tx, { at: now, kind: 'claim.assigned', subject: id, actor: by, facts: { officer, among } });
  const news = { kind: 'claim.notice.assigned', facts: { reference: claim.reference }, link: `/office/claims/${id}` } as const;
  await notify(tx, [officer], news, now);
}

/** Said once to those who can do something about it; the claim waits in the queue and is tried again. */
async function nobodyFree(tx: Tx, claim: { id: string; reference: string | null; scheme: string }, now: Date): Promise<void> {
  const last = await tx
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', claim.id)
    .where('kind', 'in', ['claim.assigned', 'claim.unassigned', 'claim.nobody_free'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind === 'claim.nobody_free') return;
  await record(tx, { at: now, kind: 'claim.nobody_free', subject: claim.id, actor: 'hub', facts: { scheme: claim.scheme } });
  const news = {
    kind: 'claim.notice.nobody_free',
    facts: { reference: claim.reference },
    link: `/office/claims/${claim.id}`,
  } as const;
  await notify(tx, await holdersOf(tx, 'admin', claim.scheme), news, now);
}

/** Tries every claim that nobody has again. */
export async function assignWaitingClaims(db: Db, bases: readonly Basis[], now: Date): Promise<void> {
  const rows = await db
    .selectFrom('claim')
    .select('id')
    .where('status', '=', 'submitted')
    .where('officer_id', 'is', null)
    .execute();
  for (const { id } of rows) await assignClaim(db, bases, id, now);
}

/** The officer of a claim has something to do with one of its sides: it goes to another by lot, and stays away for good. */
export function declareClaimConflict(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  conflict: Conflict,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const { parties } = await claimToActOn(tx, bases, actor, id, 'conflict', now);
    const organisation = conflict.party === 'provider' ? (parties.counterparty ?? parties.applicant) : parties.applicant;
    await tx
      .insertInto('conflict_of_interest')
      .values({ person_id: actor.id, organisation_id: organisation, reason: conflict.reason, declared_at: now })
      .onConflict((known) => known.columns(['person_id', 'organisation_id']).doNothing())
      .execute();
    const [facts, details] = [{ organisation, party: conflict.party }, { reason: conflict.reason }];
    await record(tx, { at: now, kind: 'claim.conflict_declared', subject: id, actor: actor.id, facts, details });
    await drawAgain(tx, bases, id, actor, [actor.id], conflict.reason, now);
  });
}

/** An administrator has a claim given to somebody else. To whom, chance decides. */
export function reassignClaim(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const { claim } = await claimToActOn(tx, bases, actor, id, 'reassign', now);
    await drawAgain(tx, bases, id, actor, claim.officerId === null ? [] : [claim.officerId], reason, now);
  });
}

async function drawAgain(
  tx: Tx,
  bases: readonly Basis[],
  id: string,
  actor: Actor,
  not: readonly string[],
  reason: string,
  now: Date,
): Promise<void> {
  await tx.updateTable('claim').set({ officer_id: null }).where('id', '=', id).execute();
  const facts = { officer: not[0] ?? null };
  await record(tx, { at: now, kind: 'claim.unassigned', subject: id, actor: actor.id, facts, details: { reason } });
  await draw(tx, bases, id, { not, by: actor.id }, now);
}
