// Hearing by mail of the next opening of a scheme. Nobody is subscribed by somebody else: an address is asked first, by a
// link. Every mail carries the way out, which mail programs can take with one press (RFC 8058).

import { t } from '../../messages/index.ts';
import { type Db, transact, type Tx } from '../../platform/db.ts';
import type { Locale, LocalText } from '../../platform/formats.ts';
import { newId } from '../../platform/ids.ts';
import { sendMail } from '../../platform/mail.ts';
import { Refusal } from '../../platform/refusal.ts';
import { keyFor } from '../../platform/secret.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { countTry } from '../people/limits.ts';
import { schemeName } from './scheme-name.ts';
import { tokenHash, tokenOf } from './token.ts';

export type Mailing = Pick<Needs, 'address' | 'secret'>;

/** For how many days an unanswered question is kept. */
export const keptUnconfirmed = 7;

/** Asks an address whether it wants to hear of a scheme. Says the same whether or not it is subscribed already. */
export async function subscribe(
  db: Db,
  needs: Mailing,
  {
    scheme,
    email,
    locale,
    peer,
  }: { readonly scheme: string; readonly email: string; readonly locale: Locale; readonly peer: string },
  now: Date,
): Promise<void> {
  const name = await schemeName(db, scheme);
  const key = keyFor(needs.secret, 'limits');
  if (peer !== '') await countTry(db, key, `subscribing from ${peer}`, { most: 20, minutes: 60 }, now);
  await countTry(db, key, `subscribing ${email}`, { most: 5, minutes: 24 * 60 }, now);
  await transact(db, async (tx) => {
    const id = newId('sub', now.getTime());
    const row = { id, scheme, email, locale, token_hash: tokenHash(tokenOf(needs.secret, 'subscription', id)), asked_at: now };
    await tx
      .insertInto('call_subscription')
      .values(row)
      .onConflict((there) => there.columns(['scheme', 'email']).doNothing())
      .execute();
    const kept = await tx
      .updateTable('call_subscription')
      .set({ locale, asked_at: now })
      .where('scheme', '=', scheme)
      .where('email', '=', email)
      .where('confirmed_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (kept === undefined) return;
    const token = tokenOf(needs.secret, 'subscription', kept.id);
    await sendMail(tx, {
      to: email,
      locale,
      subject: t(locale, 'calls.mail.confirm_subject', { scheme: name[locale] }),
      body: letter(locale, '', [
        t(locale, 'calls.mail.confirm', { scheme: name[locale], days: keptUnconfirmed }),
        addressIn(locale, needs.address, `/subscriptions/${token}`),
        t(locale, 'calls.mail.confirm_not_you'),
      ]),
    });
  });
}

export interface Subscription {
  readonly scheme: string;
  readonly name: LocalText;
  readonly isConfirmed: boolean;
}

/** What a link in a mail stands for. */
export async function subscriptionAt(db: Db, token: string): Promise<Subscription> {
  const row = await db
    .selectFrom('call_subscription')
    .select(['scheme', 'confirmed_at'])
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal(410, 'calls.subscription_gone');
  return { scheme: row.scheme, name: await schemeName(db, row.scheme), isConfirmed: row.confirmed_at !== null };
}

/** The address says yes. A second time changes nothing. */
export async function confirmSubscription(db: Db, token: string, now: Date): Promise<Subscription> {
  const there = await subscriptionAt(db, token);
  await transact(db, (tx) =>
    tx
      .updateTable('call_subscription')
      .set({ confirmed_at: now })
      .where('token_hash', '=', tokenHash(token))
      .where('confirmed_at', 'is', null)
      .execute(),
  );
  return { ...there, isConfirmed: true };
}

/** The address wants no more. A second time changes nothing: whoever presses again is told the same. */
export async function unsubscribe(db: Db, token: string): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('call_subscription').where('token_hash', '=', tokenHash(token)).execute());
}

/** Forgets the addresses that were asked and did not answer. */
export async function forgetUnconfirmed(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptUnconfirmed * 86_400_000);
  await tx.deleteFrom('call_subscription').where('confirmed_at', 'is', null).where('asked_at', '<', before).execute();
}
