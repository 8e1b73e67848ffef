// How far an award is: which parts of its money have gone out, and what was promised in numbers beside what was reported.

import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import type { FactValue } from '../schemes/facts.ts';
import type { Scheme } from '../schemes/shape.ts';
import { readable } from '../schemes/texts.ts';
import { partsOf } from './parts.ts';

/** The parts of an award's money with their titles, in the order of the scheme. */
export async function partsIn(db: Db, terms: Scheme, awardId: string, locale: Locale) {
  const read = readable(terms);
  return (await partsOf(db, awardId)).map((part) => ({
    id: part.part,
    title: read.instalments.find(({ id }) => id === part.part)?.title[locale] ?? part.part,
    gate: part.gate,
    amount: part.amount,
    paid: part.paid,
    openedAt: part.opened_at,
    paidAt: part.paid_at,
  }));
}

/** Each commitment of a scheme: what the application promised, and what the accepted report that speaks of it last says. */
export async function commitmentsOf(db: Db, terms: Scheme, applicationId: string, awardId: string, locale: Locale) {
  if (terms.commitments === undefined) return [];
  const { submitted_answers: sent } = await db
    .selectFrom('application')
    .select('submitted_answers')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  const promised = factsOf(terms.form, (sent ?? {}) as Answers);
  const reports = await db
    .selectFrom('report')
    .select(['report', 'submitted_answers'])
    .where('award_id', '=', awardId)
    .where('status', '=', 'accepted')
    .orderBy('closed_at')
    .execute();
  const reported: Record<string, FactValue> = {};
  for (const { report, submitted_answers: answers } of reports) {
    const form = terms.reports?.find(({ id }) => id === report)?.form;
    if (form !== undefined) Object.assign(reported, factsOf(form, (answers ?? {}) as Answers));
  }
  return readable(terms).commitments!.map(({ id, title, unit, promised: wanted, reported: done }) => ({
    id,
    title: title[locale],
    unit,
    promised: asText(promised[wanted]),
    reported: asText(reported[done]),
  }));
}

/** A number as text; cents where it is money. */
const asText = (value: FactValue): string | null => (value === undefined || value === null ? null : String(value));
