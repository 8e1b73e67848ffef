import type { Db, Tx } from '../platform/db.ts';
import type { LocalText } from '../platform/formats.ts';
import type { Actor } from '../platform/http/actor.ts';
import type { Routes } from '../platform/http/route.ts';
import type { Handlers, Schedule } from '../platform/jobs.ts';
import type { DocumentOwner } from './documents/documents.ts';
import type { Figure } from './figures/figure.ts';
import type { Keeper } from './retention/keeper.ts';

/** What one award line may be drawn in. Kept in step with the table `unit`. */
export type Unit = 'HKD.cent' | 'GPU.second' | 'token' | 'sqft.day' | 'desk.day' | 'slot';

/** A part of a draw that a module turns into the real thing. */
export interface Draw {
  readonly id: string;
  readonly awardId: string;
  /** What it is drawn for, said once: `claim:clm_…`, or `part:awd_…:first` for a part that needs no claim. */
  readonly cause: string;
  /** The claim it pays; nothing where a part is due without one. */
  readonly claimId?: string | undefined;
  /** The part of the award that it pays; nothing where a claim is paid. */
  readonly part?: string | undefined;
  readonly organisationId: string;
  readonly unit: Unit;
  readonly amount: bigint;
  /** The pending transfer from awarded to drawn that the module posts once the thing is delivered. */
  readonly transferId: string;
  readonly payeeName: string;
}

/** How a module turns a unit of the ledger into the real thing. */
export interface Delivery {
  readonly unit: Unit;
  /** Runs in the transaction that approves the draw: it notes what is to be done and enqueues the rest. */
  deliver(tx: Tx, draw: Draw, now: Date): Promise<void>;
}

/** What an application stands on, as a scheme's file names it: for a voucher, a confirmed enquiry. */
export interface Basis {
  /** As scheme files write it: `marketplace.enquiry`. */
  readonly name: string;
  /**
   * What a basis says, when the organisation may apply on it now. Refuses (404, 409) when it may not, naming the way out.
   * The facts go into the rules; the cost (HKD.cent) into the award's formula; the summary into the officer's case.
   */
  read(db: Db, basisId: string, organisationId: string, now: Date): Promise<BasisFacts>;
  /** The same for an application that is already in: no clock, no refusal. */
  recall(db: Db, basisId: string): Promise<BasisFacts>;
  /** Persons and organisations on the other side of it, for conflicts and for contacts they control. */
  counterparties(db: Db, basisId: string): Promise<{ organisationId: string; personIds: readonly string[] }>;
}

/** A line of what a basis says, for people. */
export interface BasisLine {
  readonly label: LocalText;
  readonly value: LocalText;
}

export interface BasisFacts {
  /** The scheme that it is for: an application under another cannot stand on it. */
  readonly scheme: string;
  readonly cost: bigint;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** In words, made only for those who look. */
  summary(): Promise<readonly BasisLine[]>;
}

/** Of some organisations, those that offer something through a module: solution providers. Tells applicants from providers. */
export type ProvidersAmong = (db: Db, organisationIds: readonly string[]) => Promise<readonly string[]>;

/** A part of the hub that can be left out. Everything it does enters through this value. */
export interface Module {
  /** Short and lower case: the prefix of its tables. */
  readonly name: string;
  readonly deliveries: readonly Delivery[];
  readonly bases: readonly Basis[];
  /** What its documents hang on. */
  readonly owners: readonly DocumentOwner[];
  readonly routes: Routes;
  readonly jobs: Handlers;
  readonly schedules: readonly Schedule[];
  readonly figures: readonly Figure[];
  /** What it keeps that a rule of retention may be about. */
  readonly keepers?: readonly Keeper[];
  readonly providersAmong?: ProvidersAmong;
}

export type { Actor };
