import { z } from 'zod';
import { LocalText, Name, Slug } from './shape-text.ts';

/** What is scored in a step: criteria on one scale, each with its weight. */
export const Rubric = z.strictObject({
  id: Slug,
  title: LocalText,
  scale: z.strictObject({
    from: z.number(),
    to: z.number(),
    step: z.number().positive().optional().describe('Between two scores; 1 where left out.'),
  }),
  criteria: z
    .array(
      z.strictObject({
        id: Slug,
        title: LocalText,
        text: LocalText,
        weight: Name.describe('The percent term that says how much it counts. The weights of a rubric add up to 100.'),
      }),
    )
    .min(1),
  passMark: Name.optional().describe('The percent term that says what total is needed.'),
});
export type Rubric = z.output<typeof Rubric>;
