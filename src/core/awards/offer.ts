import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { hongKongTime } from '../../platform/formats.ts';
import { newId, reference } from '../../platform/ids.ts';
import { envelopesOfCall } from '../calls/envelope.ts';
import { openAccount, reserve } from '../ledger/ledger.ts';
import { record } from '../log/log.ts';
import { deadlineOf } from '../schemes/calendar.ts';
import type { Scheme } from '../schemes/shape.ts';

interface Offer {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly callId: string;
  readonly scheme: Scheme;
  /** Amounts in the smallest part of each unit, more than nothing; one for a unit. */
  readonly lines: readonly { readonly unit: string; readonly amount: bigint }[];
  /** What the holder must keep to, in free words. */
  readonly conditions: readonly string[];
}

/** The account of an award's line: what was promised to it and not yet drawn. */
export const awardAccount = (awardId: string, unit: string) => `awarded:${awardId}:${unit}`;

/**
 * Offers an award: each line is promised from the call's envelope of its unit, which the ledger refuses when the envelope is
 * short. The promise is made good when the offer is accepted, and taken back when it is declined or its time is over.
 */
export async function offer(
  tx: Tx,
  given: Offer,
  by: string,
  now: Date,
): Promise<{ id: string; reference: string; endsAt: Date }> {
  const { scheme, conditions } = given;
  const id = newId('awd', now.getTime());
  const endsAt = deadlineOf(scheme, scheme.offer.validFor, now);
  const envelopes = await envelopesOfCall(tx, given.callId);
  const lines = [];
  // In the order of the units everywhere, so that two offers can wait for each other but never deadlock.
  for (const { unit, amount } of given.lines.toSorted((a, b) => (a.unit < b.unit ? -1 : 1))) {
    const envelope = envelopes.get(unit);
    if (envelope === undefined) throw new Error(`The call ${given.callId} has no envelope of ${unit}`);
    const account = awardAccount(id, unit);
    await openAccount(tx, { id: account, unit, kind: 'awarded', owner: id });
    const cause = unit === 'HKD.cent' ? `award:${id}` : `award:${id}:${unit}`;
    const reservation = await reserve(tx, { from: envelope, to: account, amount, cause }, now);
    lines.push({ award_id: id, unit, amount, account, reservation });
  }

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
      conditions: JSON.stringify(conditions),
    })
    .execute();
  await tx.insertInto('award_line').values(lines).execute();
  const facts = {
    reference: name,
    application: given.applicationId,
    unit: given.lines[0]!.unit,
    amount: String(given.lines[0]!.amount),
    ...(lines.length > 1 && { lines: lines.map(({ unit, amount }) => `${amount} ${unit}`).join(', ') }),
    offerEndsAt: endsAt.toISOString(),
  };
  await record(tx, { at: now, kind: 'award.offered', subject: id, actor: by, facts });
  return { id, reference: name, endsAt };
}
