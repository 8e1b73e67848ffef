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
} as const satisfies Record<string, FactKind>;

export type HubFact = keyof typeof HUB_FACTS;
