// The envelope of a scheme: the account that holds what it may still give. It is filled from the public purse, the account
// of its unit that stands for the world outside and may overdraw.

import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import { openAccount, transfer } from '../ledger/ledger.ts';
import type { Unit } from '../module.ts';
import type { Scheme } from '../schemes/shape.ts';
import { quantityTerm } from '../schemes/terms.ts';

export const purseOf = (unit: Unit): string => `purse.${unit}`;
export const envelopeOf = (scheme: string): string => `envelope.${scheme}`;

/**
 * Opens the scheme's envelope, or finds it open, and fills it up to what the scheme may give in all. A version that allows
 * more adds the difference; one that allows less takes nothing back, for it may be promised already.
 */
export async function fillEnvelope(tx: Tx, scheme: Scheme, now: Date): Promise<string> {
  const { unit, amount } = scheme.envelopes[0]!;
  const account = envelopeOf(scheme.scheme);
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
  return account;
}

/** Sets a part of the scheme's envelope apart for one call. Refused (`ledger.short`) when the envelope has less left. */
export async function setApart(tx: Tx, scheme: Scheme, callId: string, amount: bigint, now: Date): Promise<string> {
  const account = `envelope.${callId}`;
  await openAccount(tx, { id: account, unit: scheme.envelopes[0]!.unit, kind: 'envelope', owner: callId });
  await transfer(tx, { from: envelopeOf(scheme.scheme), to: account, amount, cause: account }, now);
  return account;
}
