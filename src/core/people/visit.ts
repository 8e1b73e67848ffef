import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';

/** What a session rests on. Roles count after both, or in the demonstration. */
export type Proof = 'password' | 'code' | 'both' | 'demo';

/** What a code is asked for. */
export type Purpose = 'sign-in' | 'second' | 'sign-up' | 'password';

/** A session that the browser had when it asked. */
export interface Standing {
  readonly id: string;
  readonly personId: string;
  readonly proof: Proof;
  readonly createdAt: Date;
}

/** One piece of work with the sign-in library: what our hooks in it need to know. */
export interface Visit {
  readonly tx: Tx;
  readonly now: Date;
  readonly locale: Locale;
  /** What a session made in this visit rests on. */
  readonly proof: Proof;
  readonly purpose: Purpose;
  readonly before: Standing | undefined;
}

export const visits = new AsyncLocalStorage<Visit>();

export function visit(): Visit {
  const current = visits.getStore();
  if (current === undefined) throw new Error('The sign-in library is used only within a visit');
  return current;
}
