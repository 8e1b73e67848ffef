import { t } from '../../messages/index.ts';
import type { MessageKey } from '../../platform/messages.ts';
import { sendMail } from '../../platform/mail.ts';
import { record } from '../log/log.ts';
import { addressIn, letter } from '../notices/letter.ts';
import { personByEmail } from './views.ts';
import type { Visit } from './visit.ts';

/**
 * Sends a one-time code where it was asked for. Whether there is an account is told to nobody but the mailbox: without one,
 * it gets a mail that says so, unless the code is to open one.
 */
export async function mailCode(visit: Visit, address: string, email: string, code: string, minutes: number): Promise<void> {
  const { tx, purpose, now } = visit;
  const person = await personByEmail(tx, email);
  if (person === undefined && purpose !== 'sign-up') return mailNoAccount(visit, address, email);

  const locale = person?.locale ?? visit.locale;
  const text: Readonly<Record<typeof purpose, MessageKey>> = {
    'sign-in': 'mail.code.sign_in',
    second: 'mail.code.second',
    'sign-up': person === undefined ? 'mail.code.sign_up' : 'mail.code.known',
    password: 'mail.code.password',
  };
  const body = letter(locale, person?.name ?? '', [
    t(locale, text[purpose], { code, minutes }),
    t(locale, 'mail.code.never_tell'),
  ]);
  await sendMail(tx, { to: email, locale, subject: t(locale, 'mail.code.subject'), body });
  if (person === undefined) return;
  await record(tx, { at: now, kind: 'person.code_sent', subject: person.id, actor: person.id, facts: { purpose } });
}

export async function mailNoAccount({ tx, locale }: Visit, address: string, email: string): Promise<void> {
  const body = letter(locale, '', [t(locale, 'mail.no_account.text'), addressIn(locale, address, '/sign-up')]);
  await sendMail(tx, { to: email, locale, subject: t(locale, 'mail.no_account.subject'), body });
}
