import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { sentForm } from '../cases/answers.ts';
import { ruleLines } from '../decisions/explained.ts';
import { showDocument } from '../documents/views.ts';
import type { Facts } from '../schemes/facts.ts';
import { type Answers, factsOf, readSubmission } from '../schemes/form.ts';
import { formState } from '../schemes/form-state.ts';
import { showForm } from '../schemes/form-view.ts';
import { evaluate } from '../schemes/rules.ts';
import type { Scheme } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';
import { ownClaim, readingOf } from './load.ts';
import { awardOf, claimable } from './submit.ts';

/** The claimant's own page of a claim: the form and how far it is while it is a draft, what became of it afterwards. */
export async function ownClaimView(db: Db, actor: Actor, id: string, now: Date, locale: Locale) {
  const claim = await ownClaim(db, actor, id);
  const { terms: scheme, form } = claim;
  const award = await awardOf(db, claim.awardId, id);
  const isDraft = claim.status === 'draft';
  const reading = readingOf(claim, award.facts, now);
  const values: Answers = isDraft ? readSubmission(reading).values : ((claim.sent ?? {}) as Answers);
  const facts = { ...factsOf(form, values), ...award.facts };
  const rules = scheme.claim?.rules ?? [];
  return {
    id,
    reference: claim.reference,
    status: claim.status,
    scheme: { id: claim.scheme, version: claim.version, name: fillText(scheme, scheme.texts.name) },
    award: { id: claim.awardId, reference: claim.awardReference, amount: award.amount, cost: award.cost },
    amount: claim.amount,
    changedAt: claim.changedAt,
    submittedAt: claim.submittedAt,
    dueAt: claim.dueAt,
    closedAt: claim.closedAt,
    /** Why it came back or was refused, as the office wrote it. */
    reason: await lastReason(db, id, claim.status),
    form: showForm(scheme, form),
    answers: claim.answers,
    revisions: Object.fromEntries(Object.entries(claim.marks).map(([field, { revision }]) => [field, revision])),
    ...formState(reading, locale),
    documents: claim.documents.map(showDocument),
    rules: ruleLines(scheme, rules, evaluate(scheme, rules, facts), locale),
    /** What the claim comes to with the answers so far; nothing while amounts are missing. */
    comesTo: isDraft ? previewOf(scheme, facts, award) : claim.amount,
    reads: await sentForm(db, scheme, form, values, id, locale),
  };
}

function previewOf(scheme: Scheme, facts: Facts, award: { readonly cost: bigint | null; readonly room: bigint }): bigint | null {
  const named = Object.entries(scheme.facts).filter(([, fact]) => fact.from === 'claim' && fact.kind === 'money');
  return named.every(([name]) => facts[name] !== undefined) ? claimable(scheme, facts, award.cost, award.room).amount : null;
}

async function lastReason(db: Db, claimId: string, status: string): Promise<string | null> {
  if (status !== 'draft' && status !== 'refused') return null;
  const row = await db
    .selectFrom('decision')
    .select('reason')
    .where('subject_id', '=', claimId)
    .where('step', 'in', ['return', 'decide'])
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reason ?? null;
}
