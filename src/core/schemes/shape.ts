/*
 * The scheme language: what a file in schemes/ may say. A scheme file is parsed into a `Scheme`, which is plain JSON: a
 * published version is this value, frozen, and everything that judges by it (rules, award, forms, deadlines) takes the
 * value as an argument. So a call keeps the rules it was opened with, however the file changes later.
 *
 * Nothing is filled in while parsing and nothing unknown is let through, so the value says what the file says.
 */
import { z } from 'zod';
import { Calls } from './shape-calls.ts';
import { Commitment, Instalment, Lane, Obligation, Report, Retention, Stage } from './shape-course.ts';
import { Exclusivity } from './shape-exclusivity.ts';
import { Form } from './shape-form.ts';
import { Envelope, Line } from './shape-gives.ts';
import { OrganisationKind, Party } from './shape-parties.ts';
import { Rubric } from './shape-rubric.ts';
import { Question, Rule } from './shape-rules.ts';
import { Fact, Term } from './shape-terms.ts';
import { Expression, LocalText, Name, Slug } from './shape-text.ts';

const Texts = z.strictObject({
  name: LocalText,
  summary: LocalText,
  notice: LocalText.optional().describe('What readers must know about this file itself.'),
  gives: z.array(LocalText).min(1).describe('What you get.'),
  who: z.array(LocalText).min(1).describe('Who can apply.'),
  steps: z
    .array(z.strictObject({ title: LocalText, text: LocalText }))
    .min(1)
    .describe('How it works, step by step.'),
  expected: z.array(LocalText).min(1).describe('What is expected of those who receive it.'),
});

/** What an application must rest on before it can be made, kept by a module: a confirmed enquiry, a sponsor agreement. */
const Basis = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z]+\.[a-z]+$/)
    .describe('The module and its thing: marketplace.enquiry.'),
  validFor: Name.describe('The term that says how long a confirmation counts.'),
  text: LocalText,
});

const Provider = z.strictObject({ intro: LocalText, form: Form, rules: z.array(Rule).min(1) });

const Packages = z.strictObject({
  sectors: Name.describe('The term that lists the sectors.'),
  categories: Name.describe('The term that lists the categories.'),
  mostPerCategoryAndSector: Name.describe('The term that says how many one provider may list in each category of each sector.'),
  cost: Expression.describe('The cost of the basic package in cents, from the facts of a package.'),
  rules: z.array(Rule).min(1),
});

/** Questions put to the applicant directly, through a channel that the provider does not control. */
const Confirmation = z.strictObject({
  validFor: Name.describe('The term that says how long the link works.'),
  intro: LocalText,
  form: Form,
  rules: z.array(Rule).min(1),
});

const Claim = z.strictObject({
  form: Form,
  rules: z.array(Rule).min(1),
  pays: Expression.optional().describe(
    'What a claim is paid, in cents, at most what is left of the award. Where left out: the share of invoiceAmount.',
  ),
  most: Name.optional().describe('The whole term that says how many claims an award may have; one where left out.'),
});

export const Scheme = z
  .strictObject({
    language: z.literal('causeway.scheme/1').describe('The version of this language.'),
    scheme: Slug.describe('The name of the scheme; the file is called the same.'),
    prefix: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,9}$/)
      .describe('What references of its applications begin with.'),
    round: z.string().min(1).max(40).describe('The label of this round of rules, e.g. 2023.'),
    texts: Texts,
    terms: z.record(Name, Term).describe('Every value of the scheme, each written once.'),
    facts: z.record(Name, Fact).describe('Everything a rule may ask about.'),
    applicants: z.strictObject({
      kinds: z.array(z.enum(['organisation', 'person'])).min(1),
      organisationKinds: z.array(OrganisationKind).min(1).optional().describe('Which kinds of organisation; all where left out.'),
    }),
    parties: z.array(Party).min(1).optional(),
    calls: Calls.optional(),
    eligibility: z.strictObject({ intro: LocalText, questions: z.array(Question).min(1), rules: z.array(Rule).min(1) }),
    gives: z.array(Line).min(1),
    envelopes: z.array(Envelope).min(1).describe('What the scheme may give in all, one for each unit.'),
    lanes: z.array(Lane).min(1).optional(),
    exclusivity: z.array(Exclusivity).min(1).optional(),
    rubrics: z.array(Rubric).min(1).optional(),
    basis: Basis.optional(),
    provider: Provider.optional(),
    packages: Packages.optional(),
    form: Form,
    offer: z.strictObject({ validFor: Name.describe('The term that says how long an offer can be accepted.') }),
    claim: Claim.optional(),
    reports: z.array(Report).min(1).optional().describe('Reports owed for an award, each a form.'),
    confirmation: Confirmation.optional(),
    stages: z.strictObject({
      application: z.array(Stage).min(1),
      claim: z.array(Stage).min(1).optional(),
      report: z.array(Stage).min(1).optional(),
    }),
    obligations: z.array(Obligation),
    instalments: z.array(Instalment).describe('The parts in which money is paid. Empty where none is.'),
    commitments: z.array(Commitment).min(1).optional(),
    figures: z.array(z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z]+)+$/)).describe('The published figures that its records feed.'),
    retention: z.array(Retention).min(1),
  })
  .describe('A scheme of the hub: what it gives, to whom, by which rules.');

/** The body of a scheme version: plain JSON, stored as it is. */
export type Scheme = z.output<typeof Scheme>;
export type Basis = z.output<typeof Basis>;

/** The language as JSON Schema 2020-12, for editors that complete and explain while one writes. */
export function schemeJsonSchema(): unknown {
  return { ...z.toJSONSchema(Scheme, { reused: 'ref' }), title: 'Causeway scheme' };
}

export type { CallKind, Calls, MilestoneKind, PlanStep } from './shape-calls.ts';
export type { Field, FieldKind, Form, Section } from './shape-form.ts';
export type { Moment, Question, Rule } from './shape-rules.ts';
export type { Commitment, Instalment, Lane, Milestone, Obligation, Report, Stage, StageRole } from './shape-course.ts';
export type { Exclusivity } from './shape-exclusivity.ts';
export type { Envelope, Line } from './shape-gives.ts';
export type { OrganisationKind, Party } from './shape-parties.ts';
export type { Rubric } from './shape-rubric.ts';
export type { Fact, FactKind, Option, Term, TermKind } from './shape-terms.ts';
export type { Language, LocalText } from './shape-text.ts';
