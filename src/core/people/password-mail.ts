import { t } from '../../messages/index.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { addressIn, letter } from '../notices/letter.ts';

/** Tells somebody that their password was changed, so that they notice when it was not them. */
export async function mailPasswordChanged(tx: Tx, address: string, personId: string, now: Date): Promise<void> {
  const { name, email, locale } = await tx
    .selectFrom('person')
    .select(['name', 'email', 'locale'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const body = letter(locale, name, [
    t(locale, 'mail.password_changed.text', { at: now }),
    addressIn(locale, address, '/reset-password'),
  ]);
  await sendMail(tx, { to: email, locale, subject: t(locale, 'mail.password_changed.subject'), body });
}
