// The merchant's own word. After a claim is in, a link that works once goes to a contact of the merchant that its provider
// does not control. The link's token is 256 random bits; only its hash is kept, so nobody inside can answer for the merchant.

import { createHash, randomBytes } from 'node:crypto';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keepEvaluation } from '../cases/facts.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { dayOf, deadlineOf } from '../schemes/calendar.ts';
import { type Answers, factsOf, readSubmission } from '../schemes/form.ts';
import { asFieldProblems } from '../schemes/form-state.ts';
import { evaluate, verdict } from '../schemes/rules.ts';

/** How a token is known to the hub. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new link to a claim's confirmation: ends every earlier one that was not answered. Returns the token, which is kept nowhere. */
export async function newLink(tx: Tx, claimId: string, contactId: string, expiresAt: Date, now: Date): Promise<string> {
  await tx
    .updateTable('claim_confirmation')
    // A link still works at the instant it ends, so it ended just before this one.
    .set({ expires_at: new Date(now.getTime() - 1) })
    .where('claim_id', '=', claimId)
    .where('answered_at', 'is', null)
    .where('expires_at', '>=', now)
    .execute();
  const token = randomBytes(32).toString('base64url');
  const row = { id: newId('cnf', now.getTime()), claim_id: claimId, contact_id: contactId, token_hash: tokenHash(token) };
  await tx
    .insertInto('claim_confirmation')
    .values({ ...row, asked_at: now, expires_at: expiresAt })
    .execute();
  return token;
}

const confirmations = (db: Db) =>
  db
    .selectFrom('claim_confirmation')
    .innerJoin('claim', 'claim.id', 'claim_confirmation.claim_id')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .select([
      'claim_confirmation.id',
      'claim_confirmation.expires_at as expiresAt',
      'claim_confirmation.answered_at as answeredAt',
      'claim.id as claimId',
      'claim.reference',
      'claim.status',
      'claim.amount',
      'claim.officer_id as officerId',
      'award.scheme',
      'call.version',
      'organisation.name_en as nameEn',
      'organisation.name_zh as nameZh',
    ]);

/** What the link of a merchant asks. A used, replaced or expired link and one that never was look the same. */
export async function confirmationAt(db: Db, token: string, now: Date) {
  const found = await confirmations(db).where('claim_confirmation.token_hash', '=', tokenHash(token)).executeTakeFirst();
  if (found === undefined || found.answeredAt !== null || found.expiresAt < now) throw new Refusal(410, 'claim.link_gone');
  const scheme = await schemeVersion(db, found.scheme, found.version);
  if (scheme.confirmation === undefined) throw new Error(`Scheme ${found.scheme} asks for no confirmation`);
  return { ...found, terms: scheme, questions: scheme.confirmation };
}

/** Takes the merchant's answers, once. What does not support the claim flags it. */
export function answerConfirmation(
  db: Db,
  token: string,
  answers: Answers,
  locale: Locale,
  now: Date,
): Promise<{ reference: string }> {
  return transact(db, async (tx) => {
    await tx
      .selectFrom('claim_confirmation')
      .select('id')
      .where('token_hash', '=', tokenHash(token))
      .forUpdate()
      .executeTakeFirst();
    const asked = await confirmationAt(tx, token, now);
    const { form, rules } = asked.questions;
    const { values, problems } = readSubmission({ scheme: asked.terms, form, answers, today: dayOf(now) });
    if (problems.length > 0) throw new Refusal(422, 'http.invalid', {}, asFieldProblems(problems, locale));
    const facts = factsOf(form, values);
    const judged = evaluate(asked.terms, rules, facts);
    const holds = verdict(judged);
    const confirms = holds === true;
    await tx
      .updateTable('claim_confirmation')
      .set({ answered_at: now, answers: JSON.stringify(values), confirms })
      .where('id', '=', asked.id)
      .execute();
    const subject = { kind: 'claim', id: asked.claimId, stage: 'confirmation', version: asked.version } as const;
    const evaluation = await keepEvaluation(tx, subject, asked.terms, { facts, holds, rules: judged }, now);
    const told = { confirmation: asked.id, evaluation, confirms };
    const kind = confirms ? 'claim.confirmed' : 'claim.denied';
    await record(tx, { at: now, kind, subject: asked.claimId, actor: 'merchant', facts: told, details: { answers: values } });
    if (asked.officerId !== null) {
      const news = {
        kind: confirms ? 'claim.notice.confirmed' : 'claim.notice.denied',
        facts: { reference: asked.reference },
        link: `/office/claims/${asked.claimId}`,
      } as const;
      await notify(tx, [asked.officerId], news, now);
    }
    return { reference: asked.reference ?? asked.claimId };
  });
}

/** Until when a merchant can answer, asked now. */
export function answerBy(scheme: Awaited<ReturnType<typeof schemeVersion>>, now: Date): Date {
  const term = scheme.confirmation?.validFor;
  if (term === undefined) throw new Error(`Scheme ${scheme.scheme} asks for no confirmation`);
  return deadlineOf(scheme, term, now);
}
