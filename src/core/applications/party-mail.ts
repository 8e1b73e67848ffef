import { t } from '../../messages/index.ts';
import type { Tx } from '../../platform/db.ts';
import type { Locale } from '../../platform/formats.ts';
import { sendMail } from '../../platform/mail.ts';
import type { Needs } from '../needs.ts';
import { addressIn, letter } from '../notices/letter.ts';
import type { Party } from '../schemes/shape.ts';
import { fillText } from '../schemes/texts.ts';
import type { Application } from './load.ts';

/** Asks an organisation by mail to confirm that it takes part in an application. */
export async function mailParty(
  tx: Tx,
  { address }: Pick<Needs, 'address'>,
  it: Application,
  party: Party,
  { email, locale }: { readonly email: string; readonly locale: Locale },
): Promise<void> {
  const facts = {
    applicant: locale === 'en' ? it.name_en : (it.name_zh ?? it.name_en),
    scheme: fillText(it.terms, it.terms.texts.name)[locale],
    part: fillText(it.terms, party.title)[locale],
  };
  await sendMail(tx, {
    to: email,
    locale,
    subject: t(locale, 'parties.mail.subject', facts),
    body: letter(locale, '', [
      t(locale, 'parties.mail.text', facts),
      fillText(it.terms, party.text)[locale],
      addressIn(locale, address, '/portal/parties'),
    ]),
  });
}
