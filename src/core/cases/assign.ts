// Who gets a case. Chance decides among the officers who have nothing to do with either side, so that nobody, inside or
// outside, can choose who judges a case. Only an administrator can take a case from somebody, and chance decides again.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { isSealed } from '../calls/rules.ts';
import { isSealedNow } from '../calls/until.ts';
import { record } from '../log/log.ts';
import type { Basis } from '../module.ts';
import { notify } from '../notices/notify.ts';
import { stagesOn } from '../schemes/course.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { caseToActOn } from './case.ts';
import { holdersOf } from '../people/views.ts';
import { byLot, partiesOf } from './parties.ts';

interface Drawing {
  /** People who are left out of this draw. */
  readonly not: readonly string[];
  readonly by: string;
}

/** Gives a case that nobody has to an officer by lot. A case that somebody has, or that is closed, stays as it is. */
export function assignCase(
  db: Db,
  bases: readonly Basis[],
  id: string,
  now: Date,
  drawing: Drawing = { not: [], by: 'hub' },
): Promise<void> {
  return transact(db, (tx) => draw(tx, bases, id, drawing, now));
}

async function draw(tx: Tx, bases: readonly Basis[], id: string, { not, by }: Drawing, now: Date): Promise<void> {
  const application = await tx
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .select([
      'application.id',
      'application.reference',
      'application.scheme',
      'application.organisation_id',
      'application.basis_id',
      'application.created_by',
      'application.submitted_by',
      'application.status',
      'application.officer_id',
      'application.lane',
      'application.set_aside_for',
      'call.version',
      'call.sealed_until',
    ])
    .where('application.id', '=', id)
    .forNoKeyUpdate('application')
    .executeTakeFirst();
  const isOpen = application?.status === 'submitted' || application?.status === 'waiting';
  if (application === undefined || !isOpen || application.officer_id !== null) return;
  if (isSealed(application.sealed_until, now)) return;

  const scheme = await schemeVersion(tx, application.scheme, application.version);
  const parties = await partiesOf(tx, bases, scheme.basis?.kind, { ...application, applicationId: id });
  const role = stagesOn(scheme, application.lane)[0]?.role ?? 'officer';
  const { chosen: officer, among } = await byLot(tx, role, application.scheme, parties, not);
  if (officer === undefined) return nobodyFree(tx, application, now);

  await tx.updateTable('application').set({ officer_id: officer, assigned_at: now }).where('id', '=', id).execute();
  await record(tx, { at: now, kind: 'case.assigned', subject: id, actor: by, facts: { officer, among } });
  const news = {
    kind: 'case.notice.assigned',
    facts: { reference: application.reference },
    link: `/office/cases/${id}`,
  } as const;
  await notify(tx, [officer], news, now);
}

/** Said once to those who can do something about it; the case waits in the queue and is tried again. */
async function nobodyFree(
  tx: Tx,
  application: { id: string; reference: string | null; scheme: string },
  now: Date,
): Promise<void> {
  const last = await tx
    .selectFrom('event')
    .select('kind')
    .where('subject', '=', application.id)
    .where('kind', 'in', ['case.assigned', 'case.unassigned', 'case.nobody_free'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.kind === 'case.nobody_free') return;
  await record(tx, {
    at: now,
    kind: 'case.nobody_free',
    subject: application.id,
    actor: 'hub',
    facts: { scheme: application.scheme },
  });
  const news = {
    kind: 'case.notice.nobody_free',
    facts: { reference: application.reference },
    link: `/office/cases/${application.id}`,
  } as const;
  await notify(tx, await holdersOf(tx, 'admin', application.scheme), news, now);
}

/** Tries every case that nobody has again: somebody may have been given the role since. */
export async function assignWaiting(db: Db, bases: readonly Basis[], now: Date): Promise<void> {
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('officer_id', 'is', null)
    .where('status', 'in', ['submitted', 'waiting'])
    .where(isSealedNow(now), '=', false)
    .orderBy('submitted_at')
    .execute();
  for (const { id } of rows) await assignCase(db, bases, id, now);
}

export interface Conflict {
  readonly reason: string;
  /** Which side it is with. */
  readonly party: 'applicant' | 'provider';
}

/** The officer of a case has something to do with one of its sides: it goes to another by lot, and stays away for good. */
export function declareConflict(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  conflict: Conflict,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const { parties } = await caseToActOn(tx, bases, actor, id, 'conflict', now);
    const organisation = conflict.party === 'provider' ? (parties.counterparty ?? parties.applicant) : parties.applicant;
    await tx
      .insertInto('conflict_of_interest')
      .values({ person_id: actor.id, organisation_id: organisation, reason: conflict.reason, declared_at: now })
      .onConflict((known) => known.columns(['person_id', 'organisation_id']).doNothing())
      .execute();
    const facts = { organisation, party: conflict.party };
    await record(tx, {
      at: now,
      kind: 'case.conflict_declared',
      subject: id,
      actor: actor.id,
      facts,
      details: { reason: conflict.reason },
    });
    await drawAgain(tx, bases, id, actor, [actor.id], conflict.reason, now);
  });
}

/** An administrator has a case given to somebody else. To whom, chance decides. */
export function reassignCase(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  reason: string,
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const { application } = await caseToActOn(tx, bases, actor, id, 'reassign', now);
    const out = application.officer_id === null ? [] : [application.officer_id];
    await drawAgain(tx, bases, id, actor, out, reason, now);
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
  await tx.updateTable('application').set({ officer_id: null, assigned_at: null }).where('id', '=', id).execute();
  const facts = { officer: not[0] ?? null };
  await record(tx, { at: now, kind: 'case.unassigned', subject: id, actor: actor.id, facts, details: { reason } });
  await draw(tx, bases, id, { not, by: actor.id }, now);
}
