// News of calls by mail to subscribers: a week before a call opens, and when it opens. How far the telling has come is kept
// with the call, so everybody is told once, whatever stops in the middle.

import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { LocalText } from '../../platform/formats.ts';
import { enqueue } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { forgetGuests } from './invitations.ts';
import { isAlwaysOpen } from './rules.ts';
import { schemeName } from './scheme-name.ts';
import { type Mailing, forgetUnconfirmed } from './subscriptions.ts';
import { tokenOf } from './token.ts';

const DAY = 86_400_000;
const atOnce = 100;

/** Finds the calls that subscribers have to be told of, and has it done. Those by invitation are nobody's news. */
export function announce(db: Db, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await forgetUnconfirmed(tx, now);
    await forgetGuests(tx, now);
    const around = await tx
      .selectFrom('call')
      .select(['id', 'opens_at', 'closes_at'])
      .where('invited', '=', false)
      .where('cancelled_at', 'is', null)
      .where('opens_at', '>', new Date(now.getTime() - 2 * DAY))
      .where('opens_at', '<=', new Date(now.getTime() + 7 * DAY))
      .where('closes_at', '>', now)
      .orderBy('id')
      .execute();
    const due = around.map(({ id, opens_at: opensAt }) => ({
      call_id: id,
      kind: opensAt <= now ? ('open' as const) : ('soon' as const),
      begun_at: now,
    }));
    if (due.length === 0) return;
    const begun = await tx
      .insertInto('call_news')
      .values(due)
      .onConflict((there) => there.doNothing())
      .returning(['call_id', 'kind'])
      .execute();
    for (const { call_id: callId, kind } of begun) await enqueue(tx, 'call.news', { callId, kind });
  });
}

/** Tells the next subscribers of a call, and asks for the rest. */
export function tellSubscribers(db: Db, needs: Mailing, callId: string, kind: 'soon' | 'open', now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const news = await tx
      .selectFrom('call_news')
      .innerJoin('call', 'call.id', 'call_news.call_id')
      .select([
        'call_news.told_to',
        'call_news.finished_at',
        'call.scheme',
        'call.title',
        'call.opens_at',
        'call.closes_at',
        'call.cancelled_at',
      ])
      .where('call_news.call_id', '=', callId)
      .where('call_news.kind', '=', kind)
      .forUpdate('call_news')
      .executeTakeFirst();
    if (news === undefined || news.finished_at !== null) return;
    const isOver = news.cancelled_at !== null;
    const readers = isOver ? [] : await nextReaders(tx, news.scheme, news.told_to);
    const name = await schemeName(tx, news.scheme);
    for (const reader of readers) await tellOne(tx, needs, { ...news, callId, kind, name }, reader);
    const rest = readers.length === atOnce;
    await tx
      .updateTable('call_news')
      .set({ told_to: readers.at(-1)?.id ?? news.told_to, finished_at: rest ? null : now })
      .where('call_id', '=', callId)
      .where('kind', '=', kind)
      .execute();
    if (rest) await enqueue(tx, 'call.news', { callId, kind });
  });
}

function nextReaders(tx: Tx, scheme: string, after: string) {
  return tx
    .selectFrom('call_subscription')
    .select(['id', 'email', 'locale'])
    .where('scheme', '=', scheme)
    .where('confirmed_at', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .execute();
}

interface News {
  readonly callId: string;
  readonly kind: 'soon' | 'open';
  readonly name: LocalText;
  readonly title: unknown;
  readonly opens_at: Date;
  readonly closes_at: Date;
}

async function tellOne(
  tx: Tx,
  { address, secret }: Mailing,
  news: News,
  { id, email, locale }: Awaited<ReturnType<typeof nextReaders>>[number],
): Promise<void> {
  const token = tokenOf(secret, 'subscription', id);
  const facts = {
    scheme: news.name[locale],
    call: (news.title as LocalText)[locale],
    opensAt: news.opens_at.toISOString(),
    closesAt: news.closes_at.toISOString(),
    ever: isAlwaysOpen({ closesAt: news.closes_at }) ? 'yes' : 'no',
  };
  await sendMail(tx, {
    to: email,
    locale,
    subject: t(locale, `calls.mail.${news.kind}_subject`, facts),
    body: letter(locale, '', [
      t(locale, `calls.mail.${news.kind}`, facts),
      addressIn(locale, address, `/calls/${news.callId}`),
      t(locale, 'calls.mail.why'),
      addressIn(locale, address, `/subscriptions/${token}`),
    ]),
    unsubscribe: `${address}/api/subscriptions/${token}/unsubscribe`,
  });
}
