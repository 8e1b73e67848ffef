// A claim on an award, from the claimant's side: begun, filled in, withdrawn. It is handed in by submit.ts.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Answers, type Change, type Marks, merge } from '../applications/merge.ts';
import { ownAward } from '../awards/awards.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { record } from '../log/log.ts';
import { fieldsOf } from '../schemes/form.ts';
import type { Form, Scheme } from '../schemes/shape.ts';

/** Begins the claim on one's award. An award has one claim that is not refused: asked again, the same is found. */
export function startClaim(db: Db, actor: Actor, awardId: string, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'claim', now);
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    if (scheme.claim === undefined) throw new Refusal(409, 'claim.none_here');
    const open = await tx
      .selectFrom('claim')
      .select('id')
      .where('award_id', '=', awardId)
      .where('status', '<>', 'refused')
      .executeTakeFirst();
    if (open !== undefined) return open;
    const id = newId('clm', now.getTime());
    await tx
      .insertInto('claim')
      .values({ id, award_id: awardId, created_at: now, created_by: actor.id, changed_at: now })
      .execute();
    await record(tx, { at: now, kind: 'claim.started', subject: id, actor: actor.id, facts: { award: awardId } });
    return { id };
  });
}

/** Saves changes to single answers of a draft. What somebody else has changed meanwhile is not overwritten but told. */
export function saveAnswers(db: Db, actor: Actor, claimId: string, changes: readonly Change[], now: Date) {
  return transact(db, async (tx) => {
    const claim = await ownClaim(tx, actor, claimId);
    const known = new Set(fieldsOf(claim.form).map((field) => field.id));
    const strange = changes.find((change) => !known.has(change.field));
    if (strange !== undefined) throw new Refusal(422, 'http.invalid', {}, [{ field: strange.field, code: 'field.unknown' }]);
    const merged = merge(claim.answers, claim.marks, changes, actor.id, now);
    if (merged.isChanged) {
      await tx
        .updateTable('claim')
        .set({ answers: JSON.stringify(merged.answers), marks: JSON.stringify(merged.marks), changed_at: now })
        .where('id', '=', claimId)
        .execute();
    }
    return { saved: merged.saved, conflicts: merged.conflicts, savedAt: now };
  });
}

/** One's own claim, locked, while it is a draft. */
export async function ownClaim(tx: Tx, actor: Actor, claimId: string) {
  const claim = await tx
    .selectFrom('claim')
    .innerJoin('award', 'award.id', 'claim.award_id')
    .innerJoin('call', 'call.id', 'award.call_id')
    .select([
      'claim.id',
      'claim.award_id as awardId',
      'claim.status',
      'claim.answers',
      'claim.marks',
      'claim.reference',
      'award.organisation_id as organisationId',
      'award.scheme',
      'award.application_id as applicationId',
      'call.version',
    ])
    .where('claim.id', '=', claimId)
    .forNoKeyUpdate('claim')
    .executeTakeFirst();
  if (claim === undefined || !actor.organisations.includes(claim.organisationId)) throw new Refusal(404, 'http.not_found');
  if (claim.status !== 'draft') throw new Refusal(409, 'claim.wrong_status', { status: claim.status });
  const scheme: Scheme = await schemeVersion(tx, claim.scheme, claim.version);
  const form: Form | undefined = scheme.claim?.form;
  if (form === undefined) throw new Error(`Scheme ${claim.scheme} has no form for claims`);
  return { ...claim, terms: scheme, form, answers: claim.answers as Answers, marks: claim.marks as Marks };
}
