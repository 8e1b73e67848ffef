// A solution provider's way into a scheme, from its own side: enrol, answer, send.

import { type Db, transact } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { named } from '../../core/applications/draft.ts';
import { answersOf } from '../../core/applications/load.ts';
import { type Answers, type Change, type Marks, merge } from '../../core/applications/merge.ts';
import { refuseUnusable } from '../../core/applications/usable.ts';
import { keepEvaluation } from '../../core/cases/facts.ts';
import { ruleLines } from '../../core/decisions/explained.ts';
import { documentsOf, showDocument } from '../../core/documents/views.ts';
import { record } from '../../core/log/log.ts';
import { notify } from '../../core/notices/notify.ts';
import { dayOf } from '../../core/schemes/calendar.ts';
import { fieldsOf, factsOf, readSubmission } from '../../core/schemes/form.ts';
import { asFieldProblems, formState } from '../../core/schemes/form-state.ts';
import { evaluate, explain, verdict } from '../../core/schemes/rules.ts';
import { ownProvider, type ProviderRow, refuseProviderAct } from './access.ts';
import { type Market, marketOf } from './market.ts';
import { refuseWhereRulesFail } from './judgement.ts';
import { officersOf } from './people.ts';

/** Enters an organisation of the actor's for a scheme. What the hub knows of it already stands in the form. */
export function enrol(db: Db, actor: Actor, scheme: string, organisationId: string, now: Date): Promise<{ id: string }> {
  if (!actor.organisations.includes(organisationId)) throw new Refusal(404, 'http.not_found');
  return transact(db, async (tx) => {
    const market = await marketOf(tx, scheme, now);
    const id = newId('prv', now.getTime());
    const answers = await prefilled(tx, market, organisationId);
    const made = await tx
      .insertInto('marketplace_provider')
      .values({
        id,
        organisation_id: organisationId,
        scheme,
        answers: JSON.stringify(answers),
        created_at: now,
        created_by: actor.id,
      })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'scheme']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) throw new Refusal(409, 'marketplace.already_enrolled');
    await record(tx, {
      at: now,
      kind: 'provider.enrolled',
      subject: id,
      actor: actor.id,
      facts: { scheme, organisation: organisationId },
    });
    return { id };
  });
}

async function prefilled(db: Db, market: Market, organisationId: string): Promise<Answers> {
  const organisation = await db
    .selectFrom('organisation')
    .select(['name_en', 'name_zh', 'br_number'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const known: Readonly<Record<string, string | null>> = {
    'organisation.name': organisation.name_en,
    'organisation.nameZh': organisation.name_zh,
    'organisation.br': organisation.br_number,
  };
  return Object.fromEntries(
    fieldsOf(market.provider.form).flatMap((field) => {
      const value = known[field.prefill ?? ''];
      return value ? [[field.id, value]] : [];
    }),
  );
}

/** Keeps changed answers. Of two tabs neither overwrites what it has not seen: such a change comes back with both values. */
export function saveAnswers(db: Db, actor: Actor, id: string, changes: readonly Change[], locale: Locale, now: Date) {
  return transact(db, async (tx) => {
    const provider = await ownProvider(tx, actor, id, 'lock');
    refuseProviderAct('edit', provider);
    const market = await marketOf(tx, provider.scheme, now);
    refuseUnusable(market.scheme, market.provider.form, changes, dayOf(now));
    const { answers, marks, saved, conflicts, isChanged } = merge(
      provider.answers as Answers,
      provider.marks as Marks,
      changes,
      actor.id,
      now,
    );
    if (isChanged) {
      await tx
        .updateTable('marketplace_provider')
        .set({ answers: JSON.stringify(answers), marks: JSON.stringify(marks) })
        .where('id', '=', id)
        .execute();
    }
    const { reading } = await readingOf(tx, market, { id, answers }, now);
    const { rules } = judgeProvider(market, readSubmission(reading).values);
    return {
      saved: [...saved],
      conflicts: await named(tx, conflicts),
      changedAt: now,
      ...formState(reading, locale),
      rules: ruleLines(market.scheme, market.provider.rules, rules, locale),
    };
  });
}

/** The answers as the form reads them, the documents in their places, with the day. */
export async function readingOf(db: Db, market: Market, provider: Pick<ProviderRow, 'id' | 'answers'>, now: Date) {
  const documents = (await documentsOf(db, provider.id)).map(showDocument);
  const { form } = market.provider;
  const attached = documents.map((document) => ({ ...document, uploadedAt: document.uploadedAt.toISOString() }));
  const answers = answersOf(form, provider.answers as Answers, attached);
  return { documents, reading: { scheme: market.scheme, form, answers, today: dayOf(now) } };
}

/** What the scheme's rules for providers say of answers as they were read. */
export function judgeProvider(market: Market, values: Readonly<Record<string, unknown>>) {
  const facts = factsOf(market.provider.form, values);
  const rules = evaluate(market.scheme, market.provider.rules, facts);
  return { facts, rules, holds: verdict(rules), explained: explain(market.scheme, market.provider.rules, rules) };
}

/** Sends an enrolment to the office. The form must be whole and every rule that must hold must hold. */
export function submitProvider(db: Db, actor: Actor, id: string, locale: Locale, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const provider = await ownProvider(tx, actor, id, 'lock');
    refuseProviderAct('submit', provider);
    const market = await marketOf(tx, provider.scheme, now);
    const { reading } = await readingOf(tx, market, provider, now);
    const { values, problems } = readSubmission(reading);
    if (problems.length > 0) throw new Refusal(422, 'http.invalid', {}, asFieldProblems(problems, locale));
    const judgement = judgeProvider(market, values);
    refuseWhereRulesFail(judgement.explained, locale);

    await keepEvaluation(tx, { kind: 'provider', id, stage: 'submit', version: market.version }, market.scheme, judgement, now);
    await tx
      .updateTable('marketplace_provider')
      .set({
        status: 'submitted',
        submitted_answers: JSON.stringify(values),
        submitted_at: now,
        submitted_by: actor.id,
        decided_at: null,
        decided_by: null,
        refusal_reason: null,
      })
      .where('id', '=', id)
      .execute();
    await record(tx, {
      at: now,
      kind: 'provider.submitted',
      subject: id,
      actor: actor.id,
      facts: { scheme: provider.scheme, version: market.version, organisation: provider.organisation_id },
      details: { answers: values },
    });
    const officers = await officersOf(tx, provider.scheme, provider.organisation_id);
    await notify(
      tx,
      officers,
      { kind: 'marketplace.notice.provider_submitted', facts: { name: provider.name_en }, link: `/office/providers/${id}` },
      now,
    );
  });
}
