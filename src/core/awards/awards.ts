// An offer that was made: accepted, declined or lapsed.

import type { Updateable } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { DB } from '../../platform/schema.ts';
import { enqueue } from '../../platform/jobs.ts';
import { Refusal } from '../../platform/refusal.ts';
import { post, voidTransfer } from '../ledger/ledger.ts';
import type { Delivery } from '../module.ts';
import { record } from '../log/log.ts';
import { oweAfter } from '../obligations/obligations.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { beginParts, MONEY, openGate } from './parts.ts';
import { type AwardAct, course, obstacleTo } from './rules.ts';

/**
 * Takes up an offer: the promise is made good on the ledger, what is paid at once is due, and what is owed for it begins to
 * run.
 */
export function acceptOffer(db: Db, deliveries: readonly Delivery[], actor: Actor, awardId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'accept', now);
    for (const line of award.lines) await post(tx, line.reservation, now);
    await stand(tx, award.id, { standing: course.accept.to, accepted_at: now, accepted_by: actor.id });
    await record(tx, {
      at: now,
      kind: 'award.accepted',
      subject: award.id,
      actor: actor.id,
      facts: { reference: award.reference },
    });
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    await beginParts(tx, scheme, award.id, award.lines.find(({ unit }) => unit === MONEY)?.amount ?? 0n);
    await openGate(tx, deliveries, award.id, { is: 'award-accepted' }, now);
    await oweAfter(tx, { awardId: award.id, scheme }, 'accepted', now, now);
  });
}

/** Says no to an offer: the promise is taken back, and the money is free for others at once. */
export function declineOffer(db: Db, actor: Actor, awardId: string, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'decline', now);
    await giveBack(tx, award, now);
    await stand(tx, award.id, { standing: course.decline.to, ended_at: now });
    await record(tx, {
      at: now,
      kind: 'award.declined',
      subject: award.id,
      actor: actor.id,
      facts: { reference: award.reference },
    });
    await enqueue(tx, 'exclusivity.settle', { applicationId: award.applicationId });
  });
}

/** Ends an offer that was not taken up in time. Nothing happens to one that was, or whose time is not over. */
export function lapseOffer(db: Db, awardId: string, now: Date): Promise<boolean> {
  return transact(db, async (tx) => {
    const award = await lockedAward(tx, awardId);
    if (award === undefined || obstacleTo('lapse', award, now)) return false;
    await giveBack(tx, award, now);
    await stand(tx, award.id, { standing: course.lapse.to, ended_at: now });
    await record(tx, { at: now, kind: 'award.lapsed', subject: award.id, actor: 'hub', facts: { reference: award.reference } });
    await enqueue(tx, 'exclusivity.settle', { applicationId: award.applicationId });
    return true;
  });
}

/** Ends every offer whose time is over, each in a transaction of its own. */
export async function lapseEndedOffers(db: Db, now: Date): Promise<void> {
  const ended = await db
    .selectFrom('award')
    .select('id')
    .where('standing', '=', 'offered')
    .where('offer_ends_at', '<', now)
    .execute();
  for (const { id } of ended) await lapseOffer(db, id, now);
}

/** Takes the promise of an offer back. */
async function giveBack(tx: Tx, award: NonNullable<Awaited<ReturnType<typeof lockedAward>>>, now: Date): Promise<void> {
  for (const line of award.lines) await voidTransfer(tx, line.reservation, now);
  await tx
    .updateTable('award_line')
    .set((own) => ({ returned: own.ref('amount') }))
    .where('award_id', '=', award.id)
    .execute();
}

async function stand(tx: Tx, awardId: string, change: Updateable<DB['award']>): Promise<void> {
  await tx.updateTable('award').set(change).where('id', '=', awardId).execute();
}

/** One's own award, locked, when the act may be done now. Someone else's and one that is not there look the same. */
export async function ownAward(tx: Tx, actor: Actor, awardId: string, act: AwardAct, now: Date) {
  const award = await lockedAward(tx, awardId);
  if (award === undefined || !actor.organisations.includes(award.organisationId)) throw new Refusal(404, 'http.not_found');
  const obstacle = obstacleTo(act, award, now);
  if (obstacle) throw new Refusal(obstacle.code === 'award.offer_ended' ? 410 : 409, obstacle.code, obstacle.facts);
  return award;
}

/** An award with its lines and the terms it was given on, locked. */
export async function lockedAward(tx: Tx, awardId: string) {
  const award = await tx
    .selectFrom('award')
    .innerJoin('call', 'call.id', 'award.call_id')
    .select([
      'award.id',
      'award.reference',
      'award.application_id as applicationId',
      'award.organisation_id as organisationId',
      'award.scheme',
      'award.standing',
      'award.offer_ends_at as offerEndsAt',
      'award.accepted_at as acceptedAt',
      'call.version',
      'call.id as callId',
    ])
    .where('award.id', '=', awardId)
    .forNoKeyUpdate('award')
    .executeTakeFirst();
  if (award === undefined) return undefined;
  const lines = await tx
    .selectFrom('award_line')
    .innerJoin('transfer', 'transfer.id', 'award_line.reservation')
    // The envelope each was promised from.
    .select(['award_line.unit', 'award_line.amount', 'account', 'reservation', 'transfer.from_account as envelope'])
    .where('award_id', '=', awardId)
    .orderBy('award_line.unit')
    .execute();
  return { ...award, lines };
}
