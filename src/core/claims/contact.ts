import type { Db } from '../../platform/db.ts';
import type { Parties } from '../cases/parties.ts';
import { independentContactOf } from '../people/independent.ts';

export interface MerchantContact {
  readonly id: string;
  readonly email: string;
  /** Enough of it to recognise, not to use: `a…@shop.example`. */
  readonly shown: string;
}

/**
 * The e-mail address at which a merchant can be asked directly: one that was known and confirmed before it claimed, or that
 * the office found since; never one that the other side of its application controls.
 */
export async function merchantContact(
  db: Db,
  parties: Parties,
  claimedAt: Date,
  now: Date,
): Promise<MerchantContact | undefined> {
  const other = parties.counterparty ?? '';
  const known = await independentContactOf(db, parties.applicant, other, claimedAt);
  const found = known ?? (await independentContactOf(db, parties.applicant, other, now));
  // What the applicant itself adds once a claim is in might be anybody's.
  if (found === undefined || (known === undefined && found.source !== 'officer' && found.source !== 'register')) return undefined;
  return { id: found.id, email: found.value, shown: masked(found.value) };
}

function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}
