import { z } from 'zod';
import type { Unit } from '../module.ts';
import { StageRole } from './shape-course.ts';
import { Expression, LocalText, Name, Slug } from './shape-text.ts';

/*
 * What a scheme gives: lines, each an amount of one unit of the ledger. Amounts of HKD.cent are money terms; those of other
 * units are whole numbers of the unit's smallest part. Values are the names of terms.
 */

/** The units of the ledger that a scheme may give. */
export const LedgerUnit = z
  .enum(['HKD.cent', 'GPU.second', 'token', 'sqft.day', 'desk.day', 'slot'] as const satisfies readonly Unit[])
  .describe('A unit of the ledger, in its smallest part.');

const Cap = z.strictObject({
  per: z.enum(['award', 'applicant-year', 'applicant-lifetime']),
  most: Name.describe('The term that says the most that is given: money, or a whole number where the unit is not money.'),
});

/** One line of what is given: an amount of one unit, worked out by a formula. */
export const Line = z.strictObject({
  id: Slug,
  unit: LedgerUnit,
  kind: z.enum(['grant', 'investment', 'service', 'permission']).optional().describe('What it is; a grant where left out.'),
  of: Expression.optional().describe(
    'What the amount is worked out from, in the smallest part of the unit. Where left out: the cost of what the application stands on.',
  ),
  share: Name.optional().describe('The percent term that says which share of it is given; all of it where left out.'),
  exceptional: z
    .strictObject({
      share: Name.describe('The percent term of the share that may be given instead.'),
      role: StageRole.describe('Who may give it, with a reason, when deciding.'),
      text: LocalText,
    })
    .optional(),
  least: Name.optional().describe('The term below which nothing is given.'),
  caps: z.array(Cap).min(1).optional(),
  rounding: z
    .enum(['down-to-cent', 'down-to-dollar', 'whole'])
    .describe('For money to the cent or the dollar; whole for the rest.'),
  text: LocalText.describe('How the amount is worked out.'),
});
export type Line = z.output<typeof Line>;

/** What the scheme may give in all of one unit. */
export const Envelope = z.strictObject({
  unit: LedgerUnit,
  amount: Name.describe('The term that says how much: money, or a whole number of another unit.'),
});
export type Envelope = z.output<typeof Envelope>;
