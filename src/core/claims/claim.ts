// A claim as the office needs it: the claim, the rules it stands under, the steps taken, both sides, the merchant's word.

import type { Db, Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { holds } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { refusalOf, staff } from '../cases/case.ts';
import { partiesOf, reviewerOf } from '../cases/parties.ts';
import { stepsOf } from '../decisions/decisions.ts';
import { stageNow } from '../decisions/rules.ts';
import { schemeVersion } from '../schemes/versions.ts';
import type { Basis } from '../module.ts';
import { merchantContact } from './contact.ts';
import { type Act, type ClaimNow, confirmationNow, obstacleTo } from './rules.ts';

const claims = (db: Db) =>
  db
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .select([
      'claim.id',
      'claim.reference',
      'claim.status',
      'claim.submitted_answers as answers',
      'claim.amount',
      'claim.submitted_at as submittedAt',
      'claim.officer_id as officerId',
      'claim.due_at as dueAt',
      'claim.closed_at as closedAt',
      'claim.submitted_by',
      'claim.created_by',
      'award.id as awardId',
      'award.scheme',
      'award.organisation_id',
      'application.id as applicationId',
      'application.basis_id',
      'call.id as callId',
      'call.version',
    ]);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof claims>['executeTakeFirst']>>>;

/** A claim that is in, for somebody of the office. One that is not theirs to see looks as if it were not there. */
export async function claimFor(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date) {
  return opened(db, bases, actor, await claims(db).where('claim.id', '=', id).executeTakeFirst(), now);
}

/** The same, locked, and refused when the act may not be done with it now. */
export async function claimToActOn(tx: Tx, bases: readonly Basis[], actor: Actor, id: string, act: Act, now: Date) {
  const row = await claims(tx).where('claim.id', '=', id).forNoKeyUpdate('claim').executeTakeFirst();
  const it = await opened(tx, bases, actor, row, now);
  const obstacle = obstacleTo(act, nowOf(it), it.reviewer);
  if (obstacle) throw refusalOf(obstacle);
  const stage = stageNow(it.stages, it.steps);
  if (stage === undefined) throw new Error(`The claim ${id} has no stage left for ${act}`);
  return { ...it, stage };
}

async function opened(db: Db, bases: readonly Basis[], actor: Actor, row: Row | undefined, now: Date) {
  if (row === undefined || row.submittedAt === null || !holds(actor, staff, row.scheme)) throw new Refusal(404, 'http.not_found');
  const scheme = await schemeVersion(db, row.scheme, row.version);
  const parties = await partiesOf(db, bases, scheme.basis?.kind, row);
  const contact = scheme.confirmation === undefined ? undefined : await merchantContact(db, parties, row.submittedAt, now);
  const last = await lastAsked(db, row.id, row.submittedAt);
  return {
    claim: row,
    scheme,
    stages: scheme.stages.claim ?? [],
    steps: await stepsOf(db, row.id),
    parties,
    contact,
    last,
    confirmation: scheme.confirmation === undefined ? ('not_needed' as const) : confirmationNow(last, contact !== undefined, now),
    reviewer: await reviewerOf(db, actor, row.scheme, parties),
  };
}

export type ClaimCase = Awaited<ReturnType<typeof claimFor>>;

/** The last time the merchant was asked about the claim as it was handed in. */
async function lastAsked(db: Db, claimId: string, submittedAt: Date | null) {
  return db
    .selectFrom('claim_confirmation')
    .select([
      'id',
      'asked_at as askedAt',
      'expires_at as expiresAt',
      'answered_at as answeredAt',
      'answers',
      'confirms',
      'contact_id as contactId',
    ])
    .where('claim_id', '=', claimId)
    .where('asked_at', '>=', submittedAt ?? new Date(0))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The part of a claim that says who may do what. */
export function nowOf(it: ClaimCase): ClaimNow {
  return {
    status: it.claim.status,
    officerId: it.claim.officerId,
    confirmation: it.confirmation,
    stages: it.stages,
    steps: it.steps,
  };
}
