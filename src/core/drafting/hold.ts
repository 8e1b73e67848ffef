import { type Actor, holds, type Role } from '../../platform/http/actor.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Refusal } from '../../platform/refusal.ts';

/** Who may read drafts: everybody who works with schemes. */
export const readers = ['officer', 'assessor', 'approver', 'committee', 'finance', 'admin'] as const satisfies readonly Role[];
/** Who may be the second person. */
export const seconds = ['admin', 'approver'] as const satisfies readonly Role[];

const columns = [
  'id',
  'scheme',
  'base_version',
  'origin',
  'text',
  'revision',
  'state',
  'writers',
  'remark',
  'created_at',
  'created_by',
  'changed_at',
  'changed_by',
  'checked_at',
  'checked_by',
  'seen_at',
  'seen_by',
  'published_at',
  'published_by',
  'published_version',
] as const;

export type DraftRow = NonNullable<Awaited<ReturnType<typeof find>>>;

const find = (db: Db, id: string) => db.selectFrom('scheme_draft').select(columns).where('id', '=', id).executeTakeFirst();

/** A draft for whoever reads it. To anybody else it is not there. */
export async function draftToRead(db: Db, actor: Actor, id: string): Promise<DraftRow> {
  const draft = await find(db, id);
  if (!draft || !holds(actor, readers, draft.scheme)) throw new Refusal(404, 'drafting.no_draft');
  return draft;
}

/** A draft for whoever does something with it: nobody else does at the same moment, and it is as the asker saw it. */
export async function draftToAct(tx: Tx, actor: Actor, id: string, revision: number): Promise<DraftRow> {
  await draftToRead(tx, actor, id);
  const draft = await tx.selectFrom('scheme_draft').select(columns).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (draft.revision !== revision) {
    const by =
      draft.changed_by && (await tx.selectFrom('person').select('name').where('id', '=', draft.changed_by).executeTakeFirst());
    throw new Refusal(409, 'drafting.changed_meanwhile', {
      by: (by && by.name) || '—',
      at: draft.changed_at.toISOString(),
      revision: draft.revision,
    });
  }
  return draft;
}

/** A draft that its administrators still write in. */
export async function draftToWrite(tx: Tx, actor: Actor, id: string, revision: number): Promise<DraftRow> {
  const draft = await draftToAct(tx, actor, id, revision);
  if (!holds(actor, 'admin', draft.scheme)) throw new Refusal(403, 'drafting.not_admin');
  if (draft.state === 'published' || draft.state === 'dropped') throw new Refusal(409, 'drafting.over');
  return draft;
}
