import type { Db } from '../../platform/db.ts';
import type { Parties } from '../cases/parties.ts';

export interface MerchantContact {
  readonly id: string;
  readonly email: string;
}

/** How the merchant can be asked directly: an e-mail address of its own that the other side of its application does not control. */
export async function merchantContact(db: Db, parties: Parties): Promise<MerchantContact | undefined> {
  void db;
  void parties;
  return undefined;
}
