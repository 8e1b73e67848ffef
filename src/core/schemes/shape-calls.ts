import { z } from 'zod';
import { Form } from './shape-form.ts';
import { LocalText, Name, Slug } from './shape-text.ts';

/*
 * How calls of a scheme are opened: for how long, with which dates, who reads when, and whose letters are asked for. The
 * values here are what is proposed when a call is opened; the call then has instants of its own.
 */

/** How a call is opened: always open, for a time, or for a cohort that begins together. */
export const CallKind = z.enum(['rolling', 'round', 'cohort']);
export type CallKind = z.output<typeof CallKind>;

/** What a date in the plan of a call is for. */
export const MilestoneKind = z.enum([
  'open',
  'briefing',
  'close',
  'allocate',
  'assess',
  'panel',
  'decide',
  'notify',
  'feedback',
  'start',
  'finish',
  'report',
  'other',
]);
export type MilestoneKind = z.output<typeof MilestoneKind>;

const PlanStep = z.strictObject({
  id: Slug.describe('`open` and `close` are the instants of the call itself; every other name is free.'),
  kind: MilestoneKind,
  title: LocalText,
  public: z.boolean().describe('Whether everybody sees it; otherwise only the office.'),
  after: z
    .strictObject({
      milestone: Slug.describe('`open`, `close` or an earlier milestone.'),
      within: Name.describe('The term that says how long after.'),
    })
    .optional()
    .describe('The date that is proposed when a call is opened.'),
});
export type PlanStep = z.output<typeof PlanStep>;

const Letters = z.strictObject({
  least: z.int().min(1).max(10).describe('How many referees an applicant must name.'),
  most: z.int().min(1).max(10),
  within: Name.describe('The term that says until how long after the close letters are taken.'),
  text: LocalText.describe('What a referee is asked to write about.'),
  form: Form,
});

export const Calls = z
  .strictObject({
    kind: CallKind,
    sealed: z.boolean().optional().describe('Nobody but the applicants reads what was sent before the call closes.'),
    grace: Name.optional().describe(
      'The period term that says for how long after the close those who had begun may still send. It is never shown.',
    ),
    plan: z.array(PlanStep).min(1).max(40).optional(),
    letters: Letters.optional().describe('Letters of referees, whom the applicant names.'),
  })
  .describe('How calls of this scheme are opened.');
export type Calls = z.output<typeof Calls>;
