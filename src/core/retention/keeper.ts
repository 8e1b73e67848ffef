import type { Db, Tx } from '../../platform/db.ts';
import type { Scheme } from '../schemes/shape.ts';

/** A rule of a scheme's file: what is kept, for how long, after what. */
export type Retention = Scheme['retention'][number];

/** A rule of a published version of a scheme: what it made is kept by the version it was made under. */
export interface KeptUnder {
  readonly scheme: string;
  readonly version: number;
  readonly after: Retention['after'];
}

/** A record that grows old, and the instant from which its time counts. */
export interface Old {
  readonly id: string;
  readonly from: Date;
  /** As people know it; nothing when it has no name but its id. */
  readonly reference: string | null;
}

/** What was erased, by kind and number: `{ documents: 3 }`. No word of anybody's. */
export type Erased = Readonly<Record<string, number>>;

/** Whoever holds what a rule of retention is about: how it finds what is old, and how it erases one of it. */
export interface Keeper {
  readonly what: Retention['what'];
  /** From which milestones its time may count. A rule that counts from another one keeps nothing of it. */
  readonly after: readonly Retention['after'][];
  /** What is there still whose time began at an instant or before, the oldest first. */
  old(db: Db, under: KeptUnder, until: Date, limit: number): Promise<Old[]>;
  /** How many there are of it. */
  count(db: Db, under: KeptUnder, until: Date): Promise<number>;
  /** Erases one, in the transaction that notes it. */
  erase(tx: Tx, id: string, rule: string, now: Date): Promise<Erased>;
}
