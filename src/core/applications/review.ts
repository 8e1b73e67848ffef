// An application as it reads when it is finished: every question that is asked with its answer in words. Before it is sent,
// also what is missing, what the rules say now and what would be awarded; afterwards what was kept of that.

import { z } from 'zod';
import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import { formatDay, formatMoney, formatNumber, hongKongTime, type Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Amount, Instant } from '../../platform/http/route.ts';
import { crossRulesBothWays } from '../exclusivity/exclusivity.ts';
import type { Basis } from '../module.ts';
import { awardLines } from '../schemes/award.ts';
import type { Facts, SeenFact } from '../schemes/facts.ts';
import { readSubmission, shownFields } from '../schemes/form.ts';
import { showProblem } from '../schemes/form-state.ts';
import { ReadSection, readSections } from '../schemes/form-words.ts';
import { eligibility, evaluate, type Evaluation, explain, rulesAt, verdict } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { isAlwaysOpen } from '../calls/rules.ts';
import { fillText } from '../schemes/texts.ts';
import { basisForPreview } from './basis.ts';
import { readingOf } from './draft.ts';
import { ruleFacts } from './facts.ts';
import { hubFacts } from './hub-facts.ts';
import { applicantOf, standingOf, type Application, ownApplication } from './load.ts';

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
  call: z.object({ id: z.string(), code: z.string(), title: z.string(), closesAt: Instant, alwaysOpen: z.boolean() }),
  organisation: z.object({ name: z.string(), nameZh: z.string().nullable(), br: z.string().nullable() }),
  title: z.string(),
  basis: z.object({ cost: Amount, summary: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  sections: z.array(ReadSection),
  problems: z.array(z.object({ field: z.string(), section: z.string(), message: z.string(), isMissing: z.boolean() })),
  evaluation: z.object({ holds: z.union([z.boolean(), z.literal('unknown')]), rules: z.array(RuleLine) }),
  /** What the formula gives, line by line; nothing of it is promised yet. */
  gives: z.array(z.object({ line: z.string(), unit: z.string(), amount: Amount, steps: z.array(z.string()) })),
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
  const facts = ruleFacts(it.terms, values, await hubFacts(db, it.terms, applicantOf(it), now), basis);
  const rules =
    it.submitted_at === null
      ? [
          ...eligibility(it.terms, facts, 'submit').rules,
          ...draftWarnings(it.terms, facts),
          ...(await crossRulesBothWays(db, it.terms, standingOf(it), facts, now)),
        ]
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
    sections: readSections({
      scheme: it.terms,
      form: it.terms.form,
      values,
      documents: it.documents,
      locale,
      shown,
      typed: shown && it.answers,
    }),
    problems: shownProblems.map(({ field, message, isMissing }) => ({
      field,
      message,
      isMissing,
      section: sectionOf(it.terms, field),
    })),
    evaluation: { holds: verdict(rules), rules: ruleLines(it.terms, rules, locale) },
    gives: givenTo(it, facts, now, locale),
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
    call: {
      id: it.call_id,
      code: it.code,
      title: title[locale],
      closesAt: it.closes_at,
      alwaysOpen: isAlwaysOpen({ closesAt: it.closes_at }),
    },
    organisation: { name: it.name_en, nameZh: it.name_zh, br: it.br_number },
    title: fillText(it.terms, it.terms.form.title)[locale],
  };
}

const sentValues = (it: Application) => (it.submitted_answers ?? {}) as Readonly<Record<string, unknown>>;
const sectionOf = (scheme: Scheme, field: string) =>
  scheme.form.sections.find((section) => section.fields.some(({ id }) => id === field.split('.')[0]))?.id ?? '';

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

/** Rules that are looked at only while an application is written: they warn, and stop nothing. */
function draftWarnings(scheme: Scheme, facts: Facts): readonly Evaluation[] {
  const only = rulesAt(scheme.eligibility.rules, 'draft').filter(({ at }) => at !== undefined && !at.includes('submit'));
  return evaluate(scheme, only, facts).map((rule) => ({ ...rule, weight: 'warning' }));
}

function givenTo(it: Application, facts: Facts, now: Date, locale: Locale) {
  const year = hongKongTime(it.submitted_at ?? now).year;
  return awardLines(it.terms, { facts, earlier: it.earlier, year }).map((line) => ({
    ...line,
    // What was asked for when it was sent stays as it was said then.
    amount: line.unit === it.requested_unit ? (it.requested ?? line.amount) : line.amount,
    steps: line.steps.map((step) => t(locale, step.key, step.facts)),
  }));
}
