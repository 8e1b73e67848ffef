// For tests: what a scheme file is played with. Every file in schemes/ has one of these beside this one, under its name.

import type { Facts } from '../../src/core/schemes/facts.ts';

export type Answers = Readonly<Record<string, unknown>>;

/** Another application that the hub knows of, as a rule across schemes meets it. */
export interface OtherCase {
  readonly scheme: string;
  readonly standing: 'draft' | 'submitted' | 'awarded';
}

/** What an applicant is given by the formula of the scheme, and how it is dealt with. Amounts in the smallest part of the unit. */
export interface Given {
  readonly lines: Readonly<Record<string, bigint>>;
  /** The lines with the exceptional share. */
  readonly exceptionally?: Readonly<Record<string, bigint>>;
  readonly lane?: string;
  /** What its claim is paid of an award that leaves room. Cents. */
  readonly claimed?: bigint;
}

export interface SchemeCases {
  /** The day on which it is played, in Hong Kong. */
  readonly today: string;
  /**
   * Applicants for whom every rule of the scheme holds, by what they are: the facts of the whole course, from the check before
   * sign-in to the last report. Money is cents. Where one fact lies between two kinds of applicant, name both.
   */
  readonly eligible: Readonly<Record<string, Facts>>;
  /**
   * For every rule, what differs in an applicant for whom it does not hold, over the first of the eligible. A rule is named by
   * where it stands: `eligibility.staff`, `claim.paidInFull`, `reports.final.onTime`.
   */
  readonly ineligible: Readonly<Record<string, Facts>>;
  /** For each of the eligible, by the same words: what it is given. */
  readonly gives?: Readonly<Record<string, Given>>;
  /** For every rule across schemes (`exclusivity`), the other application that it meets. */
  readonly meets?: Readonly<Record<string, OtherCase>>;
  /** Right answers to every form of the scheme, by where it stands: `form`, `claim`, `reports.final`. Files are attached by the test. */
  readonly answers: Readonly<Record<string, Answers>>;
  /** For every check of a form, answers over the right ones that do not agree: `claim.paidAfterInvoice`. */
  readonly clashes?: Readonly<Record<string, Answers>>;
}
