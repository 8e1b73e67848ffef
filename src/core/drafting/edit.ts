// Writing in a draft: a value at its place, or the whole text. Both are kept at once, wrong or not; what is wrong is told.

import { parse } from 'yaml';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import { contentHash } from '../../platform/canonical.ts';
import type { Actor } from '../../platform/http/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { record } from '../log/log.ts';
import { MOST_TEXT } from '../schemes/read-yaml.ts';
import { rewrite } from '../schemes/rewrite/rewrite.ts';
import type { Json } from '../schemes/rewrite/words.ts';
import { lastVersion } from '../schemes/schemes.ts';
import { type DraftRow, draftToWrite } from './hold.ts';
import { merged } from './merge.ts';
import { type PlaceChange, withChanges } from './places.ts';
import { readDraft } from './reading.ts';
import { versionText } from './text.ts';

export interface Written {
  readonly revision: number;
}

/** Changes values at their places. Everything else in the file stays as it is written, comments and order too. */
export function changeDraft(
  db: Db,
  actor: Actor,
  id: string,
  { revision, changes }: { readonly revision: number; readonly changes: readonly PlaceChange[] },
  now: Date,
): Promise<Written> {
  return transact(db, async (tx) => {
    const draft = await draftToWrite(tx, actor, id, revision);
    const { body } = readDraft(draft.text, draft.scheme);
    if (body === undefined) throw new Refusal(409, 'drafting.not_yaml');
    return keep(tx, actor, draft, rewrite(draft.text, withChanges(body, changes)), now);
  });
}

/** Takes the whole text as it was typed. */
export function writeDraft(
  db: Db,
  actor: Actor,
  id: string,
  { revision, text }: { readonly revision: number; readonly text: string },
  now: Date,
): Promise<Written> {
  return transact(db, async (tx) => {
    const draft = await draftToWrite(tx, actor, id, revision);
    return keep(tx, actor, draft, text.replaceAll('\r\n', '\n'), now);
  });
}

/**
 * Puts a draft on the newest version: what was changed in the draft is changed in that version's file. What both changed
 * stays as the draft has it, and the comparison shows it.
 */
export function followNewest(db: Db, actor: Actor, id: string, revision: number, now: Date): Promise<Written> {
  return transact(db, async (tx) => {
    const draft = await draftToWrite(tx, actor, id, revision);
    const { body } = readDraft(draft.text, draft.scheme);
    if (body === undefined) throw new Refusal(409, 'drafting.not_yaml');
    const last = await lastVersion(tx, draft.scheme);
    if (!last || last.version === draft.base_version) return { revision };
    const theirs = await versionText(tx, draft.scheme, last.version);
    const base = draft.base_version === null ? undefined : await versionText(tx, draft.scheme, draft.base_version);
    const both = merged(base === undefined ? undefined : jsonOf(base), body as Json, jsonOf(theirs));
    await tx.updateTable('scheme_draft').set({ base_version: last.version }).where('id', '=', id).execute();
    return keep(tx, actor, draft, rewrite(theirs, both!), now);
  });
}

const jsonOf = (text: string) => JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 1000 }))) as Json;

/** A draft that somebody writes in is a draft again: what was checked and seen was another text. */
async function keep(tx: Tx, actor: Actor, draft: DraftRow, text: string, now: Date): Promise<Written> {
  if (text === draft.text) return { revision: draft.revision };
  if (text.length > MOST_TEXT) throw new Refusal(413, 'schemefile.too_large', { most: MOST_TEXT / 1000 });
  const revision = draft.revision + 1;
  await tx
    .updateTable('scheme_draft')
    .set({
      text,
      revision,
      state: 'draft',
      writers: [...new Set([...draft.writers, actor.id])],
      changed_at: now,
      changed_by: actor.id,
      checked_at: null,
      checked_by: null,
      seen_at: null,
      seen_by: null,
    })
    .where('id', '=', draft.id)
    .execute();
  const facts = { scheme: draft.scheme, revision, hash: contentHash(text) };
  await record(tx, { at: now, kind: 'scheme.draft_changed', subject: draft.id, actor: actor.id, facts });
  return { revision };
}
