// A case as its acts and its page need it: the application, the rules it was made under, the steps taken, both sides.

import type { Db, Tx } from '../../platform/db.ts';
import type { Actor, Role } from '../../platform/http/actor.ts';
import { holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isSealed } from '../calls/rules.ts';
import { extendedUntil } from '../calls/until.ts';
import { stepsOf } from '../decisions/decisions.ts';
import { type Obstacle, type Reviewer, stageNow } from '../decisions/rules.ts';
import type { Basis } from '../module.ts';
import { stagesOn } from '../schemes/course.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { type Parties, partiesOf, reviewerOf } from './parties.ts';
import { type Act, type CaseNow, obstacleTo } from './rules.ts';

/** Who has a place at the officers' side of an application. */
export const staff: readonly Role[] = ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'];

const columns = [
  'application.id',
  'application.reference',
  'application.call_id',
  'application.scheme',
  'application.organisation_id',
  'application.basis_id',
  'application.status',
  'application.lane',
  'application.set_aside_for',
  'application.cost',
  'application.submitted_answers',
  'application.created_by',
  'application.submitted_by',
  'application.submitted_at',
  'application.officer_id',
  'application.due_at',
  'application.clock_stopped_at',
  'application.closed_at',
  'call.version',
  'call.envelope_account',
  'call.sealed_until',
  'call.opens_at',
  'call.closes_at',
  'organisation.name_en',
  'organisation.kind',
  extendedUntil.as('extended_until'),
] as const;

const applications = (db: Db) =>
  db
    .selectFrom('application')
    .innerJoin('call', 'call.id', 'application.call_id')
    .innerJoin('organisation', 'organisation.id', 'application.organisation_id')
    .select(columns);

/** An application that is in, for somebody of the office. One that is not theirs to see looks as if it were not there. */
export async function caseFor(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date) {
  return opened(db, bases, actor, await applications(db).where('application.id', '=', id).executeTakeFirst(), now);
}

/** An application that is in, locked, for the rules to decide alone; nothing where it cannot be looked at yet. */
export async function caseForRules(tx: Tx, bases: readonly Basis[], id: string, now: Date) {
  const row = await applications(tx).where('application.id', '=', id).forNoKeyUpdate('application').executeTakeFirst();
  if (row === undefined || row.submitted_at === null || isSealed(row.sealed_until, now)) return undefined;
  const scheme = await schemeVersion(tx, row.scheme, row.version);
  const parties = await partiesOf(tx, bases, scheme.basis?.kind, { ...row, applicationId: row.id });
  const reviewer: Reviewer = { id: 'hub', roles: [], isConflicted: false };
  return { application: row, scheme, stages: stagesOn(scheme, row.lane), steps: await stepsOf(tx, row.id), parties, reviewer };
}

/** The same, locked, and refused when the act may not be done with it now. */
export async function caseToActOn(tx: Tx, bases: readonly Basis[], actor: Actor, id: string, act: Act, now: Date) {
  const row = await applications(tx).where('application.id', '=', id).forNoKeyUpdate('application').executeTakeFirst();
  const it = await opened(tx, bases, actor, row, now);
  const obstacle = obstacleTo(act, nowOf(it), it.reviewer);
  if (obstacle) throw refusalOf(obstacle);
  const stage = stageNow(it.stages, it.steps);
  if (stage === undefined) throw new Error(`The case ${id} has no stage left for ${act}`);
  return { ...it, stage };
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof applications>['executeTakeFirst']>>>;

async function opened(db: Db, bases: readonly Basis[], actor: Actor, row: Row | undefined, now: Date) {
  const isTheirs = row !== undefined && row.submitted_at !== null && holds(actor, staff, row.scheme);
  if (!isTheirs) throw new Refusal(404, 'http.not_found');
  if (isSealed(row.sealed_until, now)) throw new Refusal(409, 'calls.sealed', { until: row.sealed_until.toISOString() });
  const scheme = await schemeVersion(db, row.scheme, row.version);
  const parties: Parties = await partiesOf(db, bases, scheme.basis?.kind, { ...row, applicationId: row.id });
  const reviewer: Reviewer = await reviewerOf(db, actor, row.scheme, parties);
  return { application: row, scheme, stages: stagesOn(scheme, row.lane), steps: await stepsOf(db, row.id), parties, reviewer };
}

export type Case = Awaited<ReturnType<typeof caseFor>>;
export type CaseInHand = Awaited<ReturnType<typeof caseToActOn>>;

/** The part of a case that says who may do what. */
export function nowOf(it: Case): CaseNow {
  return {
    status: it.application.status,
    officerId: it.application.officer_id,
    isSetAside: it.application.set_aside_for !== null,
    stages: it.stages,
    steps: it.steps,
  };
}

/** What is in the way, as the answer to somebody who tried: their own standing is 403, the case's is 409. */
export function refusalOf(obstacle: Obstacle): Refusal {
  const isAboutThem = [
    'decision.conflict',
    'decision.wrong_role',
    'decision.same_person',
    'case.not_yours',
    'case.admins_only',
  ].includes(obstacle.code);
  return new Refusal(isAboutThem ? 403 : 409, obstacle.code, obstacle.facts);
}
