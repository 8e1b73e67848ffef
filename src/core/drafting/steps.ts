// The way of a draft: checked by its writer, seen by a second person, published as the next version. Whoever wrote in it or
// said that it is ready takes neither of the last two steps; the table refuses that as well.

import { sql } from 'kysely';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { contentHash } from '../../platform/canonical.ts';
import { type Actor, holds } from '../../platform/http/actor.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { notify } from '../notices/notify.ts';
import { holdersOf } from '../people/views.ts';
import type { Scheme } from '../schemes/shape.ts';
import { lastVersion, lockScheme, publishVersion } from '../schemes/schemes.ts';
import { schemeVersion } from '../schemes/versions.ts';
import { type DraftRow, draftToAct, draftToWrite, seconds } from './hold.ts';
import { readDraft } from './reading.ts';

interface Asked {
  readonly id: string;
  readonly revision: number;
}

/** Says that the draft is ready to be seen. It must be right in every part, and differ from what is published. */
export function checkDraft(db: Db, actor: Actor, { id, revision }: Asked, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const draft = await draftToWrite(tx, actor, id, revision);
    if (draft.state !== 'draft') throw new Refusal(409, 'drafting.not_now', { state: draft.state });
    await readyScheme(tx, draft);
    await tx
      .updateTable('scheme_draft')
      .set({ state: 'checked', checked_at: now, checked_by: actor.id, remark: null })
      .where('id', '=', id)
      .execute();
    await tell(tx, actor, draft, 'scheme.draft_checked', now);
    const able = await Promise.all(seconds.map((role) => holdersOf(tx, role, draft.scheme)));
    const others = able.flat().filter((person) => !isFirst({ ...draft, checked_by: actor.id }, person));
    await notify(tx, others, newsOf(draft, 'drafting.notice.checked', { by: actor.name }), now);
  });
}

/** The second person has read every change. */
export function seeDraft(db: Db, actor: Actor, { id, revision }: Asked, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const draft = await draftOfAnother(tx, actor, { id, revision });
    if (draft.state !== 'checked') throw new Refusal(409, 'drafting.not_now', { state: draft.state });
    await tx.updateTable('scheme_draft').set({ state: 'seen', seen_at: now, seen_by: actor.id }).where('id', '=', id).execute();
    await tell(tx, actor, draft, 'scheme.draft_seen', now);
  });
}

/** The second person gives it back with a remark: it is a draft again. */
export function giveBackDraft(
  db: Db,
  actor: Actor,
  { id, revision, remark }: Asked & { readonly remark: string },
  now: Date,
): Promise<void> {
  return transact(db, async (tx) => {
    const draft = await draftOfAnother(tx, actor, { id, revision });
    if (draft.state !== 'checked' && draft.state !== 'seen') throw new Refusal(409, 'drafting.not_now', { state: draft.state });
    const nobody = { checked_at: null, checked_by: null, seen_at: null, seen_by: null };
    await tx
      .updateTable('scheme_draft')
      .set({ state: 'draft', remark, ...nobody })
      .where('id', '=', id)
      .execute();
    await tell(tx, actor, draft, 'scheme.draft_given_back', now, { remark });
    await notify(tx, draft.writers, newsOf(draft, 'drafting.notice.given_back', { by: actor.name }), now);
  });
}

/** Publishes what was seen as the next version of the scheme. Calls that are open keep theirs. */
export function publishDraft(
  db: Db,
  actor: Actor,
  { id, revision }: Asked,
  now: Date,
): Promise<{ scheme: string; version: number }> {
  return transact(db, async (tx) => {
    const draft = await draftOfAnother(tx, actor, { id, revision });
    if (draft.state !== 'seen') throw new Refusal(409, 'drafting.not_now', { state: draft.state });
    await lockScheme(tx, draft.scheme);
    const scheme = await readyScheme(tx, draft);
    const hash = contentHash(scheme);
    const version = await publishVersion(tx, { scheme, hash, text: draft.text, draftId: id }, actor.id, now);
    await tx
      .updateTable('scheme_draft')
      .set({ state: 'published', published_at: now, published_by: actor.id, published_version: version })
      .where('id', '=', id)
      .execute();
    await notify(tx, draft.writers, newsOf(draft, 'drafting.notice.published', { by: actor.name, version }), now);
    return { scheme: draft.scheme, version };
  });
}

/** Ends a draft without publishing it. What it said is kept. */
export function dropDraft(db: Db, actor: Actor, { id, revision }: Asked, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const draft = await draftToWrite(tx, actor, id, revision);
    await tx
      .updateTable('scheme_draft')
      .set({ state: 'dropped', changed_at: now, changed_by: actor.id })
      .where('id', '=', id)
      .execute();
    await tell(tx, actor, draft, 'scheme.draft_dropped', now);
  });
}

/** The draft to somebody who may be its second person. */
async function draftOfAnother(tx: Tx, actor: Actor, { id, revision }: Asked): Promise<DraftRow> {
  const draft = await draftToAct(tx, actor, id, revision);
  if (!holds(actor, seconds, draft.scheme)) throw new Refusal(403, 'drafting.not_second');
  if (isFirst(draft, actor.id)) throw new Refusal(409, 'drafting.same_person');
  return draft;
}

/** Whether somebody wrote in a draft or said that it is ready, and so cannot be its second person. */
export const isFirst = ({ writers, checked_by }: Pick<DraftRow, 'writers' | 'checked_by'>, person: string): boolean =>
  writers.includes(person) || checked_by === person;

/** The scheme that a draft says, when it may become the next version. */
async function readyScheme(tx: Tx, draft: DraftRow): Promise<Scheme> {
  const { scheme, problems } = readDraft(draft.text, draft.scheme);
  if (!scheme || problems.length > 0) throw new Refusal(409, 'drafting.problems', { n: problems.length });
  const last = await lastVersion(tx, draft.scheme);
  if ((last?.version ?? null) !== draft.base_version) {
    throw new Refusal(409, 'drafting.base_moved', { version: last?.version ?? 0, base: draft.base_version ?? 0 });
  }
  await refuseTakenPrefix(tx, draft, scheme.prefix);
  if (last?.hash === contentHash(scheme)) throw new Refusal(409, 'drafting.nothing_changed', { version: last.version });
  return scheme;
}

/** References of two schemes must not begin alike. A scheme keeps the beginning that it has. */
async function refuseTakenPrefix(tx: Tx, { scheme, base_version: base }: DraftRow, prefix: string): Promise<void> {
  if (base !== null && (await schemeVersion(tx, scheme, base)).prefix === prefix) return;
  const other = await tx
    .selectFrom('scheme_version')
    .select('scheme')
    .where('scheme', '<>', scheme)
    .where(sql`body->>'prefix'`, '=', prefix)
    .limit(1)
    .executeTakeFirst();
  if (other) throw new Refusal(409, 'drafting.prefix_taken', { prefix, scheme: other.scheme });
}

const newsOf = ({ id, scheme }: DraftRow, kind: MessageKey, facts: Readonly<Record<string, string | number>>) => ({
  kind,
  facts: { scheme, ...facts },
  link: `/office/schemes/drafts/${id}`,
});

async function tell(tx: Tx, actor: Actor, draft: DraftRow, kind: string, now: Date, details?: Readonly<Record<string, string>>) {
  const facts = { scheme: draft.scheme, revision: draft.revision, hash: contentHash(draft.text) };
  await record(tx, { at: now, kind, subject: draft.id, actor: actor.id, facts, ...(details && { details }) });
}
