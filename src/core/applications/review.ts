// An application as it reads when it is finished: every question that is asked with its answer in words. Before it is sent,
// also what is missing, what the rules say now and what would be awarded; afterwards what was kept of that.

import { z } from 'zod';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import { formatDay, formatMoney, formatNumber, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Amount, Instant } from '../../platform/http/route.ts';
import type { Basis } from '../module.ts';
import { awardAmount } from '../schemes/award.ts';
import type { SeenFact } from '../schemes/facts.ts';
import { readSubmission, shownFields } from '../schemes/form.ts';
import { showProblem } from '../schemes/form-state.ts';
import { optionsOf } from '../schemes/form-view.ts';
import { eligibility, type Evaluation, explain, verdict } from '../schemes/rules.ts';
import type { Field } from '../schemes/shape-form.ts';
import type { Scheme } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';
import { basisForPreview } from './basis.ts';
import { readingOf } from './draft.ts';
import { ruleFacts } from './facts.ts';
import { type Application, type Attached, ownApplication } from './load.ts';

const DocumentLine = z.object({ id: z.string(), name: z.string(), bytes: z.number() });

const RuleLine = z.object({
  id: z.string(),
  holds: z.union([z.boolean(), z.literal('unknown')]),
  weight: z.enum(['must', 'warning']),
  text: z.string(),
  message: z.string(),
  saw: z.array(z.object({ label: z.string(), value: z.string() })),
  assumption: z.string().optional(),
});

/** The finished document, in the reader's language. */
export const ReviewShape = z.object({
  id: z.string(),
  status: z.string(),
  reference: z.string().nullable(),
  submittedAt: Instant.nullable(),
  hash: z.string().nullable(),
  scheme: z.object({ id: z.string(), version: z.int(), name: z.string() }),
  call: z.object({ id: z.string(), code: z.string(), title: z.string(), closesAt: Instant }),
  organisation: z.object({ name: z.string(), nameZh: z.string().nullable(), br: z.string().nullable() }),
  title: z.string(),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      fields: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          kind: z.string(),
          /** The answer in words; nothing while there is none. */
          words: z.string().nullable(),
          documents: z.array(DocumentLine),
          problem: z.object({ message: z.string(), isMissing: z.boolean() }).nullable(),
        }),
      ),
    }),
  ),
  problems: z.array(z.object({ field: z.string(), section: z.string(), message: z.string(), isMissing: z.boolean() })),
  evaluation: z.object({ holds: z.union([z.boolean(), z.literal('unknown')]), rules: z.array(RuleLine) }),
  award: z.object({ amount: Amount, steps: z.array(z.string()) }).nullable(),
});
export type Review = z.input<typeof ReviewShape>;

/** The document of an application of one's own, at any time of its life. */
export async function review(
  db: Db,
  bases: readonly Basis[],
  actor: Actor,
  id: string,
  now: Date,
  locale: Locale,
): Promise<Review> {
  const it = await ownApplication(db, actor, id);
  const at = it.submitted_at ?? now;
  const reading = readingOf(it, at);
  const { values, problems } = it.submitted_at === null ? readSubmission(reading) : { values: sentValues(it), problems: [] };
  const shown = it.submitted_at === null ? shownFields(reading) : undefined;
  const basis = await basisForPreview(db, bases, it, now);
  const known = { applicantName: it.name_en, awardedBefore: it.awarded_before, basis };
  const rules =
    it.submitted_at === null
      ? eligibility(it.terms, ruleFacts(it.terms, values, known, now), 'submit').rules
      : await keptRules(db, it);
  const shownProblems = problems.map((problem) => showProblem(problem, locale));
  return {
    ...headOf(it, locale),
    basis:
      basis === undefined
        ? null
        : {
            cost: basis.cost,
            summary: (await basis.summary()).map(({ label, value }) => ({ label: label[locale], value: value[locale] })),
          },
    sections: it.terms.form.sections.map((section) => ({
      id: section.id,
      title: fillText(it.terms, section.title)[locale],
      fields: section.fields
        // What was sent holds only what was asked; a question left open on purpose reads as such.
        .filter((field) =>
          shown === undefined ? values[field.id] !== undefined || field.when === undefined : shown.has(field.id),
        )
        .map((field) => {
          const problem = shownProblems.find((one) => one.field === field.id);
          return {
            id: field.id,
            label: fillText(it.terms, field.label)[locale],
            kind: field.kind,
            words: words(it.terms, field, values[field.id], locale) ?? typedOf(it, field, problem !== undefined),
            documents: it.documents.filter((document) => document.field === field.id).map(line),
            problem: problem === undefined ? null : { message: problem.message, isMissing: problem.isMissing },
          };
        }),
    })),
    problems: shownProblems.map(({ field, message, isMissing }) => ({
      field,
      message,
      isMissing,
      section: sectionOf(it.terms, field),
    })),
    evaluation: { holds: verdict(rules), rules: ruleLines(it.terms, rules, locale) },
    award: basis === undefined ? null : amountOf(it, basis.cost, locale),
  };
}

