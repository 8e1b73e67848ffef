import type { FactKind } from './shape-terms.ts';

/**
 * The facts that the hub itself can supply to any scheme's rules. A scheme declares those it uses with `from: hub`. Whoever
 * evaluates an application or a claim supplies them; one that is not supplied is unknown, and its rule does not hold.
 */
export const HUB_FACTS = {
  /** What the application stands on counts at this moment: a confirmed enquiry that has not expired. */
  basisConfirmed: 'yes-no',
  /** The sector of what was chosen. */
  basisSector: 'choice',
  /** The category of what was chosen. */
  basisCategory: 'choice',
  /** What was chosen costs, in cents. */
  basisCost: 'money',
  /** Awarded to this applicant under this scheme before and not given back, in cents. */
  awardedBefore: 'money',
  /** What this case was awarded, in cents: for claims. */
  awardAmount: 'money',
  /** The applicant's name as registered. */
  applicantName: 'text',
  /** Awarded to this applicant under this scheme in the calendar year of Hong Kong and not given back, in cents. */
  awardedThisYear: 'money',
  /** Awarded to this applicant under any scheme and not given back, in cents. */
  awardedEverywhere: 'money',
  /** Which kind of organisation the applicant is: `company`, `individual` … */
  applicantKind: 'text',
  /** Every party that must confirm has done so, and its confirmation still counts. */
  partiesConfirmed: 'yes-no',
  /** Full-time staff of the applicant's group of companies, as declared in the register. */
  groupStaff: 'whole',
  /** The day on which the call opens. */
  callOpens: 'date',
  /** The day on which the call closes. */
  callCloses: 'date',
  /** Other applications of this applicant that were sent in the same call. */
  submittedBefore: 'whole',
  /** The day on which the applicant was incorporated, where the register knows it. */
  incorporatedOn: 'date',
} as const satisfies Record<string, FactKind>;

export type HubFact = keyof typeof HUB_FACTS;
