import { t } from '../../messages/index.ts';
import type { Tx } from '../../platform/db.ts';
import { formatInstant, type Locale } from '../../platform/formats.ts';
import { sendMail } from '../../platform/mail.ts';
import { tokenOf } from '../calls/token.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { fillText } from '../schemes/texts.ts';
import type { Letters } from './load.ts';

export type Mailing = Pick<Needs, 'address' | 'secret'>;

interface Referee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Sends a referee the link, for the first time or as a reminder: it is the same link. */
export async function mailReferee(
  tx: Tx,
  { address, secret }: Mailing,
  of: Letters,
  { id, name, email, locale }: Referee,
  kind: 'asked' | 'reminded',
): Promise<void> {
  const applicant = locale === 'en' ? of.nameEn : (of.nameZh ?? of.nameEn);
  const facts = { applicant, scheme: fillText(of.terms, of.terms.texts.name)[locale], until: formatInstant(of.until, locale) };
  await sendMail(tx, {
    to: email,
    locale,
    subject: t(locale, `letters.mail.${kind}_subject`, facts),
    body: letter(locale, name, [
      t(locale, `letters.mail.${kind}`, facts),
      addressIn(locale, address, `/letters/${tokenOf(secret, 'referee', id)}`),
      t(locale, 'letters.mail.secret', { applicant }),
    ]),
  });
}
