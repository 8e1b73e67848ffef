import { z } from 'zod';
import { Form } from './shape-form.ts';
import { Rule } from './shape-rules.ts';
import { Assumption, Expression, LocalText, Name, Slug } from './shape-text.ts';

/*
 * The course of a case: who acts in which order, by when, what is owed afterwards and how long records are kept.
 * Values are the names of terms, never the values themselves.
 */

const TermName = (what: string) => Name.describe(`The term that says ${what}.`);

/** Who may act in a step. */
export const StageRole = z.enum(['officer', 'assessor', 'approver', 'committee', 'finance']);
export type StageRole = z.output<typeof StageRole>;

/** A step of an assessment. The people in `notBy` steps may not act in this one: it is refused in the use case. */
export const Stage = z.strictObject({
  id: Slug,
  role: StageRole,
  act: z.enum(['recommend', 'decide']).describe('A recommendation can still be overruled; a decision ends the course.'),
  rubric: Slug.optional().describe('The rubric whose criteria are scored in this step.'),
  notBy: z.array(Slug).optional().describe('Steps whose person may not take this one.'),
  title: LocalText,
  target: TermName('how long it should take at most'),
});
export type Stage = z.output<typeof Stage>;

/** A way through the steps for applications of a kind: the first whose condition holds. */
export const Lane = z.strictObject({
  id: Slug,
  title: LocalText,
  when: Expression.describe('True of the applications of this lane; `true` for the rest.'),
  targets: z.record(Slug, Name).optional().describe('For steps by their id: the term that says how long one should take here.'),
  stages: z.array(Slug).min(1).optional().describe('The steps that are taken here; all of them where left out.'),
  automatic: z
    .boolean()
    .optional()
    .describe('Where every rule holds it is approved by the rules, without a person. Steps are taken only where one does not.'),
});
export type Lane = z.output<typeof Lane>;

/** The moments in the life of an award from which a time may run. */
export const Milestone = z.enum(['offered', 'accepted', 'deployed', 'claimed', 'paid', 'closed', 'refused', 'withdrawn']);
export type Milestone = z.output<typeof Milestone>;

/** Something owed for an award by a date: so long after a milestone, or on a date of the call’s plan. */
export const Obligation = z.strictObject({
  id: Slug,
  kind: z.enum(['deployment', 'claim', 'report']),
  report: Slug.optional().describe('For a report: which one.'),
  title: LocalText,
  text: LocalText,
  after: Milestone.optional(),
  within: TermName('how long after').optional(),
  on: Slug.optional().describe('The milestone of the call’s plan on whose date it is owed, instead of `after` and `within`.'),
});
export type Obligation = z.output<typeof Obligation>;

/** A report owed: a form with its rules. */
export const Report = z.strictObject({ id: Slug, title: LocalText, form: Form, rules: z.array(Rule).min(1).optional() });
export type Report = z.output<typeof Report>;

export const Instalment = z.strictObject({
  id: Slug,
  share: TermName('its share of the award'),
  gate: z.enum(['award-accepted', 'claim-approved', 'report-accepted']),
  report: Slug.optional().describe('For report-accepted: the report that must be accepted.'),
  title: LocalText,
});
export type Instalment = z.output<typeof Instalment>;

/** What an applicant promises in numbers, compared with what reports say. */
export const Commitment = z.strictObject({
  id: Slug,
  title: LocalText,
  unit: z.enum(['money', 'posts', 'sqft', 'count']),
  promised: Name.describe('The fact that says what was promised.'),
  reported: Name.describe('The fact that says what was reported.'),
});
export type Commitment = z.output<typeof Commitment>;

export const Retention = z.strictObject({
  id: Slug,
  what: z.enum(['drafts', 'refused-applications', 'awards', 'documents', 'personal-data', 'enquiries']),
  after: z.enum([...Milestone.options, 'last-changed']),
  keep: TermName('how long it is kept'),
  text: LocalText,
  assumption: Assumption.optional(),
});
