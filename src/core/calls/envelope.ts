// The envelopes of a scheme: accounts that hold what it may still give, one for each unit. Each is filled from the public
// purse, the account of its unit that stands for the world outside and may overdraw.

import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db.ts';
import { openAccount, transfer } from '../ledger/ledger.ts';
import type { Unit } from '../module.ts';
import type { Scheme } from '../schemes/shape.ts';
import { quantityTerm } from '../schemes/terms.ts';

export const purseOf = (unit: Unit): string => `purse.${unit}`;

/** The account of a scheme's envelope of a unit. */
export const envelopeOf = (scheme: string, unit: Unit = 'HKD.cent'): string =>
  unit === 'HKD.cent' ? `envelope.${scheme}` : `envelope.${scheme}.${unit}`;

/**
 * Opens the scheme's envelopes, or finds them open, and fills each up to what the scheme may give in all. A version that
 * allows more adds the difference; one that allows less takes nothing back, for it may be promised already. Returns the
 * account of the first.
 */
export async function fillEnvelope(tx: Tx, scheme: Scheme, now: Date): Promise<string> {
  const inOrder = scheme.envelopes.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  for (const envelope of inOrder) await fill(tx, scheme, envelope, now);
  return envelopeOf(scheme.scheme, scheme.envelopes[0]!.unit);
}

async function fill(tx: Tx, scheme: Scheme, { unit, amount }: Scheme['envelopes'][number], now: Date): Promise<void> {
  const account = envelopeOf(scheme.scheme, unit);
  await openAccount(tx, { id: purseOf(unit), unit, kind: 'purse', mayOverdraw: true });
  await openAccount(tx, { id: account, unit, kind: 'envelope', owner: scheme.scheme });
  await tx.selectFrom('account').select('id').where('id', '=', account).forNoKeyUpdate().execute();
  const { given } = await tx
    .selectFrom('transfer')
    .select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('given'))
    .where('from_account', '=', purseOf(unit))
    .where('to_account', '=', account)
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow();
  const total = quantityTerm(scheme, amount, unit);
  if (total > given) {
    await transfer(tx, { from: purseOf(unit), to: account, amount: total - given, cause: `${account}.${total}` }, now);
  }
}

/**
 * Sets a part of the scheme's first envelope apart for one call. Refused (`ledger.short`) when the envelope has less left.
 * A scheme gives its other units to all its calls alike.
 */
export async function setApart(tx: Tx, scheme: Scheme, callId: string, amount: bigint, now: Date): Promise<string> {
  const account = `envelope.${callId}`;
  const { unit } = scheme.envelopes[0]!;
  await openAccount(tx, { id: account, unit, kind: 'envelope', owner: callId });
  await transfer(tx, { from: envelopeOf(scheme.scheme, unit), to: account, amount, cause: account }, now);
  return account;
}

/** Writes down which envelopes a call draws on: its own for the first unit where it has one, the scheme's for the rest. */
export async function pinEnvelopes(tx: Tx, scheme: Scheme, callId: string, first: string): Promise<void> {
  const pinned = scheme.envelopes.map(({ unit }, at) => ({
    call_id: callId,
    unit,
    account: at === 0 ? first : envelopeOf(scheme.scheme, unit),
  }));
  await tx
    .insertInto('call_envelope')
    .values(pinned)
    .onConflict((known) => known.columns(['call_id', 'unit']).doNothing())
    .execute();
}

/** The accounts a call draws on, by unit. */
export async function envelopesOfCall(db: Db, callId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('call_envelope').select(['unit', 'account']).where('call_id', '=', callId).execute();
  return new Map(rows.map(({ unit, account }) => [unit, account]));
}
