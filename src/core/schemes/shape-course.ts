import { z } from 'zod';
import type { Unit } from '../module.ts';
import { Assumption, LocalText, Name, Slug } from './shape-text.ts';

/*
 * The course of a case: who acts in which order, by when, what is owed afterwards and how long records are kept.
 * Values are the names of terms, never the values themselves.
 */

const TermName = (what: string) => Name.describe(`The term that says ${what}.`);

/** A step of an assessment. The people in `notBy` steps may not act in this one: it is refused in the use case. */
export const Stage = z.strictObject({
  id: Slug,
  role: z.enum(['officer', 'approver', 'finance']),
  act: z.enum(['recommend', 'decide']).describe('A recommendation can still be overruled; a decision ends the course.'),
  notBy: z.array(Slug).optional().describe('Steps whose person may not take this one.'),
  title: LocalText,
  target: TermName('how long it should take at most'),
});
export type Stage = z.output<typeof Stage>;

/** The moments in the life of an award from which a time may run. */
export const Milestone = z.enum(['offered', 'accepted', 'deployed', 'claimed', 'paid', 'closed', 'refused', 'withdrawn']);
export type Milestone = z.output<typeof Milestone>;

export const Obligation = z.strictObject({
  id: Slug,
  kind: z.enum(['deployment', 'claim', 'report']),
  title: LocalText,
  text: LocalText,
  after: Milestone,
  within: TermName('how long after'),
});
export type Obligation = z.output<typeof Obligation>;

export const Instalment = z.strictObject({
  id: Slug,
  share: TermName('its share of the award'),
  gate: z.enum(['award-accepted', 'claim-approved', 'report-accepted']),
  title: LocalText,
});
export type Instalment = z.output<typeof Instalment>;

/** The units of the ledger that a scheme may give. */
export const LedgerUnit = z
  .enum(['HKD.cent', 'GPU.second', 'token', 'sqft.day', 'slot'] as const satisfies readonly Unit[])
  .describe('A unit of the ledger, in its smallest part.');

/** One line of what is given: an amount of one unit, worked out from the cost. */
export const Line = z.strictObject({
  id: Slug,
  unit: LedgerUnit,
  share: TermName('which share of the cost is met'),
  cap: TermName('the most that is given'),
  capPer: z.enum(['applicant-lifetime', 'award']),
  rounding: z.enum(['down-to-cent', 'down-to-dollar']),
  text: LocalText.describe('How the amount is worked out.'),
});
export type Line = z.output<typeof Line>;

export const Retention = z.strictObject({
  id: Slug,
  what: z.enum(['drafts', 'refused-applications', 'awards', 'documents', 'personal-data', 'enquiries']),
  after: z.enum([...Milestone.options, 'last-changed']),
  keep: TermName('how long it is kept'),
  text: LocalText,
  assumption: Assumption.optional(),
});
