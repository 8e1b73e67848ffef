import { isMessageKey, t } from '../../messages/index.ts';
import { type Db, transact } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import type { Actor } from '../../platform/http/actor.ts';
import type { Fact, Locale } from '../../platform/messages.ts';
import { factsIn } from './letter.ts';

export type NoticeFacts = Readonly<Record<string, Fact | LocalText>>;

const pageSize = 20;

/** What a notice says in a language. A kind that a later hub no longer has is shown as it was stored. */
export function noticeText(locale: Locale, kind: string, facts: NoticeFacts): string {
  return isMessageKey(kind) ? t(locale, kind, factsIn(locale, facts)) : kind;
}

/** A page of one's own notices, newest first, with how many are unread. */
export async function noticesOf(db: Db, actor: Actor, page: number, locale: Locale) {
  const mine = db.selectFrom('notice').where('person_id', '=', actor.id);
  const rows = await mine
    .select(['id', 'kind', 'facts', 'link', 'created_at', 'read_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total, unread } = await mine
    .select(({ fn }) => [
      fn.countAll<bigint>().as('total'),
      fn.countAll<bigint>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .executeTakeFirstOrThrow();
  return {
    page,
    pageSize,
    total: Number(total),
    unread: Number(unread),
    notices: rows.map((row) => ({
      id: row.id,
      text: noticeText(locale, row.kind, row.facts as NoticeFacts),
      link: row.link,
      at: row.created_at,
      read: row.read_at !== null,
    })),
  };
}

/** Marks one's own notices as read: those named, or all. Somebody else's stay as they are. */
export async function markRead(db: Db, actor: Actor, ids: readonly string[] | undefined, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    const unread = tx.updateTable('notice').set({ read_at: now }).where('person_id', '=', actor.id).where('read_at', 'is', null);
    await (ids === undefined ? unread : unread.where('id', 'in', ids.length === 0 ? [''] : ids)).execute();
  });
}