function headOf(it: Application, locale: Locale) {
  const title = it.title as Record<Locale, string>;
  return {
    id: it.id,
    status: it.status,
    reference: it.reference,
    submittedAt: it.submitted_at,
    hash: it.answers_hash,
    scheme: { id: it.scheme, version: it.version, name: fillText(it.terms, it.terms.texts.name)[locale] },
    call: { id: it.call_id, code: it.code, title: title[locale], closesAt: it.closes_at },
    organisation: { name: it.name_en, nameZh: it.name_zh, br: it.br_number },
    title: fillText(it.terms, it.terms.form.title)[locale],
  };
}

const sentValues = (it: Application) => (it.submitted_answers ?? {}) as Readonly<Record<string, unknown>>;
const line = ({ id, name, bytes }: Attached) => ({ id, name, bytes });
const sectionOf = (scheme: Scheme, field: string) =>
  scheme.form.sections.find((section) => section.fields.some(({ id }) => id === field))?.id ?? '';

/** What was typed and cannot be read yet is shown as it was typed. */
function typedOf(it: Application, field: Field, isProblem: boolean): string | null {
  const typed = it.answers[field.id];
  return isProblem && it.submitted_at === null && typed !== undefined && typeof typed !== 'boolean' ? String(typed) : null;
}

/** An answer as the form keeps it, in words. */
export function words(scheme: Scheme, field: Field, value: unknown, locale: Locale): string | null {
  if (value === undefined || field.kind === 'file') return null;
  const labelOf = (choice: unknown) =>
    (field.kind === 'choice' || field.kind === 'multi-choice'
      ? optionsOf(scheme, field).find((option) => option.value === choice)?.label[locale]
      : undefined) ?? String(choice);
  switch (field.kind) {
    case 'yes-no':
    case 'consent':
      return t(locale, value === true ? 'common.yes' : 'common.no');
    case 'choice':
      return labelOf(value);
    case 'multi-choice':
      return (value as readonly unknown[]).map(labelOf).join(locale === 'en' ? ', ' : '、');
    case 'whole':
      return formatNumber(value as number, locale);
    case 'money':
      return formatMoney(value as string, locale);
    case 'date':
      return formatDay(value as string, locale);
    default:
      return value as string;
  }
}

async function keptRules(db: Db, it: Application): Promise<readonly Evaluation[]> {
  const row = await db
    .selectFrom('evaluation')
    .select('results')
    .where('subject_id', '=', it.id)
    .where('stage', '=', 'submit')
    .orderBy('evaluated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.results ?? []) as readonly Evaluation[];
}

function ruleLines(scheme: Scheme, rules: readonly Evaluation[], locale: Locale): z.input<typeof RuleLine>[] {
  return explain(scheme, scheme.eligibility.rules, rules).map(({ id, holds, weight, text, message, saw, assumption }) => ({
    id,
    holds,
    weight,
    text: text[locale],
    message: message[locale],
    saw: saw.map(({ label, kind, value, words: said }) => ({
      label: label[locale],
      value: said?.[locale] ?? factWords(kind, value, locale),
    })),
    ...(assumption && { assumption: assumption[locale] }),
  }));
}

function factWords(kind: string, value: SeenFact | null, locale: Locale): string {
  if (value === null) return t(locale, 'application.not_known');
  if (typeof value === 'boolean') return t(locale, value ? 'common.yes' : 'common.no');
  if (typeof value === 'object') return value.join(locale === 'en' ? ', ' : '、');
  if (kind === 'money') return formatMoney(value, locale);
  if (kind === 'whole') return formatNumber(value, locale);
  return kind === 'date' ? formatDay(String(value), locale) : String(value);
}

function amountOf(it: Application, cost: bigint, locale: Locale) {
  const { amount, steps } = awardAmount(it.terms, cost, it.awarded_before);
  return { amount: it.requested ?? amount, steps: steps.map(({ key, facts }) => t(locale, key, facts)) };
}
