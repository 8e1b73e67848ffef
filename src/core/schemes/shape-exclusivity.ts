import { z } from 'zod';
import { Assumption, LocalText, Name, Slug } from './shape-text.ts';

/** A rule across schemes: what else the same applicant, owner or project may not have at the same time. */
export const Exclusivity = z.strictObject({
  id: Name,
  schemes: z
    .array(z.union([z.literal('*'), Slug]))
    .min(1)
    .describe('The other schemes by name, or * for every scheme. A scheme may name itself.'),
  same: z
    .array(z.enum(['applicant', 'owner', 'project']))
    .min(1)
    .describe('What the other application shares with this one: any of these.'),
  standing: z
    .array(z.enum(['draft', 'submitted', 'awarded']))
    .min(1)
    .describe('How the other application must stand to count.'),
  back: Name.optional().describe('The period term that says how long back the other one still counts.'),
  forward: Name.optional().describe('The period term that says for how long after an award nothing else may follow.'),
  sameIntake: z.boolean().optional().describe('Only calls that are open at the same time.'),
  effect: z
    .enum(['must', 'warning', 'suppress'])
    .describe('A must stops it, a warning is shown, suppress sets this application aside while the other stands.'),
  text: LocalText.describe('The rule itself.'),
  holds: LocalText.describe('Said where nothing is in the way.'),
  fails: LocalText.describe('Said where something is: what, and the way out. {matches} names the other schemes.'),
  assumption: Assumption.optional(),
});
export type Exclusivity = z.output<typeof Exclusivity>;
