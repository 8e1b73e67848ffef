import { t } from '../../messages/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { sentForm } from '../cases/answers.ts';
import { daysLeft } from '../cases/clock.ts';
import { basisOf } from '../cases/facts.ts';
import { historyOf, namesOf } from '../cases/history.ts';
import { isOverdue } from '../cases/rules.ts';
import { decisionsOf, summaryIn } from '../cases/view.ts';
import { ruleLines } from '../decisions/explained.ts';
import { holding } from '../ledger/views.ts';
import type { Basis } from '../module.ts';
import { claimAmount } from '../schemes/award.ts';
import { type Answers, factsOf } from '../schemes/form.ts';
import type { Evaluation } from '../schemes/rules.ts';
import { fillText } from '../schemes/texts.ts';
import { type ClaimCase, claimFor, nowOf } from './claim.ts';
import { acts, obstacleTo } from './rules.ts';
import { awardOf, claimable } from './submit.ts';

/** The office's page of a claim. Somebody with a conflict sees that there is one and nothing of what is in it. */
export async function claimView(db: Db, bases: readonly Basis[], actor: Actor, id: string, now: Date, locale: Locale) {
  const it = await claimFor(db, bases, actor, id, now);
  const { claim, scheme } = it;
  const award = await awardOf(db, claim.awardId, claim.id);
  const organisation = await db
    .selectFrom('organisation')
    .select(['id', 'name_en as nameEn', 'name_zh as nameZh', 'br_number as br'])
    .where('id', '=', claim.organisation_id)
    .executeTakeFirstOrThrow();
  const names = await namesOf(db, [claim.officerId ?? '']);
  const clock = { dueAt: claim.dueAt, stoppedAt: null, closedAt: claim.closedAt };
  const head = {
    id: claim.id,
    reference: claim.reference,
    status: claim.status,
    scheme: { id: claim.scheme, version: claim.version, name: fillText(scheme, scheme.texts.name)[locale] },
    organisation,
    application: claim.applicationId,
    award: { id: claim.awardId, amount: award.amount, unit: award.unit },
    amount: claim.amount,
    submittedAt: claim.submittedAt ?? now,
    dueAt: claim.dueAt,
    closedAt: claim.closedAt,
    isOverdue: claim.status !== 'approved' && isOverdue(clock, now),
    daysLeft: claim.status === 'approved' ? null : daysLeft(clock, now),
    officer: claim.officerId === null ? null : { id: claim.officerId, name: names.get(claim.officerId) ?? '' },
    confirmation: it.confirmation,
  };
  const actions = acts.map((act) => {
    const obstacle = obstacleTo(act, nowOf(it), it.reviewer);
    return { act, why: obstacle === undefined ? null : t(locale, obstacle.code, obstacle.facts) };
  });
  if (it.reviewer.isConflicted) return { ...head, actions, inside: null };
  return { ...head, actions, inside: await insideOf(db, bases, it, award, locale) };
}

async function insideOf(
  db: Db,
  bases: readonly Basis[],
  it: ClaimCase,
  award: Awaited<ReturnType<typeof awardOf>>,
  locale: Locale,
) {
  const { claim, scheme } = it;
  const application = await db
    .selectFrom('application')
    .select(['reference', 'basis_id'])
    .where('id', '=', claim.applicationId)
    .executeTakeFirstOrThrow();
  const basis = await basisOf(db, bases, scheme, application.basis_id);
  const form = scheme.claim?.form;
  const answers = claim.answers as Answers;
  const spent = form === undefined ? [] : workedOut(it, award, locale);
  const account = await holding(db, award.account);
  return {
    applicationReference: application.reference,
    sections: form === undefined ? [] : await sentForm(db, scheme, form, answers, claim.id, locale),
    basis: basis === undefined ? null : { cost: basis.cost, summary: await summaryIn(basis, locale) },
    evaluations: await evaluationsOf(db, it, locale),
    decisions: await decisionsOf(db, it, locale),
    history: await historyOf(db, [claim.id]),
    merchant: {
      state: it.confirmation,
      contact: it.contact === undefined ? null : it.contact.shown,
      askedAt: it.last?.askedAt ?? null,
      expiresAt: it.last?.expiresAt ?? null,
      answeredAt: it.last?.answeredAt ?? null,
      sections:
        it.last?.answers == null || scheme.confirmation === undefined
          ? []
          : await sentForm(db, scheme, scheme.confirmation.form, it.last.answers as Answers, it.last.id, locale),
    },
    effect: {
      steps: spent,
      amount: claim.amount ?? 0n,
      account: { balance: account.balance, promised: account.promised, left: account.left },
      remainder: claim.status === 'submitted' || claim.status === 'checked' ? account.left - (claim.amount ?? 0n) : account.left,
    },
  };
}

/** How the amount came about, in words. */
function workedOut(it: ClaimCase, award: Awaited<ReturnType<typeof awardOf>>, locale: Locale): string[] {
  const form = it.scheme.claim?.form;
  if (form === undefined) return [];
  const facts = { ...factsOf(form, it.claim.answers as Answers), ...award.facts };
  const { spent } = claimable(it.scheme, facts, award.cost, award.room);
  return claimAmount(it.scheme, { spent, facts }, award.room).steps.map(({ key, facts: said }) => t(locale, key, said));
}

async function evaluationsOf(db: Db, { claim, scheme }: ClaimCase, locale: Locale) {
  const rows = await db
    .selectFrom('evaluation')
    .select(['id', 'stage', 'version', 'results', 'holds', 'evaluated_at'])
    .where('subject_id', '=', claim.id)
    .orderBy('evaluated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const rules = row.stage === 'confirmation' ? scheme.confirmation?.rules : scheme.claim?.rules;
    return {
      id: row.id,
      stage: row.stage,
      version: row.version,
      holds: row.holds,
      at: row.evaluated_at,
      rules: ruleLines(scheme, rules ?? [], row.results as readonly Evaluation[], locale),
    };
  });
}
