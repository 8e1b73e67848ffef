// A claim on an award, from the claimant's side: begun, filled in, its documents attached. It is handed in by submit.ts.

import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import type { Locale } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Upload } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { named } from '../applications/draft.ts';
import { type Change, merge } from '../applications/merge.ts';
import { prefill } from '../applications/prefill.ts';
import { refuseUnusable } from '../applications/usable.ts';
import { ownAward } from '../awards/awards.ts';
import { claimRoom, mostClaims, partsOf } from '../awards/parts.ts';
import { attach, type DocumentOwner } from '../documents/documents.ts';
import type { DocumentView } from '../documents/views.ts';
import { record } from '../log/log.ts';
import { dayOf } from '../schemes/calendar.ts';
import { fileAt } from '../schemes/paths.ts';
import { formState } from '../schemes/form-state.ts';
import type { Form } from '../schemes/shape.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { ownDraft, readingOf } from './load.ts';
import { awardOf } from './submit.ts';

/**
 * Begins a claim on one's award. One is open at a time: asked again, the same is found. How many an award may have, the
 * scheme says.
 */
export function startClaim(db: Db, actor: Actor, awardId: string, now: Date): Promise<{ id: string }> {
  return transact(db, async (tx) => {
    const award = await ownAward(tx, actor, awardId, 'claim', now);
    const scheme = await schemeVersion(tx, award.scheme, award.version);
    if (scheme.claim === undefined) throw new Refusal(409, 'claim.none_here');
    const made = await tx
      .selectFrom('claim')
      .select(['id', 'status'])
      .where('award_id', '=', awardId)
      .where('status', '<>', 'refused')
      .orderBy('created_at', 'desc')
      .execute();
    const open = made.find(({ status }) => status !== 'paid');
    if (open !== undefined) return { id: open.id };
    const isLast = made.length >= mostClaims(scheme);
    if (isLast || claimRoom(scheme, await partsOf(tx, awardId), made.length) === 0n) throw new Refusal(409, 'claim.none_left');
    const id = newId('clm', now.getTime());
    const answers = await known(tx, actor, awardId, scheme.claim.form);
    await tx
      .insertInto('claim')
      .values({ id, award_id: awardId, answers: JSON.stringify(answers), created_at: now, created_by: actor.id, changed_at: now })
      .execute();
    await record(tx, { at: now, kind: 'claim.started', subject: id, actor: actor.id, facts: { award: awardId } });
    return { id };
  });
}

/** What the hub knows already and need not be typed again. */
async function known(tx: Tx, actor: Actor, awardId: string, form: Form) {
  const row = await tx
    .selectFrom('award')
    .innerJoin('application', 'application.id', 'award.application_id')
    .innerJoin('organisation', 'organisation.id', 'award.organisation_id')
    .innerJoin('person', (join) => join.on('person.id', '=', actor.id))
    .select([
      'organisation.id as organisation',
      'organisation.name_en',
      'organisation.name_zh',
      'organisation.br_number',
      'person.name',
      'person.email',
      'application.cost',
    ])
    .where('award.id', '=', awardId)
    .executeTakeFirstOrThrow();
  return prefill(tx, form, row, row.cost ?? undefined, {});
}

/** Saves changes to single answers of a draft. What somebody else has changed meanwhile is not overwritten but told. */
export function saveAnswers(db: Db, actor: Actor, id: string, changes: readonly Change[], now: Date, locale: Locale) {
  return transact(db, async (tx) => {
    const claim = await ownDraft(tx, actor, id);
    refuseUnusable(claim.terms, claim.form, changes, dayOf(now));
    const { answers, marks, saved, conflicts, isChanged } = merge(claim.answers, claim.marks, changes, actor.id, now);
    if (isChanged) {
      await tx
        .updateTable('claim')
        .set({ answers: JSON.stringify(answers), marks: JSON.stringify(marks), changed_at: now })
        .where('id', '=', id)
        .execute();
    }
    const { facts } = await awardOf(tx, claim.awardId);
    return {
      saved: [...saved],
      conflicts: await named(tx, conflicts),
      changedAt: isChanged ? now : claim.changedAt,
      ...formState(readingOf({ ...claim, answers }, facts, now), locale),
    };
  });
}

/** What of a claim documents hang on: the claim itself while it is a draft. */
export const claimDocuments: DocumentOwner = {
  kind: 'claim',
  async find(db: Db, id) {
    const row = await db
      .selectFrom('claim')
      .innerJoin('award', 'award.id', 'claim.award_id')
      .select(['award.organisation_id', 'award.scheme', 'claim.submitted_at'])
      .where('claim.id', '=', id)
      .executeTakeFirst();
    return row && { organisationId: row.organisation_id, scheme: row.scheme, isSent: row.submitted_at !== null };
  },
  async slot(db, actor, id, field) {
    const claim = await ownDraft(db, actor, id, 'read');
    const asked = fileAt(claim.form, field);
    if (asked === undefined) throw new Refusal(404, 'document.not_a_file_field');
    const { accept, maxFiles, maxMegabytes } = asked;
    return { owner: claimDocuments, ownerId: id, field, accept, maxFiles, maxMegabytes };
  },
  async hold(tx: Tx, id) {
    const row = await tx.selectFrom('claim').select('status').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    if (row?.status !== 'draft') throw new Refusal(409, 'document.closed');
  },
};

/** Attaches a document to a question of a draft that takes documents, within the limits of the scheme. */
export async function attachToClaim(
  db: Db,
  files: Files,
  actor: Actor,
  { id, field }: { readonly id: string; readonly field: string },
  upload: Upload,
  now: Date,
): Promise<DocumentView> {
  return attach(db, files, actor, await claimDocuments.slot(db, actor, id, field, now), upload, now);
}
