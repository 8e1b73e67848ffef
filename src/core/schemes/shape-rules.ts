import { z } from 'zod';
import { Assumption, Expression, LocalText, Name } from './shape-text.ts';

/** When a rule is looked at: before sign-in, while an application is written, when it is sent, when it is decided. */
export const Moment = z.enum(['check', 'draft', 'submit', 'decide']);
export type Moment = z.output<typeof Moment>;

export const Rule = z.strictObject({
  id: Name,
  when: Expression.describe('True where the rule holds.'),
  at: z.array(Moment).min(1).optional().describe('When it is looked at; at every moment where this is left out.'),
  weight: z
    .enum(['must', 'warning'])
    .optional()
    .describe('A must stops an application; a warning is shown to officers. Must where left out.'),
  text: LocalText.describe('The rule itself.'),
  holds: LocalText.describe('Said where it holds.'),
  fails: LocalText.describe('Said where it does not hold: what is wrong, and the way out.'),
  unknown: LocalText.describe('Said while the facts are not known: what is missing.'),
  assumption: Assumption.optional(),
});
export type Rule = z.output<typeof Rule>;

/** A question of the check that anybody may take before signing in. Its answer is a fact. */
export const Question = z.strictObject({
  fact: Name,
  ask: LocalText,
  hint: LocalText.optional(),
  none: LocalText.optional().describe('For a choice: offers “none of these” in these words. The fact is then none.'),
});
export type Question = z.output<typeof Question>;
