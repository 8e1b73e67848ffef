import { z } from 'zod';
import { Assumption, Expression, LocalText, Name, Slug } from './shape-text.ts';

/*
 * Terms are the values of a scheme: its amounts, shares, limits, periods and lists. Each is written once, here, and
 * everything else (rules, texts, award, deadlines, forms) refers to it by name, so that changing one changes the scheme.
 */

const about = { label: LocalText, assumption: Assumption.optional() };

export const MoneyText = z
  .string()
  .regex(/^(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{2})?$/)
  .describe('An amount in dollars, in quotes: "50,000.00".');

/** One value of a list that people choose from. */
export const Option = z.strictObject({
  value: Slug,
  label: LocalText,
  hint: LocalText.optional(),
  assumption: Assumption.optional(),
});
export type Option = z.output<typeof Option>;

export const Term = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), value: MoneyText, ...about }).describe('An amount in Hong Kong dollars.'),
  z
    .strictObject({ kind: z.literal('percent'), value: z.number().min(0).max(100).multipleOf(0.01), ...about })
    .describe('A share of 100.'),
  z.strictObject({ kind: z.literal('whole'), value: z.int().min(0), ...about }).describe('A whole number.'),
  z
    .strictObject({
      kind: z.literal('period'),
      value: z.int().min(1).max(100_000),
      unit: z.enum(['seconds', 'minutes', 'hours', 'business-days', 'days', 'months']),
      ...about,
    })
    .describe('A length of time. Business days are those of the Hong Kong calendar.'),
  z.strictObject({ kind: z.literal('day'), value: z.iso.date(), ...about }).describe('A day in quotes: "2026-03-31".'),
  z.strictObject({ kind: z.literal('choices'), options: z.array(Option).min(1), ...about }).describe('A list to choose from.'),
]);
export type Term = z.output<typeof Term>;
export type TermKind = Term['kind'];

/** Who knows a fact. Facts of the hub come from the fixed vocabulary in hub-facts.ts. */
export const FactSource = z.enum([
  'answers',
  'hub',
  'provider',
  'package',
  'claim',
  'confirmation',
  'report',
  'letter',
  'formula',
]);
export type FactSource = z.output<typeof FactSource>;

/** Kinds in the plural are lists: what a field of a repeated group was answered, one for each. */
export const FactKind = z.enum([
  'yes-no',
  'choice',
  'choices',
  'whole',
  'money',
  'date',
  'text',
  'wholes',
  'amounts',
  'dates',
  'texts',
]);
export type FactKind = z.output<typeof FactKind>;

/** Something a rule may ask about. */
export const Fact = z.strictObject({
  kind: FactKind,
  from: FactSource.describe(
    'Who knows it: the applicant’s answers, the hub, or what a provider, package, claim, confirmation, report or letter says. A formula is worked out from other facts.',
  ),
  options: Name.optional().describe('For choice and choices: the term that lists the values.'),
  is: Expression.optional().describe('For a formula: what it is, from other facts and terms. Whole, money or yes-no.'),
  label: LocalText,
});
export type Fact = z.output<typeof Fact>;
