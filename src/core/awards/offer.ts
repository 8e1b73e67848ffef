import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { hongKongTime } from '../../platform/formats.ts';
import { newId, reference } from '../../platform/ids.ts';
import { openAccount, reserve } from '../ledger/ledger.ts';
import { record } from '../log/log.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import type { Scheme } from '../schemes/shape.ts';

interface Offer {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly callId: string;
  readonly envelope: string;
  readonly scheme: Scheme;
  readonly unit: string;
  /** In the smallest part of the unit; more than nothing. */
  readonly amount: bigint;
}

/** The account of an award's line: what was promised to it and not yet drawn. */
export const awardAccount = (awardId: string, unit: string) => `awarded:${awardId}:${unit}`;

/**
 * Offers an award: its amount is promised from the call's envelope, which the ledger refuses when the envelope is short.
 * The promise is made good when the offer is accepted, and taken back when it is declined or its time is over.
 */
export async function offer(
  tx: Tx,
  given: Offer,
  by: string,
  now: Date,
): Promise<{ id: string; reference: string; endsAt: Date }> {
  const { scheme, unit, amount } = given;
  const id = newId('awd', now.getTime());
  const account = awardAccount(id, unit);
  const endsAt = deadlineOf(scheme, scheme.offer.validFor, now);
  await openAccount(tx, { id: account, unit, kind: 'awarded', owner: id });
  const reservation = await reserve(tx, { from: given.envelope, to: account, amount, cause: `award:${id}` }, now);

  const { rows } = await sql<{ number: bigint }>`select nextval('reference_number') as number`.execute(tx);
  const name = reference(`${scheme.prefix}-A`, hongKongTime(now).year, rows[0]?.number ?? 0n);
  await tx
    .insertInto('award')
    .values({
      id,
      reference: name,
      application_id: given.applicationId,
      call_id: given.callId,
      scheme: scheme.scheme,
      organisation_id: given.organisationId,
      standing: 'offered',
      offered_at: now,
      offer_ends_at: endsAt,
    })
    .execute();
  await tx.insertInto('award_line').values({ award_id: id, unit, amount, account, reservation }).execute();
  const facts = {
    reference: name,
    application: given.applicationId,
    unit,
    amount: String(amount),
    offerEndsAt: endsAt.toISOString(),
  };
  await record(tx, { at: now, kind: 'award.offered', subject: id, actor: by, facts });
  return { id, reference: name, endsAt };
}
