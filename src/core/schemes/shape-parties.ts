import { z } from 'zod';
import { LocalText, Name, Slug } from './shape-text.ts';

/** The kinds an organisation of the register can be of. `individual` is a person who applies alone. */
export const OrganisationKind = z.enum([
  'company',
  'sole_proprietorship',
  'partnership',
  'hawker',
  'university',
  'research_institute',
  'public_body',
  'individual',
  'other',
]);
export type OrganisationKind = z.output<typeof OrganisationKind>;

/** Other organisations that an application names: sponsors, consortium members, technology partners. */
export const Party = z.strictObject({
  id: Slug,
  title: LocalText,
  text: LocalText.describe('What is asked of them.'),
  least: z.int().min(0).max(50),
  most: z.int().min(1).max(50),
  organisationKinds: z.array(OrganisationKind).min(1).optional(),
  confirms: z.boolean().optional().describe('It must confirm before the application can be sent.'),
  validFor: Name.optional().describe('The period term that says how long a confirmation counts.'),
});
export type Party = z.output<typeof Party>;
