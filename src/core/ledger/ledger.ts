// The double-entry ledger. A transfer moves an amount of one unit between two accounts, once for each cause.
// Two-phase where a promise comes before the act: reserve (pending), then post or void. The database itself refuses
// an overdraft (account_not_overdrawn), so the sums hold whatever the code above does. Accounts are locked in the
// order of their ids, so two transfers can wait for each other but never deadlock.

import type { Db, Tx } from '../../platform/db.ts';

export interface NewAccount {
  readonly id: string;
  readonly unit: string;
  readonly kind: string;
  readonly owner?: string;
  readonly mayOverdraw?: boolean;
}

export interface Movement {
  readonly from: string;
  readonly to: string;
  /** In the smallest part of the accounts' unit; more than nothing. */
  readonly amount: bigint;
  /** Unique: a second transfer with the same cause changes nothing and returns the first. */
  readonly cause: string;
}

export type { Db, Tx };
